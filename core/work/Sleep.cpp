// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/Sleep.h"

#include "core/base/InterruptibleSleep.h"

#include <sched.h>

namespace parascope {

TaskInfo Sleep::info() const {
    return {"sleep",
            "sleep",
            "milliseconds",
            "waits for a timer: needs a worker, but no core",
            500,
            24 * 3600'000L,
            "it would take longer than a day"};
}

Result<std::optional<std::string>> Sleep::run(std::uint64_t size, TaskContext& context) const {
    const OutOfTurn wait(context.turns); // who sleeps keeps nobody from running
    const auto begin = monotonicNow();
    const bool slept = sleepUntil(begin + std::chrono::milliseconds(size), context.stop);
    context.recorder.record({begin, monotonicNow(), "sleeping", State::Sleeping, sched_getcpu()});
    if (!slept) {
        return std::optional<std::string>();
    }
    return std::optional("slept " + std::to_string(size) + " ms");
}

} // namespace parascope
