// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/memory/ByHand.h"

#include "ui/demos/memory/RealRuns.h"
#include "ui/demos/memory/StepBoard.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/ControlBar.h"
#include "ui/widgets/SentenceLabel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QRandomGenerator>
#include <QTableWidget>
#include <QToolButton>

namespace parascope {

namespace {

constexpr int kMostThreads = 3;
constexpr std::size_t kListedWays = 2000; ///< nobody reads more
constexpr int kWaysWidth = 380;
constexpr int kWaysHeight = 90;

/// "1 2 1 1 2 2".
QString wayInWords(const Interleaving& way) {
    QString text;
    for (const int thread : way.threads) {
        text += (text.isEmpty() ? QString() : QStringLiteral(" ")) + QString::number(thread + 1);
    }
    return text;
}

QString endOf(const Scenario& scenario, const Interleaving& way) {
    if (way.outcome.isStuck) {
        return ByHand::tr("never ends");
    }
    QStringList values;
    for (std::size_t i = 0; i < way.outcome.variables.size(); ++i) {
        values.append(QStringLiteral("%1 = %2")
                          .arg(QString::fromStdString(scenario.program.variables[i]))
                          .arg(way.outcome.variables[i]));
    }
    return values.join(QStringLiteral(", "));
}

QTableWidgetItem* wayCell(const QString& text) {
    auto* item = new QTableWidgetItem(text);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    return item;
}

} // namespace

ByHand::ByHand(QWidget* parent)
    : QWidget(parent)
    , m_bar(new ControlBar(this))
    , m_which(new QComboBox)
    , m_threads(new QComboBox)
    , m_board(new StepBoard(this))
    , m_verdict(new SentenceLabel(this))
    , m_side(new QWidget(this))
    , m_count(new SentenceLabel(this))
    , m_real(new RealRuns(this))
    , m_ways(new QTableWidget(0, 3, this)) {
    for (const auto& scenario : memoryScenarios()) {
        m_which->addItem(QString::fromStdString(scenario.title), QString::fromStdString(scenario.key));
    }
    for (int threads = 2; threads <= kMostThreads; ++threads) {
        m_threads->addItem(tr("%1 threads").arg(threads), threads);
    }
    setupControls();
    setupLayout();
    connect(m_which, &QComboBox::activated, this, &ByHand::chosen);
    connect(m_threads, &QComboBox::activated, this, &ByHand::chosen);
    connect(m_board, &StepBoard::stepRequested, this, &ByHand::step);
    connect(m_real, &RealRuns::ended, this, &ByHand::showStuck);
    connect(m_ways, &QTableWidget::cellActivated, this, &ByHand::play);
    connect(m_ways, &QTableWidget::cellClicked, this, &ByHand::play);
    choose(m_which->itemData(0).toString(), 2);
}

QToolButton* ByHand::button(const QString& text, const QString& tip) {
    auto* made = new QToolButton;
    made->setText(text);
    made->setToolTip(tip);
    return made;
}

void ByHand::setupControls() {
    m_which->setAccessibleName(tr("Scenario"));
    m_threads->setAccessibleName(tr("Threads of the scenario"));
    m_bar->add(tr("Scenario"), {m_which, m_threads});
    std::vector<QWidget*> steps;
    for (int thread = 0; thread < kMostThreads; ++thread) {
        auto* next = button(tr("Thread &%1").arg(thread + 1),
                            tr("Does the next step of thread %1 (Alt+%1)").arg(thread + 1));
        next->setAccessibleName(tr("Step thread %1").arg(thread + 1));
        connect(next, &QToolButton::clicked, this, [this, thread] { step(thread); });
        m_steps.push_back(next);
        steps.push_back(next);
    }
    m_bar->add(tr("Step"), steps);
    m_undo = button(tr("Undo"), tr("Takes the last step back"));
    m_redo = button(tr("Redo"), tr("Does it again, or goes on along a chosen way"));
    m_reset = button(tr("Reset"), tr("Begins anew"));
    m_shuffle = button(tr("Shuffle"), tr("Goes a way by lot to its end"));
    connect(m_undo, &QToolButton::clicked, this, [this] {
        m_history->undo();
        showNow();
    });
    connect(m_redo, &QToolButton::clicked, this, [this] {
        m_history->redo();
        showNow();
    });
    connect(m_reset, &QToolButton::clicked, this, [this] {
        m_history->reset();
        showNow();
    });
    connect(m_shuffle, &QToolButton::clicked, this, &ByHand::shuffle);
    m_bar->add({}, {m_undo, m_redo, m_reset, m_shuffle});
    m_bar->addSeparator();
}

void ByHand::setupLayout() {
    m_ways->setAccessibleName(tr("All ways in which the steps can follow each other"));
    m_ways->setHorizontalHeaderLabels({tr("Whose step comes when"), tr("Comes to"), QString()});
    m_ways->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_ways->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_ways->horizontalHeader()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
    m_ways->verticalHeader()->hide();
    m_ways->setTabKeyNavigation(false); // Tab leads on
    m_ways->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_ways->setSelectionMode(QAbstractItemView::SingleSelection);
    m_ways->setMinimumSize(kWaysWidth, kWaysHeight);
    m_ways->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored); // it scrolls
    auto* left = new QVBoxLayout;
    left->addWidget(m_board, 1);
    left->addWidget(m_verdict);
    left->addStretch();
    auto* right = new QVBoxLayout(m_side);
    right->setContentsMargins(0, 0, 0, 0);
    right->addWidget(m_count);
    right->addWidget(m_real);
    right->addWidget(m_ways, 1);
    auto* row = new QHBoxLayout;
    row->setSpacing(tokens::kCardGap);
    row->addLayout(left, 3);
    row->addWidget(m_side, 2);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(tokens::kControlGap);
    column->addWidget(m_bar);
    column->addLayout(row, 1);
}

