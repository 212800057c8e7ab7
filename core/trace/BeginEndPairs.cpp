// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/BeginEndPairs.h"

#include <algorithm>

namespace parascope {

namespace {

/// How far one looks for a partner among events of one moment: of more, nobody can tell who belongs to whom.
constexpr std::size_t kMostLookedAt = 256;

bool fits(const SpanEdge& begin, const SpanEdge& end) {
    return !end.name.isValid() || end.name == begin.name;
}

class Pairing {
public:
    explicit Pairing(std::vector<SpanEdge> edges)
        : m_edges(std::move(edges))
        , m_isTaken(m_edges.size()) {
        const auto isEarlier = [](const SpanEdge& a, const SpanEdge& b) { return a.time < b.time; };
        if (!std::is_sorted(m_edges.begin(), m_edges.end(), isEarlier)) {
            m_isReordered = true;
            // Their place in the file tells nothing: of one moment, what ends goes before what begins.
            std::stable_sort(m_edges.begin(), m_edges.end(), [](const SpanEdge& a, const SpanEdge& b) {
                return a.time != b.time ? a.time < b.time : a.isEnd && !b.isEnd;
            });
        }
    }

    PairedSpans run() {
        for (std::size_t i = 0; i < m_edges.size(); ++i) {
            if (m_edges[i].isEnd) {
                takeEnd(i);
            } else if (!m_isTaken[i]) {
                m_open.push_back(m_edges[i]);
            }
        }
        m_paired.open = std::move(m_open);
        return std::move(m_paired);
    }

private:
    void close(const SpanEdge& begin, const SpanEdge& end) {
        Span span;
        span.begin = begin.time;
        span.end = end.time;
        span.name = begin.name;
        span.core = end.core >= 0 ? end.core : begin.core;
        span.state = begin.state;
        m_paired.spans.push_back(span);
    }

    void takeEnd(std::size_t index) {
        swapForOneThatFits(index);
        const auto& end = m_edges[index];
        if (!m_open.empty() && fits(m_open.back(), end)) {
            close(m_open.back(), end);
            m_open.pop_back();
        } else if (const auto begin = laterBeginOf(index); begin < m_edges.size()) {
            close(m_edges[begin], end); // a span without length whose end stands first
            m_isTaken[begin] = true;
        } else {
            (m_open.empty() ? m_paired.strays : m_paired.misnamed).push_back(end);
        }
    }

    /// Of several ends of one moment, the one of the innermost open span goes first.
    void swapForOneThatFits(std::size_t index) {
        if (m_open.empty() || fits(m_open.back(), m_edges[index])) {
            return;
        }
        const auto stop = endOfMoment(index);
        for (auto i = index + 1; i < stop && m_edges[i].isEnd; ++i) {
            if (fits(m_open.back(), m_edges[i])) {
                std::swap(m_edges[index], m_edges[i]);
                return;
            }
        }
    }

    /// The begin of a span without length that stands behind its end, since both were reordered.
    [[nodiscard]] std::size_t laterBeginOf(std::size_t index) const {
        const auto& end = m_edges[index];
        const auto stop = m_isReordered && (end.name.isValid() || m_open.empty()) ? endOfMoment(index) : 0;
        for (auto i = index + 1; i < stop; ++i) {
            if (!m_edges[i].isEnd && fits(m_edges[i], end) && !m_isTaken[i]) {
                return i;
            }
        }
        return m_edges.size();
    }

    /// Behind the events of the same moment.
    [[nodiscard]] std::size_t endOfMoment(std::size_t index) const {
        const auto most = std::min(m_edges.size(), index + kMostLookedAt);
        auto stop = index + 1;
        while (stop < most && m_edges[stop].time == m_edges[index].time) {
            ++stop;
        }
        return stop;
    }

    std::vector<SpanEdge> m_edges;
    std::vector<SpanEdge> m_open;
    std::vector<bool> m_isTaken; ///< begins that were ended before their turn
    bool m_isReordered = false;
    PairedSpans m_paired;
};

} // namespace

PairedSpans pairedSpans(std::vector<SpanEdge> edges) {
    return Pairing(std::move(edges)).run();
}

} // namespace parascope
