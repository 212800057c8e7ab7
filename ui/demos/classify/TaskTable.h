// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <QStringList>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace parascope {

/// The lesson's table: kinds of tasks, what they wait on and what to use for them, each with a button that
/// measures one of them here.
class TaskTable final : public QWidget {
    Q_OBJECT

public:
    explicit TaskTable(QWidget* parent = nullptr);

    /// What a task turned out to be: "CPU-bound", and its sentence.
    void setMeasured(const QString& task, const QString& verdict, const QString& sentence);
    [[nodiscard]] QString measured(const QString& task) const;

Q_SIGNALS:
    /// By their names, in the order of the table.
    void measureRequested(const QStringList& tasks);

private:
    void addHeads(QGridLayout& grid);
    void addRow(QGridLayout& grid, int line, const QString& task);

    std::map<QString, QLabel*> m_measured; ///< by task
};

} // namespace parascope
