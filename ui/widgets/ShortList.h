// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <utility>
#include <vector>

class QLabel;
class QVBoxLayout;

namespace parascope {

/// A short list: a title, and rows that open something; a word where there is nothing yet.
class ShortList final : public QFrame {
    Q_OBJECT

public:
    struct Row {
        QString text;
        QString note; ///< at its right end
        QString tip;
    };

    ShortList(const QString& title, const QString& whenEmpty, QWidget* parent = nullptr);

    void setRows(const std::vector<Row>& rows);

Q_SIGNALS:
    void chosen(int row);

private:
    QVBoxLayout* m_rows;
    QLabel* m_empty;
};

} // namespace parascope
