// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/SpanRef.h"

#include "ui/charts/StateStyle.h"
#include "ui/charts/TimeTicks.h"

#include <algorithm>

namespace parascope {

namespace {
/// Where hosts have cores of the same numbers it says whose.
QString coreText(const TimelineSource& source, const SpanRef& ref, const Span& span) {
    const auto* heading = headingOf(source, ref.lane);
    return heading == nullptr ? QString::number(span.core)
                              : QStringLiteral("%1 of %2").arg(span.core).arg(heading->name);
}

QString stateText(const TimelineSource& source, const SpanRef& ref, const Span& span) {
    const auto label = toText(stateLabel(span.state));
    if (span.state == State::Running && span.core >= 0) {
        return QStringLiteral("%1 on core %2").arg(label, coreText(source, ref, span));
    }
    return label;
}

QString laneName(const TimelineSource& source, const SpanRef& ref) {
    return toText(source.trace->lane(ref.lane).info.name);
}
} // namespace

QString toText(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

const Span* spanOf(const std::vector<TimelineSource>& sources, const SpanRef& ref) {
    if (ref.source >= sources.size() || sources[ref.source].trace == nullptr || !ref.lane.isValid()) {
        return nullptr;
    }
    const auto& lanes = sources[ref.source].trace->lanes();
    if (ref.lane.index() >= lanes.size()) {
        return nullptr;
    }
    const auto rows = lanes[ref.lane.index()].index.rows();
    if (ref.depth >= rows.size() || ref.span >= rows[ref.depth].spans().size()) {
        return nullptr;
    }
    return &rows[ref.depth].spans()[ref.span];
}

std::vector<LaneId> lanesInOrder(const Trace& trace) {
    std::vector<LaneId> lanes;
    for (std::size_t i = 0; i < trace.lanes().size(); ++i) {
        lanes.emplace_back(static_cast<std::int32_t>(i));
    }
    std::stable_sort(lanes.begin(), lanes.end(),
                     [&](LaneId a, LaneId b) { return trace.lane(a).info.order < trace.lane(b).info.order; });
    return lanes;
}

QString spanLine(const TimelineSource& source, const SpanRef& ref, const Span& span) {
    return QStringLiteral("%1, %2: %3, %4, begins at %5, lasts %6")
        .arg(source.title, laneName(source, ref), toText(source.trace->name(span.name)),
             stateText(source, ref, span), timeText(span.begin - source.zero),
             timeText(span.end - span.begin));
}

QString spanTooltip(const TimelineSource& source, const SpanRef& ref, const Span& span, std::size_t count) {
    const auto row = [](const QString& what, const QString& value) {
        return QStringLiteral("<tr><td>%1</td><td>&nbsp;%2</td></tr>").arg(what, value.toHtmlEscaped());
    };
    const auto name = toText(source.trace->name(span.name));
    const auto word = tooltipWord(span.state);
    auto text = QStringLiteral("<b>%1</b> · %2<br>")
                    .arg(laneName(source, ref).toHtmlEscaped(), source.title.toHtmlEscaped());
    text += stateText(source, ref, span).toHtmlEscaped() +
            (word.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(word));
    text += QStringLiteral("<table cellspacing=0>");
    if (!name.isEmpty()) {
        text += row(QStringLiteral("span"), name);
    }
    text += row(QStringLiteral("begins"), timeText(span.begin - source.zero));
    text += row(QStringLiteral("lasts"), timeText(span.end - span.begin));
    if (span.core >= 0 && span.state != State::Running) {
        text += row(QStringLiteral("core"), coreText(source, ref, span));
    }
    text += QStringLiteral("</table>");
    if (count > 1) {
        text += QStringLiteral("%1 spans in this pixel: zoom in").arg(count);
    }
    return text;
}

} // namespace parascope
