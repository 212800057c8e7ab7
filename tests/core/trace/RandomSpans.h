// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/Span.h"

#include <random>
#include <vector>

namespace parascope::test {

/// Spans by chance, the same for the same seed.
class RandomSpans {
public:
    explicit RandomSpans(unsigned seed)
        : m_random(seed) {}

    [[nodiscard]] std::int64_t below(std::int64_t bound) {
        return static_cast<std::int64_t>(m_random() % static_cast<std::uint64_t>(bound));
    }

    /// A row: in order, never overlapping, of very different lengths, some touching, some of no length.
    std::vector<Span> row(std::size_t count, std::int64_t from = 1'000'000) {
        std::vector<Span> spans;
        auto at = Nanoseconds(from);
        for (std::size_t i = 0; i < count; ++i) {
            const bool touches = below(3) == 0;
            at += Nanoseconds(touches ? 0 : below(length()));
            const auto end = at + Nanoseconds(below(20) == 0 ? 0 : below(length()));
            spans.push_back(span(at, end));
            at = end;
        }
        return spans;
    }

    Span span(Nanoseconds begin, Nanoseconds end) {
        Span made;
        made.begin = begin;
        made.end = end;
        made.name = NameId(static_cast<std::int32_t>(below(4)));
        made.core = static_cast<std::int16_t>(below(5) - 1);
        made.state = kAllStates[static_cast<std::size_t>(below(kStateCount))];
        return made;
    }

    /// Spans nested to some depth within [begin, end), every parent before its children.
    void nested(Nanoseconds begin, Nanoseconds end, int depth, std::vector<Span>& spans) {
        for (auto at = begin; at < end && depth > 0;) {
            const auto from = at + Nanoseconds(below((end - at).count()) / 2);
            const auto to = from + Nanoseconds(1 + below((end - from).count()));
            spans.push_back(span(from, to));
            if (below(2) == 0) {
                nested(from, to, depth - 1, spans);
            }
            at = to;
        }
    }

private:
    std::int64_t length() { return std::int64_t{1} << (below(14) + 1); }

    std::mt19937_64 m_random;
};

} // namespace parascope::test
