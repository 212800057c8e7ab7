// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/SideColumns.h"

#include "ui/charts/RunBackdrop.h"
#include "ui/style/Tokens.h"

#include <algorithm>
#include <QFontMetrics>

namespace parascope {

namespace {

constexpr int kSideEdge = tokens::kControlGap;
constexpr int kSideGap = tokens::kControlGap; ///< between columns
constexpr int kEndRoom = tokens::kCardPadding;
constexpr int kWidestTitleShare = 5; ///< of the width
constexpr int kWidestNameShare = 5;
constexpr int kTickLabelChars = 4; ///< half of a tick's label stands there

int widestWord(const QString& text, const QFontMetrics& metrics) {
    int widest = 0;
    for (const auto& word : text.split(QLatin1Char(' '))) {
        widest = std::max(widest, metrics.horizontalAdvance(word));
    }
    return widest;
}

void addEnds(const std::vector<EndColumn>& ends, const QFontMetrics& metrics, SideWidths& widths) {
    for (const auto& end : ends) {
        auto found = std::find(widths.headings.begin(), widths.headings.end(), end.heading);
        if (found == widths.headings.end()) {
            widths.headings.push_back(end.heading);
            widths.ends.push_back(metrics.horizontalAdvance(end.heading));
            found = std::prev(widths.headings.end());
        }
        auto& width = widths.ends[static_cast<std::size_t>(found - widths.headings.begin())];
        width = std::max(width, metrics.horizontalAdvance(end.text));
    }
}

/// How many of the figures have room: the lanes keep half of the width.
std::size_t endsThatFit(const SideWidths& widths, int lanesLeft, int left, int width) {
    int rest = width - (lanesLeft - left) - width / 2;
    std::size_t count = 0;
    while (count < widths.ends.size() && widths.ends[count] + kEndRoom <= rest) {
        rest -= widths.ends[count++] + kEndRoom;
    }
    return count;
}

} // namespace

SideWidths SideWidths::of(const std::vector<TimelineSource>& sources, const QFont& font) {
    const QFontMetrics metrics(font);
    const QFontMetrics bold(RunBackdrop::titleFont(font));
    SideWidths widths;
    widths.leastName = metrics.horizontalAdvance(QStringLiteral("00"));
    for (const auto& source : sources) {
        widths.title =
            std::max(widths.title, bold.horizontalAdvance(QStringLiteral("\u25B8 ") + source.title));
        widths.leastTitle = std::max(widths.leastTitle, widestWord(source.title, bold));
        if (source.trace != nullptr) {
            widths.name = std::max(widths.name, RunBackdrop::widestName(source, font));
        }
        for (const auto& band : source.bands) {
            addEnds(band.endColumns, metrics, widths);
        }
        addEnds(source.endColumns, metrics, widths);
    }
    widths.tick = kTickLabelChars * metrics.averageCharWidth();
    return widths;
}

SideColumns placeColumns(const SideWidths& widths, int left, int width, const SideChoice& choice) {
    SideColumns columns;
    columns.titlesLeft = left + kSideEdge;
    columns.titlesRight = columns.titlesLeft;
    columns.namesLeft = columns.titlesLeft;
    if (choice.titles) {
        const int most = std::max(width / kWidestTitleShare, std::min(widths.leastTitle, width / 4));
        columns.titlesRight += std::min(widths.title, most);
        columns.namesLeft = columns.titlesRight + kSideGap;
    }
    const int name = std::min(widths.name, std::max(widths.leastName, width / kWidestNameShare));
    columns.lanesLeft = columns.namesLeft + (choice.names ? name + kSideGap : 0);

    const auto count = endsThatFit(widths, columns.lanesLeft, left, width);
    int right = left + width - kSideEdge;
    for (std::size_t i = count; i-- > 0;) {
        columns.ends.insert(columns.ends.begin(), widths.headings[i]);
        columns.endRights.insert(columns.endRights.begin(), right);
        columns.endLefts.insert(columns.endLefts.begin(), right - widths.ends[i]);
        right -= widths.ends[i] + kEndRoom;
    }
    columns.lanesRight = std::max(columns.lanesLeft + 10, count > 0 ? right : right - widths.tick);
    return columns;
}

} // namespace parascope
