// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace parascope {

/// A dashed place that says where a file may be dropped, with a button for those who would rather look for
/// one. What is dropped on it goes to the widget around it.
class DropPlace final : public QWidget {
    Q_OBJECT

public:
    DropPlace(const QString& words, const QString& button, QWidget* parent = nullptr);

Q_SIGNALS:
    void openRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace parascope
