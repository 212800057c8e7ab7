// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Ids.h"
#include "core/base/Time.h"
#include "core/work/Usage.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parascope {

/// How a worker's life ended.
enum class WorkerExit : std::uint8_t {
    Unknown, ///< it has not ended yet
    Ok,
    Stopped, ///< the user stopped it
    Failed,  ///< its task gave an error
    Crashed, ///< a signal ended it that we did not send
    Exited,  ///< it ended by itself before its work was done
    Killed,  ///< it did not stop when asked, so it was ended
    Silent,  ///< it did not announce itself in time
    Flooded, ///< it wrote more than can be kept
    Rubbish, ///< it wrote what is no trace event
};

/// The word in JSON: "ok", "crashed" …
[[nodiscard]] std::string_view exitKey(WorkerExit exit);
[[nodiscard]] WorkerExit exitFromKey(std::string_view key);

/// Where a worker is, when it may be elsewhere.
struct WorkerPlace {
    std::string host;                      ///< its name; empty: nobody said so, it is here
    std::string machine;                   ///< whose kernel it has: hosts may share one
    int cores = 0;                         ///< that it may use there
    std::string schedule;                  ///< of a host elsewhere: "exact", or why its kernel does not tell
    bool isElsewhere = false;              ///< its process numbers are not those of this machine
    std::optional<Nanoseconds> clockAhead; ///< how far the host's clock is ahead; nothing: it has ours
    std::optional<Nanoseconds> clockBound; ///< by how much its moments may be wrong on our axis

    bool operator==(const WorkerPlace&) const = default;
};

/// What is known of one worker of a run. Moments that have not come yet are 0.
struct WorkerRecord {
    WorkerId id;
    std::string name;    ///< "worker 0", or what its demo calls it: "producer 0"
    WorkerPlace place;   ///< where it is
    LaneId lane;         ///< what it recorded
    LaneId scheduleLane; ///< what the kernel says of it; invalid when nobody asked the kernel
    std::int64_t pid = 0;
    std::int64_t tid = 0;
    std::int64_t keeper = 0; ///< the process that keeps all that comes of it; 0: none; not kept in files
    Nanoseconds launched{};
    Nanoseconds announced{};
    Nanoseconds ended{};
    Usage usage; ///< from its release to its end
    std::vector<std::string> results;
    std::string total; ///< of the first rank: what the parts of all came to; empty: they were not added up
    WorkerExit exit = WorkerExit::Unknown;
    std::string message; ///< why it did not end well
    std::string output;  ///< what it printed on its own stdout and stderr, cut to a bound

    /// Whether it is a thread of this machine, by the numbers that the kernel here knows it by.
    [[nodiscard]] bool isKnownHere() const { return tid != 0 && !place.isElsewhere; }
    bool operator==(const WorkerRecord&) const = default;
};

} // namespace parascope
