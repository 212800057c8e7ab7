// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/NamesDialog.h"

#include "ui/charts/TimeTicks.h"
#include "ui/pages/ReportTable.h"
#include "ui/style/Tokens.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace parascope {

namespace {
constexpr QSize kSizeOfNames(860, 520);
/// So many are counted before the window comes round: a few milliseconds.
constexpr std::size_t kCountedAtOnce = 250'000;
constexpr int kLeastChoice = 16; ///< letters of a run's title that are always seen
} // namespace

NamesDialog::NamesDialog(const std::vector<TimelineSource>& sources, const std::optional<TimeSpan>& stretch,
                         QWidget* parent)
    : QDialog(parent)
    , m_stretch(stretch)
    , m_first(makeChoice(tr("Run")))
    , m_second(makeChoice(tr("Run beside it")))
    , m_what(new QLabel(this))
    , m_table(new ReportTable(this)) {
    setWindowTitle(tr("Names of the spans"));
    m_what->setTextFormat(Qt::PlainText);
    m_table->setAccessibleName(tr("Names and their times"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    setupLayout();
    setSources(sources);
    connect(m_first, &QComboBox::currentIndexChanged, this, &NamesDialog::countNames);
    connect(m_second, &QComboBox::currentIndexChanged, this, &NamesDialog::countNames);
    connect(m_table, &QTableView::activated, this, &NamesDialog::choose);
    connect(&m_onward, &QTimer::timeout, this, &NamesDialog::goOn);
    m_table->setFocus();
}

void NamesDialog::setupLayout() {
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* find = buttons->addButton(tr("Find in the lanes"), QDialogButtonBox::ActionRole);
    connect(find, &QPushButton::clicked, this, [this] { choose(m_table->currentIndex()); });
    auto* copy = buttons->addButton(tr("Copy as …"), QDialogButtonBox::ActionRole);
    copy->setToolTip(tr("Copy the whole table"));
    copy->setMenu(m_table->copyMenu("name"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto* choices = new QHBoxLayout;
    choices->addWidget(new QLabel(tr("1:"), this));
    choices->addWidget(m_first, 1);
    choices->addSpacing(tokens::kControlGap);
    choices->addWidget(new QLabel(tr("2:"), this));
    choices->addWidget(m_second, 1);
    auto* column = new QVBoxLayout(this);
    column->addLayout(choices);
    column->addWidget(m_what);
    column->addWidget(m_table, 1);
    column->addWidget(buttons);
    const auto* above = parentWidget();
    resize(above != nullptr ? kSizeOfNames.boundedTo(above->window()->size()) : kSizeOfNames);
}

QComboBox* NamesDialog::makeChoice(const QString& accessibleName) {
    auto* choice = new QComboBox(this);
    choice->setAccessibleName(accessibleName);
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice->setMinimumContentsLength(kLeastChoice);
    return choice;
}

void NamesDialog::fillChoice(QComboBox& choice) const {
    const QSignalBlocker quiet(choice);
    choice.clear();
    for (const auto& source : m_sources) {
        choice.addItem(source.title);
    }
}

void NamesDialog::setSources(const std::vector<TimelineSource>& sources) {
    m_counts.clear(); // their traces may be gone
    m_sources = sources;
    fillChoice(*m_first);
    fillChoice(*m_second);
    const QSignalBlocker quiet(m_second);
    m_second->insertItem(0, tr("no other run"));
    m_second->setCurrentIndex(m_sources.size() == 2 ? 2 : 0);
    if (m_sources.empty()) {
        reject();
        return;
    }
    countNames();
}

NameCount NamesDialog::countOf(int run) const {
    const auto& source = m_sources[static_cast<std::size_t>(run)];
    return {*source.trace, m_stretch ? m_stretch->shifted(source.zero) : source.trace->extent()};
}

void NamesDialog::countNames() {
    m_counts.clear();
    m_counts.push_back(countOf(m_first->currentIndex()));
    if (const auto beside = m_second->currentIndex() - 1; beside >= 0) {
        m_counts.push_back(countOf(beside));
    }
    goOn();
    if (!isWhole()) {
        m_table->setReport({});
        m_onward.start(0);
    }
}

void NamesDialog::goOn() {
    bool areWhole = true;
    double progress = 0;
    for (auto& count : m_counts) {
        areWhole = areWhole && count.goOn(kCountedAtOnce); // the second waits for the first
        progress += count.progress() / static_cast<double>(m_counts.size());
    }
    if (areWhole) {
        m_onward.stop();
        showNames();
        return;
    }
    m_what->setText(tr("counting, %1 % …").arg(static_cast<int>(progress * 100)));
}

void NamesDialog::showNames() {
    const auto first = m_counts.front().figures();
    const auto report =
        m_counts.size() == 1 ? nameReport(first) : nameDifferences(first, m_counts.back().figures());
    m_counts.clear();
    m_table->sortByColumn(-1, Qt::AscendingOrder);
    m_table->setReport(report);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->setCurrentIndex(m_table->model()->index(0, 0));
    const auto when = m_stretch
                          ? tr("from %1 to %2").arg(timeText(m_stretch->begin), timeText(m_stretch->end))
                          : tr("the whole time");
    m_what->setText(tr("%1 names, %2").arg(report.rows.size()).arg(when));
}

void NamesDialog::choose(const QModelIndex& index) {
    if (index.isValid()) {
        m_chosen = QString::fromStdString(m_table->keyAt(index));
        accept();
    }
}

} // namespace parascope
