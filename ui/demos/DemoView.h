// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/Demo.h"
#include "ui/widgets/TileRow.h"

#include <optional>
#include <QWidget>
#include <vector>

namespace parascope {

/// The picture of a demo's runs on its page, and which figures are large enough for tiles.
class DemoView : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// What to do, for as long as there is no run; empty: the view shows something of its own.
    [[nodiscard]] virtual QString invitation() const { return {}; }
    /// These runs, as far as they have come; they live until the next call.
    virtual void show(const Parameters& asked, RunsView runs) = 0;
    /// The runs that are shown have grown.
    virtual void grow() = 0;
    /// Nothing is to be shown any more.
    virtual void clear() = 0;
    /// A new run begins: from its start on, at its own scale.
    virtual void begin() {}
    /// Points at one of the runs, or at none any more.
    virtual void highlight(std::optional<std::size_t> /*run*/) {}
    virtual void setLive(bool /*live*/) {}
    /// On a projector: without what is only for the one who clicks.
    virtual void setPresenting(bool /*presenting*/) {}
    /// The large figures: by default each row's first one. Without runs those that will be there, unknown
    /// yet: nothing jumps when they come.
    [[nodiscard]] virtual std::vector<Tile> tiles(const Report& report, RunsView runs) const;
    /// Plays the runs again, or pauses that; false where there is nothing to play.
    virtual bool pauseOrPlay() { return false; }
    /// Where Space does that.
    [[nodiscard]] virtual QList<QWidget*> pictures() const { return {}; }

Q_SIGNALS:
    /// The pointer is on one of the runs, or on none.
    void hovered(std::optional<std::size_t> run);
};

} // namespace parascope
