// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/Demo.h"

#include <QImage>
#include <QSize>
#include <QWidget>

namespace parascope {

/// The picture of a demo's runs on its page.
class DemoView : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// These runs, as far as they have come; they live until the next call.
    virtual void show(const Parameters& asked, RunsView runs) = 0;
    /// Nothing is to be shown any more.
    virtual void clear() = 0;
    virtual void setLive(bool /*live*/) {}
    /// Plays the runs again, or pauses that; false where there is nothing to play.
    virtual bool pauseOrPlay() { return false; }
    /// Where Space does that.
    [[nodiscard]] virtual QList<QWidget*> pictures() const { return {}; }
};

} // namespace parascope
