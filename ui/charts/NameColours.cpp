// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/NameColours.h"

#include "ui/charts/ShownLanes.h"
#include "ui/charts/SpanRef.h"
#include "ui/charts/StateStyle.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace parascope {

namespace {

/// Spans that are looked at in each row of a lane: the most frequent names are among them.
constexpr std::size_t kLookedAt = 512;

constexpr double kMuted = 0.45; ///< the share of its colour in grey

/// The number of a name's colour in every trace (FNV-1a, a hash).
std::size_t usualColour(std::string_view name) {
    std::uint64_t hash = 14695981039346656037U;
    for (const char c : name) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
    }
    return (hash ^ (hash >> 32U)) % kNameColours;
}

using Shares = std::map<std::string, Nanoseconds, std::less<>>;

void addShares(const Trace& trace, const SpanRow& row, Shares& shares) {
    const auto spans = row.spans();
    const auto step = std::max<std::size_t>(1, spans.size() / kLookedAt);
    std::unordered_map<std::int32_t, Nanoseconds> times;
    for (std::size_t i = 0; i < spans.size(); i += step) {
        if (spans[i].state == State::Other) {
            times[spans[i].name.value] += spans[i].time().length() * static_cast<std::int64_t>(step);
        }
    }
    for (const auto& [name, time] : times) {
        shares[std::string(trace.name(NameId(name)))] += time;
    }
}

std::vector<std::string> frequentNames(const std::vector<TimelineSource>& sources) {
    Shares shares;
    for (const auto& source : sources) {
        for (const auto& shown : shownLanes(source)) {
            for (const auto& row : source.trace->lane(shown.lane).index.rows()) {
                addShares(*source.trace, row, shares);
            }
        }
    }
    std::vector<std::pair<std::string, Nanoseconds>> names(shares.begin(), shares.end());
    std::erase_if(names, [](const auto& name) { return name.first.empty(); });
    std::stable_sort(names.begin(), names.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    names.resize(std::min(names.size(), kNameColours));
    std::vector<std::string> frequent;
    for (auto& [name, time] : names) {
        frequent.push_back(std::move(name));
    }
    return frequent;
}

/// Of these names those to which a trace proposes a colour that there is; the first trace counts.
std::map<std::string, std::size_t, std::less<>> proposedColours(const std::vector<TimelineSource>& sources,
                                                                const std::vector<std::string>& names) {
    std::map<std::string, std::size_t, std::less<>> proposed;
    for (const auto& source : sources) {
        if (source.trace == nullptr) {
            continue; // a run that is gone
        }
        for (const auto& [id, colour] : source.trace->proposedColours()) {
            const auto number = numberOfProposed(colour);
            const std::string name(number ? source.trace->name(id) : std::string_view());
            if (number && std::find(names.begin(), names.end(), name) != names.end()) {
                proposed.emplace(name, *number);
            }
        }
    }
    return proposed;
}

void addWorkers(const TimelineSource& source, std::vector<std::string>& names) {
    for (const auto id : lanesInOrder(*source.trace)) {
        const auto& info = source.trace->lane(id).info;
        const bool isNew = std::find(names.begin(), names.end(), info.name) == names.end();
        if (info.kind == LaneKind::Worker && isNew) {
            names.push_back(info.name);
        }
    }
}

} // namespace

QColor nameColour(std::size_t number) {
    static const std::array<QColor, kNameColours> kColours{
        QColor(0x56, 0xB4, 0xE9), QColor(0xE6, 0x9F, 0x00), QColor(0xAA, 0x33, 0x77),
        QColor(0xDD, 0xCC, 0x77), QColor(0x7B, 0x4F, 0xB5), QColor(0xCC, 0x33, 0x11),
        QColor(0x9C, 0x75, 0x5F), QColor(0xEE, 0x99, 0xAA)};
    return kColours[number % kNameColours];
}

std::optional<std::size_t> numberOfProposed(std::string_view colour) {
    static const std::map<std::string_view, std::size_t> kNumbers{{"thread_state_runnable", 0},
                                                                  {"rail_response", 0},
                                                                  {"vsync_highlight_color", 0},
                                                                  {"bad", 1},
                                                                  {"rail_idle", 1},
                                                                  {"thread_state_iowait", 1},
                                                                  {"detailed_memory_dump", 2},
                                                                  {"yellow", 3},
                                                                  {"olive", 3},
                                                                  {"startup", 3},
                                                                  {"cq_build_running", 3},
                                                                  {"heap_dump_object_type", 4},
                                                                  {"terrible", 5},
                                                                  {"rail_animation", 5},
                                                                  {"cq_build_failed", 5},
                                                                  {"thread_state_unknown", 6},
                                                                  {"heap_dump_stack_frame", 6},
                                                                  {"thread_state_uninterruptible", 7}};
    const auto found = kNumbers.find(colour);
    return found != kNumbers.end() ? std::optional(found->second) : std::nullopt;
}

NameColours::NameColours(std::vector<std::string> names, By by,
                         const std::map<std::string, std::size_t, std::less<>>& proposed)
    : m_names(std::move(names)) {
    for (const auto& name : m_names) {
        if (const auto number = proposed.find(name); number != proposed.end()) {
            assign(name, number->second);
        }
    }
    for (std::size_t place = 0; place < m_names.size(); ++place) {
        if (by == By::Order) {
            m_numbers.emplace(m_names[place], place);
        } else if (!m_numbers.contains(m_names[place])) {
            assign(m_names[place], usualColour(m_names[place]));
        }
    }
}

/// That colour, or the next one that no name has.
void NameColours::assign(const std::string& name, std::size_t number) {
    const auto isTaken = [this](std::size_t one) {
        return std::any_of(m_numbers.begin(), m_numbers.end(),
                           [one](const auto& other) { return other.second == one; });
    };
    for (std::size_t tries = 0; tries < kNameColours && isTaken(number); ++tries) {
        number = (number + 1) % kNameColours;
    }
    m_numbers.emplace(name, number);
}

QColor NameColours::mutedOf(std::string_view name) {
    return blended(styleOf(State::Other).colour, nameColour(usualColour(name)), kMuted);
}

std::optional<QColor> NameColours::of(std::string_view name) const {
    const auto found = m_numbers.find(name);
    return found == m_numbers.end() ? std::nullopt : std::optional(nameColour(found->second));
}

NameColours nameColours(const std::vector<TimelineSource>& sources) {
    std::vector<std::string> names;
    for (const auto& source : sources) {
        if (showsCores(source)) {
            addWorkers(source, names);
        }
    }
    if (!names.empty()) {
        return {std::move(names), NameColours::By::Order};
    }
    auto frequent = frequentNames(sources);
    const auto proposed = proposedColours(sources, frequent);
    return {std::move(frequent), NameColours::By::Name, proposed};
}

} // namespace parascope
