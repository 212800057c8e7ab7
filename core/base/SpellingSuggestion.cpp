// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/SpellingSuggestion.h"

#include <algorithm>
#include <numeric>

namespace parascope {

namespace {

/// Optimal string alignment distance: edits and swaps of neighbours that turn one word into the other.
std::size_t editDistance(std::string_view from, std::string_view to) {
    std::vector<std::size_t> twoAgo(to.size() + 1);
    std::vector<std::size_t> last(to.size() + 1);
    std::vector<std::size_t> row(to.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= from.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= to.size(); ++j) {
            const std::size_t change = from[i - 1] == to[j - 1] ? 0 : 1;
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + change});
            const bool swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
            if (swapped) {
                row[j] = std::min(row[j], twoAgo[j - 2] + 1);
            }
        }
        twoAgo.swap(last);
        last.swap(row);
    }
    return last[to.size()];
}

std::string joined(const std::vector<std::string>& names, std::string_view quote, std::string_view lastWord) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) {
            text += i + 1 == names.size() ? lastWord : ", ";
        }
        text.append(quote).append(names[i]).append(quote);
    }
    return text;
}

} // namespace

std::vector<std::string> nearNames(std::string_view typed, const std::vector<std::string>& known) {
    std::vector<std::pair<std::size_t, std::string>> near;
    const std::size_t allowed = std::max<std::size_t>(1, typed.size() / 3);
    for (const auto& name : known) {
        const bool beginning = typed.size() >= 2 && name.starts_with(typed);
        const auto longer = std::max(typed.size(), name.size());
        if (!beginning && longer - std::min(typed.size(), name.size()) > allowed) {
            continue; // as many letters at least are different
        }
        const auto distance = beginning ? std::size_t{0} : editDistance(typed, name);
        if (distance <= allowed) {
            near.emplace_back(distance, name);
        }
    }
    std::stable_sort(near.begin(), near.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> names;
    for (auto& [distance, name] : near) {
        names.push_back(std::move(name));
    }
    return names;
}

std::string suggestNames(std::string_view typed, const std::vector<std::string>& known) {
    const auto near = nearNames(typed, known);
    if (!near.empty()) {
        return "did you mean " + joined(near, "'", " or ") + "?";
    }
    return "known are " + listInWords(known);
}

std::string choiceInWords(const std::vector<std::string>& names) {
    return joined(names, "", " or ");
}

std::string listInWords(const std::vector<std::string>& names) {
    return joined(names, "", " and ");
}

} // namespace parascope