void ByHand::chosen() {
    choose(m_which->currentData().toString(), m_threads->currentData().toInt());
}

void ByHand::choose(const QString& key, int threads) {
    const auto all = memoryScenarios(threads);
    const auto* const found = findScenario(all, key.toStdString());
    if (found == nullptr) {
        return;
    }
    m_scenario = *found;
    m_history.emplace(m_scenario.program);
    m_which->setCurrentIndex(m_which->findData(key));
    m_threads->setCurrentIndex(m_threads->findData(threads));
    m_threads->setEnabled(m_scenario.isOfAnySize); // the others are made of so many as they have
    for (std::size_t thread = 0; thread < m_steps.size(); ++thread) {
        m_steps[thread]->setVisible(static_cast<int>(thread) < m_history->threads());
    }
    m_verdict->setHint(QString::fromStdString(m_scenario.what));
    m_real->choose(m_scenario);
    showWays();
    showNow();
}

void ByHand::step(int thread) {
    m_history->step(thread);
    showNow();
}

void ByHand::shuffle() {
    m_history->reset();
    while (true) {
        std::vector<int> ready;
        for (int thread = 0; thread < m_history->threads(); ++thread) {
            if (canStep(m_history->program(), m_history->now(), thread)) {
                ready.push_back(thread);
            }
        }
        if (ready.empty()) {
            break;
        }
        const auto pick = QRandomGenerator::global()->bounded(static_cast<int>(ready.size()));
        m_history->step(ready[static_cast<std::size_t>(pick)]);
    }
    showNow();
}

void ByHand::play(int row) {
    if (row >= 0 && static_cast<std::size_t>(row) < m_listed.size()) {
        m_history->prepare(m_listed[static_cast<std::size_t>(row)].threads);
        while (m_history->canRedo()) {
            m_history->redo();
        }
        showNow();
    }
}

void ByHand::showStuck() {
    const auto& stuck = m_real->results().stuck;
    for (int row = 0; stuck && row < static_cast<int>(m_listed.size()); ++row) {
        const auto& way = m_listed[static_cast<std::size_t>(row)];
        if (!way.outcome.isStuck) {
            continue;
        }
        play(row);
        if (m_history->now() == *stuck) {
            m_ways->selectRow(row);
            return;
        }
    }
}

void ByHand::showWays() {
    const auto all = countInterleavings(m_scenario.program);
    m_count->setSentence(QString::fromStdString(all ? waysInWords(m_scenario, *all) : all.error().text()));
    m_listed = listInterleavings(m_scenario.program, kListedWays);
    m_ways->setRowCount(static_cast<int>(m_listed.size()));
    for (int row = 0; row < m_ways->rowCount(); ++row) {
        const auto& way = m_listed[static_cast<std::size_t>(row)];
        const bool isRight = m_scenario.isRight(way.outcome);
        m_ways->setItem(row, 0, wayCell(wayInWords(way)));
        m_ways->setItem(row, 1, wayCell(endOf(m_scenario, way)));
        m_ways->setItem(row, 2, wayCell(isRight ? tr("right") : tr("wrong")));
        if (!isRight) {
            m_ways->item(row, 2)->setForeground(QColor(tokens::kTrouble));
        }
    }
}

void ByHand::showNow() {
    const auto& now = m_history->now();
    m_board->show(m_history->program(), now, m_history->lastThread());
    for (int thread = 0; thread < m_history->threads(); ++thread) {
        m_steps[static_cast<std::size_t>(thread)]->setEnabled(canStep(m_history->program(), now, thread));
    }
    m_undo->setEnabled(m_history->canUndo());
    m_redo->setEnabled(m_history->canRedo());
    m_reset->setEnabled(m_history->canUndo());
    m_verdict->setSentence(verdict());
}

QString ByHand::verdict() const {
    return QString::fromStdString(endInWords(m_scenario, m_history->now()));
}

void ByHand::setPresenting(bool presenting) {
    m_side->setVisible(!presenting);
}

} // namespace parascope
