// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/Sleep.h"

#include <condition_variable>
#include <mutex>
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
    const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(size);
    std::mutex mutex;
    std::condition_variable_any wakeUp;
    std::unique_lock lock(mutex);
    wakeUp.wait_until(lock, context.stop, until, [] { return false; });
    context.recorder.record({begin, monotonicNow(), "sleeping", State::Sleeping, sched_getcpu()});
    if (context.stop.stop_requested()) {
        return std::optional<std::string>();
    }
    return std::optional("slept " + std::to_string(size) + " ms");
}

} // namespace parascope
