// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/queue/QueueOrders.h"

#include <charconv>

namespace parascope::queue_order {

namespace {

constexpr std::string_view kDelayProduce = "delay produce ";
constexpr std::string_view kDelayConsume = "delay consume ";
constexpr std::string_view kFail = "fail ";

/// The number behind a beginning; nothing when the line does not begin so.
std::optional<std::int64_t> numberAfter(std::string_view line, std::string_view beginning) {
    if (!line.starts_with(beginning)) {
        return std::nullopt;
    }
    const auto text = line.substr(beginning.size());
    std::int64_t number = 0;
    const auto [at, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    return problem == std::errc{} && at == text.data() + text.size() && number >= 0 ? std::optional(number)
                                                                                    : std::nullopt;
}

} // namespace

std::string delay(QueueSide side, Nanoseconds length) {
    return std::string(side == QueueSide::Producer ? kDelayProduce : kDelayConsume) +
           std::to_string(length.count());
}

std::string fail(WorkerId worker) {
    return std::string(kFail) + std::to_string(worker.value);
}

std::optional<Delay> delayIn(std::string_view line) {
    if (const auto produce = numberAfter(line, kDelayProduce)) {
        return Delay{QueueSide::Producer, Nanoseconds(*produce)};
    }
    if (const auto consume = numberAfter(line, kDelayConsume)) {
        return Delay{QueueSide::Consumer, Nanoseconds(*consume)};
    }
    return std::nullopt;
}

std::optional<WorkerId> failing(std::string_view line) {
    const auto worker = numberAfter(line, kFail);
    return worker ? std::optional(WorkerId(static_cast<std::int32_t>(*worker))) : std::nullopt;
}

void lead(std::string_view line, QueuePace& pace) {
    if (line == kPause) {
        pace.pause();
    } else if (line == kResume) {
        pace.resume();
    } else if (line == kStep) {
        pace.step();
    } else if (const auto delay = delayIn(line)) {
        pace.setDelay(delay->side, delay->length);
    }
}

} // namespace parascope::queue_order
