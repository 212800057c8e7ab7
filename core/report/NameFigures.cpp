// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/NameFigures.h"

#include "core/base/Numbers.h"
#include "core/report/NameCount.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace parascope {

namespace {

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
    NameCount count(trace, range);
    while (!count.goOn(trace.spanCount() + 1)) {
    }
    return count.figures();
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
