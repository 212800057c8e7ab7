// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <QScrollArea>

namespace parascope {

/// Scrolls a text that stands in its middle. Keys scroll it too.
class ReadingArea final : public QScrollArea {
    Q_OBJECT

public:
    ReadingArea(QWidget* text, QWidget* parent);

    void toBegin();
    /// A widget of the text stands at the top, `gap` below it.
    void bringToTop(const QWidget& part, int gap = 0);
    /// What stood at the top stands there again after the change.
    void keepPlace(const std::function<void()>& change);
};

} // namespace parascope
