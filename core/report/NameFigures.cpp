// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/NameFigures.h"

#include "core/base/Numbers.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>

namespace parascope {

namespace {

/// The spans of a row, of which any part lies in the range.
std::span<const Span> spansIn(std::span<const Span> row, const TimeSpan& range) {
    const auto first = std::partition_point(row.begin(), row.end(),
                                            [&](const Span& span) { return span.end < range.begin; });
    const auto last =
        std::partition_point(first, row.end(), [&](const Span& span) { return span.begin <= range.end; });
    return {first, last};
}

/// How much of a span counts; nothing for one that only touches the range.
std::optional<Nanoseconds> countedOf(const Span& span, const TimeSpan& range) {
    const auto inside = span.time().intersected(range).length();
    return inside > Nanoseconds{0} || span.begin == span.end ? std::optional(inside) : std::nullopt;
}

/// The figures of all names by the names' numbers.
class NameSums {
public:
    explicit NameSums(const TimeSpan& range)
        : m_range(range) {}

    void add(const LaneIndex& lane) {
        const auto rows = lane.rows();
        for (std::size_t depth = 0; depth < rows.size(); ++depth) {
            const bool hasInner = depth + 1 < rows.size();
            add(spansIn(rows[depth].spans(), m_range),
                hasInner ? spansIn(rows[depth + 1].spans(), m_range) : std::span<const Span>());
        }
    }

    [[nodiscard]] std::vector<NameFigures> finish(const Trace& trace) {
        std::vector<NameFigures> figures;
        for (std::size_t number = 0; number < m_names.size(); ++number) {
            auto& name = m_names[number];
            if (name.lengths.empty()) {
                continue;
            }
            name.figures.count = name.lengths.size();
            const auto middle =
                name.lengths.begin() + static_cast<std::ptrdiff_t>((name.lengths.size() - 1) / 2);
            std::nth_element(name.lengths.begin(), middle, name.lengths.end());
            name.figures.median = *middle;
            name.figures.name = trace.name(NameId(static_cast<std::int32_t>(number)));
            figures.push_back(std::move(name.figures));
            name = {}; // its lengths are many
        }
        return figures;
    }

private:
    struct Sum {
        NameFigures figures;
        std::vector<Nanoseconds> lengths;
    };

    /// Both rows are in order of time: who stands in whom is found on one way through both.
    void add(std::span<const Span> row, std::span<const Span> inner) {
        auto child = inner.begin();
        for (const auto& span : row) {
            const auto counted = countedOf(span, m_range);
            auto self = counted.value_or(Nanoseconds{0});
            while (child != inner.end() && child->begin < span.begin) {
                ++child; // it stands in none: it partly overlaps another
            }
            for (; child != inner.end() && child->end <= span.end; ++child) {
                self -= countedOf(*child, m_range).value_or(Nanoseconds{0});
            }
            if (counted && span.name.isValid()) {
                add(span.name, *counted, self);
            }
        }
    }

    void add(NameId name, Nanoseconds counted, Nanoseconds self) {
        if (name.index() >= m_names.size()) {
            m_names.resize(name.index() + 1);
        }
        auto& sum = m_names[name.index()];
        sum.figures.total += counted;
        sum.figures.self += self;
        sum.figures.longest = std::max(sum.figures.longest, counted);
        sum.lengths.push_back(counted);
    }

