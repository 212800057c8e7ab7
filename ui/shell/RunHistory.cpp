// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/RunHistory.h"

#include "core/base/Numbers.h"
#include "core/report/Metrics.h"
#include "core/report/Sentence.h"
#include "ui/export/LocalTime.h"

#include <algorithm>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace parascope {

namespace {

constexpr int kIdRole = Qt::UserRole;

QString runLabel(const RunFacts& facts) {
    const auto text = QString::fromStdString(runTitle(facts));
    if (!facts.error.empty()) {
        return text + RunHistory::tr(", failed");
    }
    if (facts.stopped) {
        return text + RunHistory::tr(", stopped");
    }
    if (facts.pinned) {
        return text + RunHistory::tr(", %1, pinned baseline")
                          .arg(QString::fromStdString(durationInWords(wallSeconds(facts))));
    }
    return facts.finished
               ? text + QStringLiteral(", ") + QString::fromStdString(durationInWords(wallSeconds(facts)))
               : text + QStringLiteral(" …");
}

QString tooltipOf(const RunFacts& facts) {
    if (!facts.title.empty()) {
        return RunHistory::tr("%1, recorded by another program").arg(QString::fromStdString(facts.title));
    }
    return QStringLiteral("%1:%2\n%3")
        .arg(QString::fromStdString(facts.experiment.task),
             QString::fromStdString(formatCount(facts.experiment.size)), localTimeText(facts.startedAt));
}

} // namespace

RunHistory::RunHistory(RunSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_list(new QListWidget(this)) {
    m_list->setAccessibleName(tr("Runs of this session"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* title = new QLabel(tr("Runs: tick to compare"), this);
    title->setBuddy(m_list);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(title);
    column->addWidget(m_list, 1);
    connect(&m_session, &RunSession::runAdded, this, &RunHistory::addRun);
    connect(&m_session, &RunSession::runFinished, this, &RunHistory::updateRun);
    connect(&m_session, &RunSession::runRenamed, this, &RunHistory::updateRun);
    connect(&m_session, &RunSession::runRemoved, this, &RunHistory::removeRun);
    connect(&m_session, &RunSession::baselineChanged, this, &RunHistory::updateAll);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_list, &QListWidget::customContextMenuRequested, this, &RunHistory::showMenu);
    connect(m_list, &QListWidget::itemChanged, this, &RunHistory::itemChanged);
}

QListWidgetItem* RunHistory::itemOf(RunId id) const {
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(kIdRole).toInt() == id.value) {
            return m_list->item(row);
        }
    }
    return nullptr;
}

void RunHistory::addRun(RunId id) {
    const QSignalBlocker quiet(m_list);
    auto* item = new QListWidgetItem;
    item->setData(kIdRole, id.value);
    item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
    item->setCheckState(Qt::Unchecked);
    int row = 0; // newest first, one that was restored where it stood
    while (row < m_list->count() && m_list->item(row)->data(kIdRole).toInt() > id.value) {
        ++row;
    }
    m_list->insertItem(row, item);
    updateRun(id);
}

void RunHistory::removeRun(RunId id) {
    const QSignalBlocker quiet(m_list);
    delete itemOf(id);
}

void RunHistory::updateRun(RunId id) {
    const QSignalBlocker quiet(m_list);
    auto* item = itemOf(id);
    const auto* run = m_session.run(id);
    if (item != nullptr && run != nullptr) {
        item->setText(runLabel(run->facts));
        item->setToolTip(item->text() + QLatin1Char('\n') +
                         tooltipOf(run->facts)); // the label may be cut off
    }
}

void RunHistory::updateAll() {
    for (const auto* run : m_session.runs()) {
        updateRun(run->facts.id);
    }
}

void RunHistory::showMenu(const QPoint& place) {
    const auto* item = m_list->itemAt(place);
    const auto* run = item != nullptr ? m_session.run(RunId(item->data(kIdRole).toInt())) : nullptr;
    if (run == nullptr) {
        return;
    }
    const auto& facts = run->facts;
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("menu of a run"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto* pin = menu->addAction(tr("Measure all speed-ups of this work against this run"));
    pin->setCheckable(true);
    pin->setChecked(facts.pinned);
    pin->setEnabled(facts.succeeded() && facts.title.empty() && isSerial(facts.experiment.backend));
    connect(pin, &QAction::toggled, this, [this, id = facts.id](bool on) { m_session.pin(id, on); });
    menu->popup(m_list->viewport()->mapToGlobal(place));
}

void RunHistory::setShown(const std::vector<RunId>& ids) {
    const QSignalBlocker quiet(m_list);
    for (int row = 0; row < m_list->count(); ++row) {
        const RunId id(m_list->item(row)->data(kIdRole).toInt());
        const bool shown = std::find(ids.begin(), ids.end(), id) != ids.end();
        m_list->item(row)->setCheckState(shown ? Qt::Checked : Qt::Unchecked);
    }
}

void RunHistory::itemChanged() {
    std::vector<RunId> ids;
    for (int row = m_list->count() - 1; row >= 0; --row) {
        if (m_list->item(row)->checkState() == Qt::Checked) {
            ids.emplace_back(m_list->item(row)->data(kIdRole).toInt());
        }
    }
    Q_EMIT shownChanged(ids);
}

} // namespace parascope
