// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Time.h"

#include <optional>
#include <QObject>

namespace parascope {

/// The one owner of a page's visible span of time; every chart of the page obeys it and none keeps its own.
///
/// All times are relative: 0 is the common start of work. No widget, no drawing.
class TimeView : public QObject {
    Q_OBJECT

public:
    static constexpr Nanoseconds kShortest{1000}; ///< nothing shorter than 1 µs is ever visible

    explicit TimeView(QObject* parent = nullptr);

    /// Everything there is to see.
    [[nodiscard]] const TimeSpan& extent() const { return m_extent; }
    /// What is on the screen: at least kShortest long, and inside the extent as far as its length allows.
    [[nodiscard]] const TimeSpan& visible() const { return m_visible; }
    [[nodiscard]] const std::optional<TimeSpan>& selection() const { return m_selection; }
    /// The moment under the pointer, where there is one.
    [[nodiscard]] const std::optional<Nanoseconds>& hover() const { return m_hover; }
    [[nodiscard]] bool showsAll() const { return m_visible == clamped(m_extent); }

    /// True while a run goes on.
    [[nodiscard]] bool isLive() const { return m_live; }
    /// True while the newest moment is kept on the screen. "Back to now" belongs on the screen when isLive()
    /// and not this.
    [[nodiscard]] bool isFollowing() const { return m_following; }

    /// A new extent, on and on while a run goes on. The visible span goes along when it follows, or shows all
    /// of a run that is not live; else it stays where the user put it, as far as the extent allows.
    void setExtent(const TimeSpan& extent);

    /// A run begins (everything is shown and followed) or has ended.
    void setLive(bool live);

    /// Pauses (false) or resumes the live view.
    void setFollowing(bool following);
    /// Follows again, at the zoom that is set.
    void backToNow();

    /// Makes the visible span `factor` times as long (below 1 zooms in); `moment` stays where it is on the
    /// screen.
    void zoomAround(Nanoseconds moment, double factor);
    /// Moves by a share of the visible length; forward in time when positive.
    void panBy(double fraction);
    /// Moves so that the visible span begins at `begin`.
    void panTo(Nanoseconds begin);
    void fit(const TimeSpan& span);
    /// Shows everything; of a live run it follows again.
    void home();
    /// Shows the selection with nothing around it; without one, everything.
    void fitSelection();
    /// Moves only when `span` is not on the screen, and zooms out only when it does not fit.
    void reveal(const TimeSpan& span);

    /// Selects a stretch, either way round, cut to the extent; an empty one clears the selection.
    void select(const TimeSpan& span);
    void clearSelection();
    void setHover(std::optional<Nanoseconds> moment);
    /// What lies behind this moment is hidden, as in a replay; nothing shows everything.
    void setCurtain(std::optional<Nanoseconds> moment);
    [[nodiscard]] const std::optional<Nanoseconds>& curtain() const { return m_curtain; }

Q_SIGNALS:
    void extentChanged();
    void visibleChanged();
    void selectionChanged();
    void hoverChanged();
    void curtainChanged();
    void followingChanged(bool following);
    void liveChanged(bool live);

private:
    [[nodiscard]] TimeSpan clamped(TimeSpan span) const;
    void setVisible(const TimeSpan& span);
    void moveByHand(const TimeSpan& span);

    TimeSpan m_extent;
    TimeSpan m_visible;
    std::optional<TimeSpan> m_selection;
    std::optional<Nanoseconds> m_hover;
    std::optional<Nanoseconds> m_curtain;
    bool m_live = false;
    bool m_following = false;
};

} // namespace parascope
