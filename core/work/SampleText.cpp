// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/SampleText.h"

#include "core/base/SameNumbers.h"

#include <array>
#include <cstdio>
#include <string_view>

namespace parascope {

namespace {
constexpr std::array<std::string_view, 32> kSampleWords{
    "a",    "core",   "runs",  "one",   "thread", "while",  "the",  "other",  "waits",  "for",  "its",
    "turn", "and",    "every", "queue", "holds",  "work",   "that", "nobody", "has",    "done", "yet",
    "lock", "memory", "disk",  "page",  "time",   "worker", "is",   "busy",   "before", "it"};
} // namespace

std::string makeSampleText() {
    SameNumbers numbers(1);
    std::string text;
    text.reserve(kSampleBytes + 16);
    while (text.size() < kSampleBytes) {
        text += kSampleWords[numbers.next() % kSampleWords.size()];
        text += ' ';
    }
    text.resize(kSampleBytes);
    return text;
}

std::string checksumText(std::uint32_t checksum) {
    std::array<char, 9> text{};
    std::snprintf(text.data(), text.size(), "%08x", checksum);
    return text.data();
}

} // namespace parascope
