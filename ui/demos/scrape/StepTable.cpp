// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/scrape/StepTable.h"

#include "core/base/Numbers.h"
#include "ui/charts/BoxPainter.h"
#include "ui/charts/VerdictLook.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/Card.h"

#include <cmath>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace parascope {

namespace {

enum StepColumn { StepCell, SwatchCell, TypeCell, WhyCell, TimeCell, ShareCell };

const QString kUnknown = QStringLiteral("–");

QLabel* stepCell(const QString& text, tokens::Type type, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    tokens::setType(*label, type);
    return label;
}

/// A run of no page: the titles of its steps.
const ScrapeFigures& noFigures() {
    static const auto kNone = scrapeFigures(RunRecord());
    return kNone;
}

} // namespace

/// The look that the band of a step has.
class VerdictSwatch final : public QWidget {
public:
    explicit VerdictSwatch(QWidget* parent)
        : QWidget(parent) {
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    void setKind(std::optional<VerdictKind> kind) {
        m_kind = kind;
        update();
    }
    [[nodiscard]] QSize sizeHint() const override {
        return {2 * fontMetrics().height(), fontMetrics().height()};
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override {
        if (m_kind) {
            QPainter painter(this);
            paintSwatch(painter, rect(), stateOf(*m_kind), palette().color(QPalette::Base), false);
        }
    }

private:
    std::optional<VerdictKind> m_kind;
};

StepTable::StepTable(QWidget* parent)
    : QWidget(parent) {
    auto* card = new Card(this);
    auto* around = new QVBoxLayout(this);
    around->setContentsMargins(0, 0, 0, 0);
    around->addWidget(card);
    auto* grid = new QGridLayout(card);
    grid->setContentsMargins(tokens::kCardGap, tokens::kCardPadding, tokens::kCardGap, tokens::kCardPadding);
    grid->setHorizontalSpacing(tokens::kCardGap);
    grid->setVerticalSpacing(tokens::kControlGap);
    addHeads(*grid);
    for (const auto& step : noFigures().steps) {
        const auto line = static_cast<int>(step.kind) + 1;
        addRow(*grid, line, QString::fromStdString(step.title));
        grid->setRowStretch(line, 1);
    }
    grid->setColumnStretch(StepCell, 3);
    grid->setColumnStretch(TypeCell, 2);
    grid->setColumnStretch(WhyCell, 5);
    grid->setColumnStretch(TimeCell, 1);
    grid->setColumnStretch(ShareCell, 1);
}

void StepTable::addHeads(QGridLayout& grid) {
    const std::pair<StepColumn, QString> heads[] = {{StepCell, tr("Step")},
                                                    {TypeCell, tr("Type of work")},
                                                    {WhyCell, tr("Why")},
                                                    {TimeCell, tr("Time")},
                                                    {ShareCell, tr("Of the work")}};
    for (const auto& [column, text] : heads) {
        auto* head = stepCell(text, tokens::Type::Caption, this);
        head->setForegroundRole(QPalette::PlaceholderText);
        grid.addWidget(head, 0, column);
    }
}

void StepTable::addRow(QGridLayout& grid, int line, const QString& step) {
    auto& row = m_rows.at(static_cast<std::size_t>(line - 1));
    row = {new VerdictSwatch(this), stepCell(kUnknown, tokens::Type::Headline, this),
           stepCell(kUnknown, tokens::Type::Body, this), stepCell(kUnknown, tokens::Type::Headline, this),
           stepCell(kUnknown, tokens::Type::Headline, this)};
    grid.addWidget(stepCell(step, tokens::Type::Headline, this), line, StepCell);
    grid.addWidget(row.swatch, line, SwatchCell, Qt::AlignCenter);
    grid.addWidget(row.type, line, TypeCell);
    grid.addWidget(row.why, line, WhyCell);
    grid.addWidget(row.time, line, TimeCell);
    grid.addWidget(row.share, line, ShareCell);
}

void StepTable::setFigures(const std::optional<ScrapeFigures>& figures) {
    const auto& shown = figures ? *figures : noFigures();
    for (const auto& step : shown.steps) {
        show(m_rows.at(static_cast<std::size_t>(step.kind)), step, shown.share(step));
    }
}

void StepTable::show(const Row& row, const ScrapeStep& step, double share) {
    const bool isKnown = step.work > 0;
    const auto kind = step.verdict.kind;
    row.swatch->setKind(isKnown ? std::optional(kind) : std::nullopt);
    row.type->setText(isKnown ? QString::fromStdString(typeOfWork(kind)) : kUnknown);
    row.why->setText(isKnown ? QString::fromStdString(step.why) : kUnknown);
    row.time->setText(isKnown ? QString::fromStdString(durationInWords(step.wall)) : kUnknown);
    const double percent = 100 * share;
    row.share->setText(!isKnown      ? kUnknown
                       : percent < 1 ? tr("below 1 %")
                                     : tr("%1 %").arg(std::lround(percent)));
}

QStringList StepTable::row(StepKind kind) const {
    const auto& row = m_rows.at(static_cast<std::size_t>(kind));
    return {row.type->text(), row.why->text(), row.time->text(), row.share->text()};
}

} // namespace parascope
