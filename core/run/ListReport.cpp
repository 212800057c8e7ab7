// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/JsonWriter.h"
#include "core/base/TextTable.h"
#include "core/run/Reports.h"
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

void writeBackends(JsonWriter& json) {
    json.key("backends");
    json.beginArray();
    for (const auto& backend : allBackends()) {
        json.beginObject();
        json.field("name", backend.key);
        json.field("available", true);
        json.field("why", backend.what);
        json.field("version", "");
        json.endObject();
    }
    json.endArray();
}

} // namespace

std::string listJson(const std::string& topic) {
    JsonWriter json;
    json.beginObject();
    if (wants(topic, "tasks")) {
        writeTasks(json);
    }
    if (wants(topic, "backends")) {
        writeBackends(json);
    }
    if (wants(topic, "lessons")) {
        json.key("lessons");
        json.beginArray();
        json.endArray();
    }
    json.endObject();
    return std::string(json.text()) + "\n";
}

std::string listTable(const std::string& topic) {
    std::string text;
    if (wants(topic, "tasks")) {
        TextTable table({"task", "bound by", "size counts", "what it does"});
        for (const auto& task : TaskCatalog().list()) {
            table.add({task.name, task.bound, task.counts, task.what});
        }
        text += table.text();
    }
    if (wants(topic, "backends")) {
        TextTable table({"backend", "what it is"});
        for (const auto& backend : allBackends()) {
            table.add({backend.key, backend.what});
        }
        text += (text.empty() ? "" : "\n") + table.text();
    }
    if (wants(topic, "lessons")) {
        text += text.empty() ? "" : "\n";
        text += "lessons: this version has none\n";
    }
    return text;
}

} // namespace parascope
