// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/PythonFinder.h"
#include "core/engine/ShippedLessons.h"
#include "core/observe/Machine.h"

namespace parascope {

/// Whether a backend can be used here.
struct Availability {
    Backend backend = Backend::Serial;
    std::string why;     ///< why it cannot be used, and what to do; empty when it can
    std::string version; ///< of the interpreter or of Open MPI, where there is one

    [[nodiscard]] bool isAvailable() const { return why.empty(); }
};

/// What of the machine this program may use, and how well it can watch it.
struct MachineReport {
    Machine machine;
    std::string schedule;     ///< as RunFacts::schedule of a run made now
    std::string scheduleNote; ///< as RunFacts::scheduleNote: why it is not exact and how to get that
    std::vector<FoundPython> pythons;
};

/// What there is to choose from that is not built in.
struct Inventory {
    std::vector<Availability> backends;
    MachineReport machine;
    std::vector<ShippedLesson> lessons{};
};

/// Of all backends; asks the Python interpreters that there are, `python` when it is not empty, all at once.
/// When `stop` is requested it returns soon, with what it knows.
[[nodiscard]] std::vector<Availability> availableBackends(const std::string& python,
                                                          const std::stop_token& stop = {});

/// What a topic of "list" needs, empty for all; the rest stays empty. `python` and `stop` as above.
[[nodiscard]] Inventory takeInventory(const std::string& topic, const std::string& python,
                                      const std::stop_token& stop = {});

} // namespace parascope
