// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/NameCount.h"
#include "ui/charts/TimelineSource.h"

#include <optional>
#include <QDialog>
#include <QTimer>

class QComboBox;
class QLabel;

namespace parascope {

class ReportTable;

/// What the spans of each name come to, of one run or of two beside each other.
class NamesDialog final : public QDialog {
    Q_OBJECT

public:
    /// The runs' traces must live as long as it does, or until it is given others. With a stretch of time
    /// (relative) only what lies within it counts.
    NamesDialog(const std::vector<TimelineSource>& sources, const std::optional<TimeSpan>& stretch,
                QWidget* parent = nullptr);

    /// Other runs are there now: their spans are counted instead.
    void setSources(const std::vector<TimelineSource>& sources);
    /// Whether all spans were counted.
    [[nodiscard]] bool isWhole() const { return m_counts.empty(); }
    /// The name that was chosen to be found in the lanes; empty: none.
    [[nodiscard]] const QString& chosenName() const { return m_chosen; }

private:
    [[nodiscard]] QComboBox* makeChoice(const QString& accessibleName);
    void fillChoice(QComboBox& choice) const;
    void setupLayout();
    [[nodiscard]] NameCount countOf(int run) const;
    void countNames();
    void goOn();
    void showNames();
    void choose(const QModelIndex& index);

    std::vector<TimelineSource> m_sources;
    std::optional<TimeSpan> m_stretch;
    QComboBox* m_first;
    QComboBox* m_second;
    QLabel* m_what;
    ReportTable* m_table;
    std::vector<NameCount> m_counts; ///< of one run or of two, until they are whole
    QTimer m_onward;                 ///< while they are not
    QString m_chosen;
};

} // namespace parascope
