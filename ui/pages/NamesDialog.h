// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/NameFigures.h"
#include "ui/charts/TimelineSource.h"

#include <optional>
#include <QDialog>

class QComboBox;
class QLabel;

namespace parascope {

class ReportTable;

/// What the spans of each name come to, of one run or of two beside each other.
class NamesDialog final : public QDialog {
    Q_OBJECT

public:
    /// The runs' traces must live as long as it does. With a stretch of time (relative) only what lies within
    /// it counts.
    NamesDialog(std::vector<TimelineSource> sources, const std::optional<TimeSpan>& stretch,
                QWidget* parent = nullptr);

    /// The name that was chosen to be found in the lanes; empty: none.
    [[nodiscard]] const QString& chosenName() const { return m_chosen; }

private:
    [[nodiscard]] QComboBox* makeChoice(const QString& accessibleName);
    [[nodiscard]] std::vector<NameFigures> figuresOf(std::size_t run) const;
    void showNames();
    void choose(const QModelIndex& index);

    std::vector<TimelineSource> m_sources;
    std::optional<TimeSpan> m_stretch;
    QComboBox* m_first;
    QComboBox* m_second;
    QLabel* m_what;
    ReportTable* m_table;
    QString m_chosen;
};

} // namespace parascope
