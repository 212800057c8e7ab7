// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/QueueArguments.h"

#include <array>
#include <charconv>

namespace parascope {

namespace {

std::string textOf(double number) {
    std::array<char, 32> text{};
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), number).ptr};
}

template <class T>
Result<T> parsed(const std::string& key, const std::string& text) {
    T value{};
    const auto* const end = text.data() + text.size();
    const auto [at, problem] = std::from_chars(text.data(), end, value);
    if (problem != std::errc{} || at != end) {
        return failure("the word " + key + "=" + text, "this is no number",
                       "let Parascope start this program");
    }
    return value;
}

/// Reads words one after another; the first problem stays.
class Reader {
public:
    explicit Reader(const std::vector<std::string>& words)
        : m_words(words) {}

    template <class T>
    void read(const std::string& key, T& into) {
        const auto text = valueOfWord(m_words, key);
        const auto value = text ? parsed<T>(key, *text) : Result<T>(failure(text.error()));
        if (value) {
            into = *value;
        } else if (good) {
            good = failure(value.error());
        }
    }
    void read(const std::string& key, Nanoseconds& into) {
        std::int64_t count = 0;
        read(key, count);
        into = Nanoseconds(count);
    }

    Result<void> good;

private:
    const std::vector<std::string>& m_words;
};

} // namespace

std::vector<std::string> queueArguments(const QueueExperiment& experiment) {
    return {"producers=" + std::to_string(experiment.producers),
            "consumers=" + std::to_string(experiment.consumers),
            "items=" + std::to_string(experiment.items),
            "capacity=" + std::to_string(experiment.capacity),
            "produce-ns=" + std::to_string(experiment.produce.count()),
            "consume-ns=" + std::to_string(experiment.consume.count()),
            "jitter=" + textOf(experiment.jitter),
            "sentinels=" + std::to_string(experiment.sentinelCount())};
}

Result<QueueExperiment> readQueueWords(const std::vector<std::string>& words) {
    QueueExperiment experiment;
    Reader reader(words);
    reader.read("producers", experiment.producers);
    reader.read("consumers", experiment.consumers);
    reader.read("items", experiment.items);
    reader.read("capacity", experiment.capacity);
    reader.read("produce-ns", experiment.produce);
    reader.read("consume-ns", experiment.consume);
    reader.read("jitter", experiment.jitter);
    reader.read("sentinels", experiment.sentinels.emplace());
    if (!reader.good) {
        return failure(reader.good.error());
    }
    if (const auto good = checkQueue(experiment); !good) {
        return failure(good.error());
    }
    return experiment;
}

Result<std::string> valueOfWord(const std::vector<std::string>& words, const std::string& key) {
    for (const auto& word : words) {
        if (word.starts_with(key + "=")) {
            return word.substr(key.size() + 1);
        }
    }
    return failure("the word " + key + "=…", "it is missing", "let Parascope start this program");
}

Result<std::int64_t> numberOfWord(const std::vector<std::string>& words, const std::string& key) {
    const auto text = valueOfWord(words, key);
    return text ? parsed<std::int64_t>(key, *text) : failure(text.error());
}

} // namespace parascope
