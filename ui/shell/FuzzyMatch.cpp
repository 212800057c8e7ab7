// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/FuzzyMatch.h"

#include <algorithm>
#include <vector>

namespace parascope {

namespace {
constexpr int kLetter = 1;
constexpr int kBesideLast = 4;
constexpr int kBeginsWord = 6;
constexpr int kImpossible = -1;

bool beginsWord(const QString& text, qsizetype place) {
    return place == 0 || !text.at(place - 1).isLetterOrNumber();
}
} // namespace

std::optional<int> fuzzyScore(const QString& typed, const QString& text) {
    auto letters = typed.toCaseFolded();
    letters.remove(QLatin1Char(' '));
    const auto in = text.toCaseFolded();
    if (letters.size() > in.size()) {
        return std::nullopt;
    }
    // best[i]: of the letters so far, with the last one at place i.
    std::vector<int> best(static_cast<std::size_t>(in.size()), kImpossible);
    bool isFirst = true;
    for (const auto letter : letters) {
        std::vector<int> next(best.size(), kImpossible);
        int before = isFirst ? 0 : kImpossible; // the best that ended anywhere before this place
        for (qsizetype place = 0; place < in.size(); ++place) {
            const auto i = static_cast<std::size_t>(place);
            const int beside =
                !isFirst && i > 0 && best[i - 1] >= 0 ? best[i - 1] + kBesideLast : kImpossible;
            const int from = std::max(before, beside);
            if (in.at(place) == letter && from >= 0) {
                next[i] = from + kLetter + (beginsWord(in, place) ? kBeginsWord : 0);
            }
            before = std::max(before, isFirst ? 0 : best[i]);
        }
        best = std::move(next);
        isFirst = false;
    }
    const int top = letters.isEmpty() ? 0 : *std::max_element(best.begin(), best.end());
    return top >= 0 ? std::optional(top) : std::nullopt;
}

} // namespace parascope
