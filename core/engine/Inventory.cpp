// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/Inventory.h"

#include "core/engine/MpiFinder.h"
#include "core/run/ScheduleWatch.h"

namespace parascope {

namespace {

std::vector<Availability> askForBackends(PythonFinder& finder, const std::string& python,
                                         const std::stop_token& stop) {
    MpiFinder mpi;
    static_cast<void>(mpi.look()); // it, too
    for (const auto& info : allBackends()) {
        if (info.language == Language::Python) {
            finder.look(info.backend, python); // all of them begin to answer now
        }
    }
    std::vector<Availability> all;
    for (const auto& info : allBackends()) {
        Availability here{info.backend, {}, {}};
        if (info.language == Language::Python) {
            const auto found = finder.find(info.backend, python, stop);
            here.why = found ? std::string() : found.error().text();
            here.version = found ? found->version : std::string();
        } else if (info.backend == Backend::Mpi) {
            const auto found = mpi.find(stop);
            here.why = found ? std::string() : found.error().text();
            here.version = found ? found->version : std::string();
        }
        all.push_back(std::move(here));
    }
    return all;
}

MachineReport reportMachine(PythonFinder& finder, const std::string& python, const std::stop_token& stop) {
    MachineReport report;
    report.machine = readMachine();
    RunFacts run; // of no workers: what the kernel allows is found out by asking it
    TraceBuilder trace;
    ScheduleWatch watch(ScheduleMode::Auto);
    if (watch.runStarted(run)) {
        watch.runEnded(run, trace);
    }
    report.schedule = run.schedule;
    report.scheduleNote = run.scheduleNote;
    report.pythons = finder.findAll(python, stop);
    return report;
}

} // namespace

std::vector<Availability> availableBackends(const std::string& python, const std::stop_token& stop) {
    PythonFinder finder;
    return askForBackends(finder, python, stop);
}

Inventory takeInventory(const std::string& topic, const std::string& python, const std::stop_token& stop) {
    PythonFinder finder;
    Inventory inventory;
    if (topic.empty() || topic == "backends" || topic == "queue") {
        inventory.backends = askForBackends(finder, python, stop);
    }
    if (topic.empty() || topic == "lessons") {
        inventory.lessons = shippedLessons();
    }
    if (topic.empty() || topic == "machine") {
        inventory.machine = reportMachine(finder, python, stop);
    }
    return inventory;
}

} // namespace parascope
