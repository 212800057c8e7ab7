// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace parascope {

/// A widget that covers the whole of another one and goes along with its size. Hidden at first.
class WindowCover : public QWidget {
    Q_OBJECT

public:
    explicit WindowCover(QWidget& covered);

protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget& m_covered;
};

} // namespace parascope
