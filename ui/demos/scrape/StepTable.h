// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/scrape/ScrapeSteps.h"

#include <optional>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace parascope {

class VerdictSwatch;

/// The lesson's table of a scraper's steps, measured: what type of work each of them is and why, how long it
/// took, and how much of the whole it is.
class StepTable final : public QWidget {
    Q_OBJECT

public:
    explicit StepTable(QWidget* parent = nullptr);

    /// Of a run; nothing: none has been measured yet.
    void setFigures(const std::optional<ScrapeFigures>& figures);
    /// What stands in a row: type of work, why, time, share.
    [[nodiscard]] QStringList row(StepKind kind) const;

private:
    struct Row {
        VerdictSwatch* swatch = nullptr;
        QLabel* type = nullptr;
        QLabel* why = nullptr;
        QLabel* time = nullptr;
        QLabel* share = nullptr;
    };

    void addHeads(QGridLayout& grid);
    void addRow(QGridLayout& grid, int line, const QString& step);
    void show(const Row& row, const ScrapeStep& step, double share);

    std::array<Row, kStepKinds> m_rows;
};

} // namespace parascope
