// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/ListReport.h"
#include "core/base/Affinity.h"
#include "core/base/JsonWriter.h"
#include "core/base/Numbers.h"
#include "core/base/TextTable.h"
#include "core/demos/queue/QueueParameters.h"
#include "core/report/RunJson.h"
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
        json.field("usual", task.usualSize);
        json.field("largest", task.largestSize);
        json.endObject();
    }
    json.endArray();
}

std::vector<Availability> thoseOfQueues(std::vector<Availability> backends) {
    std::erase_if(backends, [](const Availability& backend) { return !canRunQueue(backend.backend); });
    return backends;
}

void writeBackends(JsonWriter& json, const char* key, const std::vector<Availability>& backends) {
    json.key(key);
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

std::string backendsInText(const std::vector<Availability>& backends) {
    auto text = backendTable(backends).text();
    for (const auto& backend : backends) {
        if (!backend.isAvailable()) {
            text += infoOf(backend.backend).key + ": " + backend.why + "\n";
        }
    }
    return text;
}

void writeLessons(JsonWriter& json, const std::vector<ShippedLesson>& lessons) {
    json.key("lessons");
    json.beginArray();
    for (const auto& lesson : lessons) {
        json.beginObject();
        json.field("name", lesson.name);
        json.field("title", lesson.title);
        json.field("file", lesson.file.string());
        json.endObject();
    }
    json.endArray();
}

TextTable lessonTable(const std::vector<ShippedLesson>& lessons) {
    TextTable table({"lesson", "what it is about"});
    for (const auto& lesson : lessons) {
        table.add({lesson.name, lesson.title});
    }
    return table;
}

void writePython(JsonWriter& json, const FoundPython& python) {
    json.beginObject();
    json.field("path", python.path);
    json.field("available", python.info.has_value());
    json.field("why", python.info ? std::string() : python.info.error().text());
    json.field("version", python.info ? python.info->version : std::string());
    json.key("gil");
    python.info ? json.value(python.info->hasGil) : json.rawValue("null");
    json.endObject();
}

void writeMachineReport(JsonWriter& json, const MachineReport& report) {
    json.key("machine");
    writeMachine(json, report.machine);
    json.field("schedule", report.schedule);
    json.field("schedule_note", report.scheduleNote);
    json.key("pythons");
    json.beginArray();
    for (const auto& python : report.pythons) {
        writePython(json, python);
    }
    json.endArray();
}

std::string pythonInWords(const FoundPython& python) {
    if (!python.info) {
        return python.info.error().text();
    }
    return python.info->version + (python.info->hasGil ? "" : ", without a GIL") + ", " + python.path;
}

TextTable machineTable(const MachineReport& report) {
    const auto& machine = report.machine;
    TextTable table({"", ""});
    table.add({"processor", machine.cpu});
    table.add({"kernel", machine.kernel});
    table.add({"cores", std::to_string(machine.cores)});
    table.add({"cores allowed", machine.coresAllowed.empty() ? "all" : coreListText(machine.coresAllowed)});
    table.add({"CPU quota", machine.cpuQuota
                                ? decimals(*machine.cpuQuota, 2) + " cores' worth of time (cgroup)"
                                : "none"});
    table.add({"perf_event_paranoid",
               machine.perfEventParanoid ? std::to_string(*machine.perfEventParanoid) : "–"});
    table.add({"schedule",
               report.schedule == "exact" ? "exact: the kernel tells of every switch" : report.scheduleNote});
    if (report.pythons.empty()) {
        table.add({"Python", "none is in PATH"});
    }
    for (const auto& python : report.pythons) {
        table.add({"Python", pythonInWords(python)});
    }
    return table;
}

} // namespace

std::string listJson(const std::string& topic, const Inventory& inventory) {
    JsonWriter json;
    json.beginObject();
    if (wants(topic, "tasks")) {
        writeTasks(json);
    }
    if (wants(topic, "backends")) {
        writeBackends(json, "backends", inventory.backends);
    }
    if (topic == "queue") { // else each backend says so itself
        writeBackends(json, "queue", thoseOfQueues(inventory.backends));
    }
    if (wants(topic, "lessons")) {
        writeLessons(json, inventory.lessons);
    }
    if (wants(topic, "machine")) {
        writeMachineReport(json, inventory.machine);
    }
    json.endObject();
    return std::string(json.text()) + "\n";
}

std::string listTable(const std::string& topic, const Inventory& inventory) {
    std::string text;
    if (wants(topic, "tasks")) {
        TextTable table({"task", "bound by", "size counts", "usual", "what it does"});
        for (const auto& task : TaskCatalog().list()) {
            table.add({task.name, task.bound, task.counts, formatCount(task.usualSize), task.what});
        }
        text += table.text();
    }
    if (wants(topic, "backends")) {
        text += (text.empty() ? "" : "\n") + backendsInText(inventory.backends);
    }
    if (topic == "queue") {
        text += backendsInText(thoseOfQueues(inventory.backends));
    }
    if (wants(topic, "lessons")) {
        text += (text.empty() ? "" : "\n") + lessonTable(inventory.lessons).text();
    }
    if (wants(topic, "machine")) {
        text += (text.empty() ? "" : "\n") + machineTable(inventory.machine).text();
    }
    return text;
}

} // namespace parascope
