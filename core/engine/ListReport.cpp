// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/JsonWriter.h"
#include "core/base/TextTable.h"
#include "core/engine/PythonFinder.h"
#include "core/engine/Reports.h"
#include "core/work/QueueExperiment.h"
#include "core/work/Task.h"

namespace parascope {

namespace {

bool wants(const std::string& topic, std::string_view what) {
    return topic.empty() || topic == what;
}

void writeTasks(JsonWriter& json) {
    json.key("tasks");
    json.beginArray();
    for (const auto& task : TaskCatalog().list()) {
        json.beginObject();
        json.field("name", task.name);
        json.field("bound", task.bound);
        json.field("counts", task.counts);
        json.field("what", task.what);
        json.endObject();
    }
    json.endArray();
}

void writeBackends(JsonWriter& json, const std::vector<Availability>& backends) {
    json.key("backends");
    json.beginArray();
    for (const auto& backend : backends) {
        const auto& info = infoOf(backend.backend);
        json.beginObject();
        json.field("name", info.key);
        json.field("available", backend.isAvailable());
        json.field("why", backend.isAvailable() ? info.what : backend.why);
        json.field("version", backend.version);
        json.field("what", info.what);
        json.field("queue", canRunQueue(backend.backend));
        json.endObject();
    }
    json.endArray();
}

TextTable backendTable(const std::vector<Availability>& backends) {
    TextTable table({"backend", "here", "queue", "what it is"});
    for (const auto& backend : backends) {
        const auto& info = infoOf(backend.backend);
        const auto here = backend.version.empty() ? std::string("yes") : backend.version;
        table.add({info.key, backend.isAvailable() ? here : "no", canRunQueue(backend.backend) ? "yes" : "–",
                   info.what});
    }
    return table;
}

} // namespace

std::vector<Availability> availableBackends(const std::string& python) {
    PythonFinder finder;
    std::vector<Availability> all;
    for (const auto& info : allBackends()) {
        Availability here{info.backend, {}, {}};
        if (info.language == Language::Python) {
            const auto found = finder.find(info.backend, python);
            here.why = found ? std::string() : found.error().text();
            here.version = found ? found->version : std::string();
        }
        all.push_back(std::move(here));
    }
    return all;
}

std::string listJson(const std::string& topic, const std::vector<Availability>& backends) {
    JsonWriter json;
    json.beginObject();
    if (wants(topic, "tasks")) {
        writeTasks(json);
    }
    if (wants(topic, "backends")) {
        writeBackends(json, backends);
    }
    if (wants(topic, "lessons")) {
        json.key("lessons");
        json.beginArray();
        json.endArray();
    }
    json.endObject();
    return std::string(json.text()) + "\n";
}

std::string listTable(const std::string& topic, const std::vector<Availability>& backends) {
    std::string text;
    if (wants(topic, "tasks")) {
        TextTable table({"task", "bound by", "size counts", "what it does"});
        for (const auto& task : TaskCatalog().list()) {
            table.add({task.name, task.bound, task.counts, task.what});
        }
        text += table.text();
    }
    if (wants(topic, "backends")) {
        text += (text.empty() ? "" : "\n") + backendTable(backends).text();
        for (const auto& backend : backends) {
            if (!backend.isAvailable()) {
                text += infoOf(backend.backend).key + ": " + backend.why + "\n";
            }
        }
    }
    if (wants(topic, "lessons")) {
        text += text.empty() ? "" : "\n";
        text += "lessons: this version has none\n";
    }
    return text;
}

} // namespace parascope
