// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/TimeView.h"

#include <cmath>

namespace parascope {

namespace {
Nanoseconds scaled(Nanoseconds length, double factor) {
    return Nanoseconds(std::llround(static_cast<double>(length.count()) * factor));
}
} // namespace

TimeView::TimeView(QObject* parent)
    : QObject(parent)
    , m_visible(clamped(m_extent)) {}

TimeSpan TimeView::clamped(TimeSpan span) const {
    const auto longest = std::max(kShortest, m_extent.length());
    const auto length = std::clamp(span.length(), kShortest, longest);
    // What is cut off or added is cut off or added at both sides alike.
    span.begin += (span.length() - length) / 2;
    span.begin = std::clamp(span.begin, m_extent.begin, std::max(m_extent.begin, m_extent.end - length));
    return {span.begin, span.begin + length};
}

void TimeView::setVisible(const TimeSpan& span) {
    const auto visible = clamped(span);
    if (visible != m_visible) {
        m_visible = visible;
        Q_EMIT visibleChanged();
    }
}

void TimeView::moveByHand(const TimeSpan& span) {
    const auto visible = clamped(span);
    if (visible == m_visible) {
        return;
    }
    setFollowing(m_live && visible == clamped(m_extent));
    setVisible(visible);
}

void TimeView::setExtent(const TimeSpan& extent) {
    if (extent == m_extent) {
        return;
    }
    const bool all = showsAll();
    const bool goesAlong = m_following || (all && !m_live);
    const auto length = m_visible.length();
    m_extent = extent;
    if (goesAlong) {
        setVisible(all ? m_extent : TimeSpan{m_extent.end - length, m_extent.end});
    } else {
        setVisible(m_visible);
    }
    Q_EMIT extentChanged();
}

void TimeView::setLive(bool live) {
    if (live == m_live) {
        return;
    }
    m_live = live;
    Q_EMIT liveChanged(live);
    setFollowing(live);
    if (live) {
        setVisible(m_extent); // what was zoomed into before was another run
    }
}

void TimeView::setFollowing(bool following) {
    if (following != m_following) {
        m_following = following;
        Q_EMIT followingChanged(following);
    }
}

void TimeView::backToNow() {
    setFollowing(m_live);
    setVisible({m_extent.end - m_visible.length(), m_extent.end});
}

void TimeView::zoomAround(Nanoseconds moment, double factor) {
    if (!(factor > 0) || !std::isfinite(factor)) {
        return;
    }
    // The limits come before the moment's place is worked out: at the shortest span the picture must not
    // creep.
    const auto longest = static_cast<double>(std::max(kShortest, m_extent.length()).count());
    const auto now = static_cast<double>(m_visible.length().count());
    const auto wanted = std::clamp(now * factor, static_cast<double>(kShortest.count()), longest);
    const auto begin = moment - scaled(moment - m_visible.begin, wanted / now);
    moveByHand({begin, begin + Nanoseconds(std::llround(wanted))});
}

void TimeView::panBy(double fraction) {
    if (std::isfinite(fraction)) {
        panTo(m_visible.begin + scaled(m_visible.length(), std::clamp(fraction, -1e3, 1e3)));
    }
}

void TimeView::panTo(Nanoseconds begin) {
    moveByHand({begin, begin + m_visible.length()});
}

void TimeView::fit(const TimeSpan& span) {
    moveByHand(span);
}

void TimeView::home() {
    setFollowing(m_live);
    setVisible(m_extent);
}

void TimeView::fitSelection() {
    if (m_selection) {
        fit(*m_selection);
    } else {
        home();
    }
}

void TimeView::reveal(const TimeSpan& span) {
    if (m_visible.begin <= span.begin && span.end <= m_visible.end) {
        return;
    }
    const auto length = std::max(m_visible.length(), span.length());
    const auto middle = span.begin + span.length() / 2;
    moveByHand({middle - length / 2, middle - length / 2 + length});
}

void TimeView::select(const TimeSpan& span) {
    const TimeSpan ordered{std::min(span.begin, span.end), std::max(span.begin, span.end)};
    const auto inside = ordered.intersected(m_extent);
    const auto selection = inside.isEmpty() ? std::nullopt : std::optional(inside);
    if (selection != m_selection) {
        m_selection = selection;
        Q_EMIT selectionChanged();
    }
}

void TimeView::clearSelection() {
    select({});
}

void TimeView::setCurtain(std::optional<Nanoseconds> moment) {
    if (moment != m_curtain) {
        m_curtain = moment;
        Q_EMIT curtainChanged();
    }
}

void TimeView::setHover(std::optional<Nanoseconds> moment) {
    if (moment != m_hover) {
        m_hover = moment;
        Q_EMIT hoverChanged();
    }
}

} // namespace parascope
