// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command/QueueCommand.h"

#include "core/base/Numbers.h"

#include <array>
#include <charconv>
#include <CLI/CLI.hpp>
#include <cmath>

namespace parascope {

namespace {

/// A whole number from 0 on; k, M and G are understood.
Result<std::uint64_t> readCount(const std::string& typed, const std::string& what) {
    if (typed == "0") {
        return std::uint64_t{0}; // parseCount wants at least one
    }
    auto count = parseCount(typed, what);
    if (!count) {
        return failure(count.error().what, count.error().why,
                       "give a whole number from 0 on, with k, M or G if you like (1000000, 1M)");
    }
    return count;
}

Result<int> readSmall(const std::string& typed, const std::string& what) {
    constexpr std::uint64_t kMost = 1'000'000; // what is too many the experiment says itself
    const auto count = readCount(typed, what);
    if (!count) {
        return failure(count.error().what, count.error().why,
                       "give 1 to " + std::to_string(kMostQueueWorkers));
    }
    return static_cast<int>(std::min(*count, kMost));
}

Result<double> readNumber(const std::string& typed, const std::string& what, const std::string& remedy) {
    double value = 0;
    const auto* end = typed.data() + typed.size();
    const auto [at, problem] = std::from_chars(typed.data(), end, value);
    if (problem != std::errc{} || at != end) {
        return failure(what + " '" + typed + "'", "this is no number", remedy);
    }
    return value;
}

Result<Nanoseconds> readDelay(const std::string& typed, const std::string& what) {
    const std::string remedy = "give milliseconds, 0 to 3600000";
    const auto value = readNumber(typed, what, remedy);
    if (!value) {
        return failure(value.error());
    }
    if (!(*value >= 0 && *value <= 3'600'000)) {
        return failure(what + " '" + typed + "'", "that is no time to work on an item", remedy);
    }
    return Nanoseconds(std::llround(*value * 1e6));
}

std::string millisecondsText(Nanoseconds delay) {
    std::array<char, 32> text{};
    const auto end =
        std::to_chars(text.data(), text.data() + text.size(), static_cast<double>(delay.count()) / 1e6);
    return {text.data(), end.ptr};
}

} // namespace

CLI::App* addQueue(CLI::App& app, RawQueueOptions& typed) {
    auto* queue = app.add_subcommand("queue", "producers and consumers share a queue: who waits for whom");
    const auto add = [queue](const char* name, std::string& text, const std::string& what, const char* type) {
        queue->add_option(name, text, what)->type_name(type)->capture_default_str();
    };
    add("--backend", typed.backend, "how producers and consumers are made: " + queueBackendsInWords(), "B");
    add("--producers", typed.producers, "1 to 64", "P");
    add("--consumers", typed.consumers, "1 to 64", "C");
    add("--items", typed.items, "items of all producers together, from 0", "K");
    add("--capacity", typed.capacity, "items that the queue holds; 0: unbounded", "Q");
    add("--produce-ms", typed.produceMs, "a producer needs that long for an item, milliseconds", "A");
    add("--consume-ms", typed.consumeMs, "a consumer needs that long for an item, milliseconds", "B");
    add("--sentinels", typed.sentinels, "how many end marks are put in at the end (one per consumer)", "N");
    add("--jitter", typed.jitter, "each delay is up to that share longer or shorter, 0 to 1", "SHARE");
    queue->footer("k, M and G are understood: --items 1M\n"
                  "Example: parascope queue --consumers 2 --sentinels 1\n"
                  "shows what happens when one end mark is missing.");
    return queue;
}

Result<QueueExperiment> readQueue(const RawQueueOptions& typed) {
    const auto backend = parseQueueBackend(typed.backend);
    const auto producers = readSmall(typed.producers, "producers");
    const auto consumers = readSmall(typed.consumers, "consumers");
    const auto sentinels = readSmall(typed.sentinels.empty() ? "0" : typed.sentinels, "sentinels");
    const auto items = readCount(typed.items, "items");
    const auto capacity = readCount(typed.capacity, "capacity");
    const auto produce = readDelay(typed.produceMs, "produce-ms");
    const auto consume = readDelay(typed.consumeMs, "consume-ms");
    const auto jitter = readNumber(typed.jitter, "jitter", "give 0 to 1");
    for (const auto* error : {backend ? nullptr : &backend.error(), producers ? nullptr : &producers.error(),
                              consumers ? nullptr : &consumers.error(),
                              sentinels ? nullptr : &sentinels.error(), items ? nullptr : &items.error(),
                              capacity ? nullptr : &capacity.error(), produce ? nullptr : &produce.error(),
                              consume ? nullptr : &consume.error(), jitter ? nullptr : &jitter.error()}) {
        if (error != nullptr) {
            return failure(*error);
        }
    }
    QueueExperiment experiment{*backend, *producers, *consumers, *items, *capacity,
                               *produce, *consume,   *jitter,    {},     {}};
    if (!typed.sentinels.empty()) {
        experiment.sentinels = *sentinels;
    }
    if (const auto good = checkQueue(experiment); !good) {
        return failure(good.error());
    }
    return experiment;
}

std::string queueText(const QueueExperiment& experiment) {
    const auto count = [](std::uint64_t number) { return number == 0 ? "0" : formatCount(number); };
    std::string text = " queue --backend " + infoOf(experiment.backend).key + " --producers " +
                       std::to_string(experiment.producers) + " --consumers " +
                       std::to_string(experiment.consumers) + " --items " + count(experiment.items) +
                       " --capacity " + count(experiment.capacity) + " --produce-ms " +
                       millisecondsText(experiment.produce) + " --consume-ms " +
                       millisecondsText(experiment.consume);
    if (experiment.sentinels) {
        text += " --sentinels " + std::to_string(*experiment.sentinels);
    }
    if (experiment.jitter != 0) {
        std::array<char, 32> share{};
        const auto end = std::to_chars(share.data(), share.data() + share.size(), experiment.jitter);
        text += " --jitter " + std::string(share.data(), end.ptr);
    }
    return text;
}

} // namespace parascope
