// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/classify/TaskTable.h"

#include "core/demos/classify/TaskKinds.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/Card.h"

#include <algorithm>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace parascope {

namespace {

enum Column { Kind, WaitsFor, Rule, Measured, Button };

QString lessonWords(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QLabel* cellOfTable(const QString& text, tokens::Type type, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    tokens::setType(*label, type);
    return label;
}

/// Two lines: what it is, and more about it.
QWidget* cellWithMore(const QString& text, tokens::Type type, const QString& more, QWidget* parent) {
    auto* cell = new QWidget(parent);
    auto* lines = new QVBoxLayout(cell);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addWidget(cellOfTable(text, type, cell));
    auto* small = cellOfTable(more, tokens::Type::Caption, cell);
    small->setForegroundRole(QPalette::PlaceholderText);
    lines->addWidget(small);
    return cell;
}

const TaskKind* lessonKindOf(const QString& task) {
    const auto kinds = taskKinds();
    const auto found = std::find_if(kinds.begin(), kinds.end(),
                                    [&task](const TaskKind& kind) { return lessonWords(kind.task) == task; });
    return found == kinds.end() ? nullptr : &*found;
}

} // namespace

TaskTable::TaskTable(QWidget* parent)
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
    int line = 1;
    for (const auto& kind : taskKinds()) {
        addRow(*grid, line++, lessonWords(kind.task));
    }
    grid->setColumnStretch(Kind, 3);
    grid->setColumnStretch(WaitsFor, 4);
    grid->setColumnStretch(Rule, 2);
    grid->setColumnStretch(Measured, 2);
    for (int row = 1; row < line; ++row) {
        grid->setRowStretch(row, 1);
    }
}

void TaskTable::addHeads(QGridLayout& grid) {
    const std::pair<Column, QString> heads[] = {{Kind, tr("Kind of task")},
                                                {WaitsFor, tr("What it waits on")},
                                                {Rule, tr("Rule of thumb")},
                                                {Measured, tr("Measured here")}};
    for (const auto& [column, text] : heads) {
        auto* head = cellOfTable(text, tokens::Type::Caption, this);
        head->setForegroundRole(QPalette::PlaceholderText);
        grid.addWidget(head, 0, column);
    }
    auto* all = new QPushButton(tr("Measure all"), this);
    connect(all, &QPushButton::clicked, this, [this] {
        QStringList tasks;
        for (const auto& kind : taskKinds()) {
            tasks.append(lessonWords(kind.task));
        }
        Q_EMIT measureRequested(tasks);
    });
    grid.addWidget(all, 0, Button);
}

void TaskTable::addRow(QGridLayout& grid, int line, const QString& task) {
    const auto& kind = *lessonKindOf(task);
    const auto name = lessonWords(kind.name);
    grid.addWidget(cellWithMore(name, tokens::Type::Strong, lessonWords(kind.examples), this), line, Kind);
    grid.addWidget(
        cellWithMore(lessonWords(kind.waitsFor), tokens::Type::Body, lessonWords(kind.behaviour), this), line,
        WaitsFor);
    grid.addWidget(cellOfTable(lessonWords(kind.rule), tokens::Type::Body, this), line, Rule);
    auto* measured = cellOfTable(QStringLiteral("–"), tokens::Type::Strong, this);
    m_measured[task] = measured;
    grid.addWidget(measured, line, Measured);
    auto* measure = new QPushButton(tr("Measure"), this);
    measure->setAccessibleName(tr("Measure %1").arg(name));
    measure->setToolTip(tr("Runs %1 once and says what it is").arg(task));
    connect(measure, &QPushButton::clicked, this, [this, task] { Q_EMIT measureRequested({task}); });
    grid.addWidget(measure, line, Button);
}

void TaskTable::setMeasured(const QString& task, const QString& verdict, const QString& sentence) {
    if (const auto found = m_measured.find(task); found != m_measured.end()) {
        found->second->setText(verdict);
        found->second->setToolTip(sentence);
        found->second->setAccessibleDescription(sentence);
    }
}

QString TaskTable::measured(const QString& task) const {
    const auto found = m_measured.find(task);
    return found == m_measured.end() ? QString() : found->second->text();
}

} // namespace parascope
