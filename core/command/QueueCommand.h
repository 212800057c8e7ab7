// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/work/QueueExperiment.h"

namespace CLI {
class App;
}

namespace parascope {

/// The options of "parascope queue" as they were typed, before they mean anything.
struct RawQueueOptions {
    std::string backend = "threads";
    std::string producers = "1";
    std::string consumers = "1";
    std::string items = "5";
    std::string capacity = "0";
    std::string produceMs = "1000";
    std::string consumeMs = "2000";
    std::string sentinels;
    std::string jitter = "0";
};

/// Adds the subcommand with its options but those for output.
CLI::App* addQueue(CLI::App& app, RawQueueOptions& typed);
/// What was typed. Errors: no number, out of bounds.
Result<QueueExperiment> readQueue(const RawQueueOptions& typed);
/// The inverse: " queue --backend threads …".
[[nodiscard]] std::string queueText(const QueueExperiment& experiment);

} // namespace parascope