    TimeSpan m_range;
    std::vector<Sum> m_names;
};

Figure seconds(const char* key, const char* label, const char* formula, Nanoseconds time) {
    return {key, label, "s", formula, toSeconds(time)};
}

Figure number(const char* key, const char* label, const char* formula, std::size_t count) {
    return {key, label, "count", formula, static_cast<double>(count)};
}

std::string titleOf(const std::string& name) {
    return name.empty() ? "(no name)" : name;
}

/// With its sign, which people look for here.
Figure difference(double seconds) {
    Figure figure{"difference_s", "2 − 1", "s", "total of 2 minus total of 1", seconds};
    const auto size = durationInWords(std::abs(seconds));
    figure.words = seconds > 0 ? "+" + size : seconds < 0 ? "−" + size : size;
    return figure;
}

using BothNames = std::map<std::string, std::pair<const NameFigures*, const NameFigures*>>;

ReportRow differenceRow(const BothNames::value_type& both) {
    static const NameFigures kNone;
    const auto& first = both.second.first != nullptr ? *both.second.first : kNone;
    const auto& second = both.second.second != nullptr ? *both.second.second : kNone;
    const bool isRatio = first.total > Nanoseconds{0} && second.count > 0;
    Figure ratio{"ratio", "2 ÷ 1", "×", "total of 2 divided by total of 1", std::nullopt};
    if (isRatio) {
        ratio.value = toSeconds(second.total) / toSeconds(first.total);
    }
    return {both.first,
            titleOf(both.first),
            {number("count_1", "count 1", "spans of that name in 1", first.count),
             number("count_2", "count 2", "spans of that name in 2", second.count),
             seconds("total_1_s", "total 1", "their lengths together in 1", first.total),
             seconds("total_2_s", "total 2", "their lengths together in 2", second.total),
             difference(toSeconds(second.total) - toSeconds(first.total)), std::move(ratio)}};
}

double sizeOfDifference(const ReportRow& row) {
    return std::abs(row.figures[4].value.value_or(0));
}

} // namespace

std::vector<LaneId> lanesWithNames(const Trace& trace) {
    std::vector<LaneId> named;
    std::vector<LaneId> cores;
    for (std::size_t i = 0; i < trace.lanes().size(); ++i) {
        const LaneId id(static_cast<std::int32_t>(i));
        const auto kind = trace.lanes()[i].info.kind;
        if (kind == LaneKind::Core) {
            cores.push_back(id);
        } else if (kind != LaneKind::Schedule) {
            named.push_back(id);
        }
    }
    return named.empty() ? cores : named;
}

std::vector<NameFigures> nameFigures(const Trace& trace, const TimeSpan& range) {
    NameSums sums(range);
    for (const auto lane : lanesWithNames(trace)) {
        sums.add(trace.lane(lane).index);
    }
    auto figures = sums.finish(trace);
    std::stable_sort(figures.begin(), figures.end(),
                     [](const NameFigures& a, const NameFigures& b) { return a.self > b.self; });
    return figures;
}

Report nameReport(const std::vector<NameFigures>& names) {
    Nanoseconds all{};
    for (const auto& name : names) {
        all += name.self;
    }
    Report report;
    for (const auto& name : names) {
        Figure share{"self_share", "of all", "%", "self ÷ self of all names", std::nullopt};
        if (all > Nanoseconds{0}) {
            share.value = toSeconds(name.self) / toSeconds(all);
        }
        report.rows.push_back(
            {name.name,
             titleOf(name.name),
             {number("count", "count", "spans of that name", name.count),
              seconds("total_s", "total", "their lengths together", name.total),
              seconds("self_s", "self", "total without the spans inside them", name.self), std::move(share),
              seconds("median_s", "median", "half of them are no longer", name.median),
              seconds("longest_s", "longest", "the longest of them", name.longest)}});
    }
    return report;
}

Report nameDifferences(const std::vector<NameFigures>& first, const std::vector<NameFigures>& second) {
    BothNames both;
    for (const auto& name : first) {
        both[name.name].first = &name;
    }
    for (const auto& name : second) {
        both[name.name].second = &name;
    }
    Report report;
    for (const auto& name : both) {
        report.rows.push_back(differenceRow(name));
    }
    std::stable_sort(report.rows.begin(), report.rows.end(), [](const ReportRow& a, const ReportRow& b) {
        return sizeOfDifference(a) > sizeOfDifference(b);
    });
    return report;
}

} // namespace parascope
