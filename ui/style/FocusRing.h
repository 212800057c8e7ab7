// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace parascope {

/// Draws the ring of the keyboard over a widget that is covered by its own parts and cannot draw it itself.
/// It is only as large as the ring: what is inside is drawn as if it were not there.
class FocusRing final : public QWidget {
    Q_OBJECT

public:
    /// Belongs to `around`.
    explicit FocusRing(QWidget& around);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void fit();
};

} // namespace parascope
