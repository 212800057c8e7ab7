// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/RunsModel.h"

#include "core/base/Numbers.h"
#include "core/demos/RunBatches.h"
#include "core/report/Metrics.h"
#include "core/report/Sentence.h"
#include "ui/export/LocalTime.h"

#include <algorithm>
#include <QFont>

namespace parascope {

namespace {

/// A row's internal id: that of batches' rows, else the number of the run's batch.
constexpr quintptr kOfBatch = 0;

QString outcomeOf(const RunFacts& facts) {
    if (!facts.error.empty()) {
        return RunsModel::tr("failed");
    }
    if (facts.stopped) {
        return RunsModel::tr("stopped");
    }
    if (!facts.finished) {
        return QStringLiteral("…");
    }
    const auto wall = QString::fromStdString(durationInWords(wallSeconds(facts)));
    return facts.pinned ? RunsModel::tr("baseline, %1").arg(wall) : wall;
}

QString titleOf(const RunFacts& facts) {
    return QString::fromStdString(runTitle(facts));
}

QString workOf(const RunFacts& facts) {
    return facts.title.empty()
               ? QStringLiteral("%1:%2").arg(QString::fromStdString(facts.experiment.task),
                                             QString::fromStdString(formatCount(facts.experiment.size)))
               : RunsModel::tr("recorded by another program");
}

Qt::CheckState tickOf(std::size_t ticked, std::size_t all) {
    return ticked == 0 ? Qt::Unchecked : ticked == all ? Qt::Checked : Qt::PartiallyChecked;
}

} // namespace

RunsModel::RunsModel(RunSession& session, QObject* parent)
    : QAbstractItemModel(parent)
    , m_session(session) {
    for (const auto* run : m_session.runs()) {
        add(run->facts.id);
    }
    connect(&m_session, &RunSession::runAdded, this, &RunsModel::add);
    connect(&m_session, &RunSession::runRemoved, this, &RunsModel::remove);
    connect(&m_session, &RunSession::runRenamed, this, &RunsModel::update);
    connect(&m_session, &RunSession::runFinished, this, &RunsModel::update);
    connect(&m_session, &RunSession::baselineChanged, this, &RunsModel::updateAll);
}

std::vector<RunsModel::Batch>::iterator RunsModel::batchAt(int number) {
    return std::find_if(m_batches.begin(), m_batches.end(),
                        [number](const Batch& batch) { return batch.number <= number; });
}

void RunsModel::add(RunId id) {
    const auto* run = m_session.run(id);
    if (run == nullptr) {
        return;
    }
    const int number = run->facts.batch;
    auto batch = batchAt(number);
    if (batch == m_batches.end() || batch->number != number) {
        const int row = static_cast<int>(batch - m_batches.begin());
        beginInsertRows({}, row, row);
        batch = m_batches.insert(batch, {number, {}});
        endInsertRows();
    }
    const auto place = std::lower_bound(batch->runs.begin(), batch->runs.end(), id);
    const int row = static_cast<int>(place - batch->runs.begin());
    const auto parent = index(rowOf(*batch), Name);
    beginInsertRows(parent, row, row);
    batch->runs.insert(place, id);
    endInsertRows();
    Q_EMIT dataChanged(parent, parent.siblingAtColumn(Outcome));
}

void RunsModel::remove(RunId id) {
    const auto found = indexOf(id);
    if (!found.isValid()) {
        return;
    }
    const auto parent = found.parent();
    auto& batch = m_batches[static_cast<std::size_t>(parent.row())];
    const bool wasShown = m_shown.erase(id) > 0;
    beginRemoveRows(parent, found.row(), found.row());
    batch.runs.erase(batch.runs.begin() + found.row());
    endRemoveRows();
    if (batch.runs.empty()) {
        beginRemoveRows({}, parent.row(), parent.row());
        m_batches.erase(m_batches.begin() + parent.row());
        endRemoveRows();
    }
    if (wasShown) {
        Q_EMIT shownChanged(shown());
    }
}

void RunsModel::update(RunId id) {
    const auto found = indexOf(id);
    if (found.isValid()) {
        Q_EMIT dataChanged(found, found.siblingAtColumn(Outcome));
        const auto parent = found.parent();
        Q_EMIT dataChanged(parent, parent.siblingAtColumn(Outcome));
    }
}

void RunsModel::updateAll() {
    for (const auto& batch : m_batches) {
        for (const auto id : batch.runs) {
            update(id);
        }
    }
}

void RunsModel::setShown(const std::vector<RunId>& ids) {
    m_shown = {ids.begin(), ids.end()};
    updateAll();
}

std::vector<RunId> RunsModel::runsAt(const QModelIndex& index) const {
    if (!index.isValid()) {
        return {};
    }
    if (index.internalId() == kOfBatch) {
        return m_batches[static_cast<std::size_t>(index.row())].runs;
    }
    const auto& batch = m_batches[static_cast<std::size_t>(index.parent().row())];
    return {batch.runs[static_cast<std::size_t>(index.row())]};
}

QModelIndex RunsModel::indexOf(RunId id) const {
    for (const auto& batch : m_batches) {
        const auto place = std::lower_bound(batch.runs.begin(), batch.runs.end(), id);
        if (place != batch.runs.end() && *place == id) {
            return createIndex(static_cast<int>(place - batch.runs.begin()), Name,
                               static_cast<quintptr>(batch.number));
        }
    }
    return {};
}

QModelIndex RunsModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    const auto id = parent.isValid()
                        ? static_cast<quintptr>(m_batches[static_cast<std::size_t>(parent.row())].number)
                        : kOfBatch;
    return createIndex(row, column, id);
}

QModelIndex RunsModel::parent(const QModelIndex& child) const {
    if (!child.isValid() || child.internalId() == kOfBatch) {
        return {};
    }
    const auto batch = std::find_if(m_batches.begin(), m_batches.end(), [&](const Batch& one) {
        return static_cast<quintptr>(one.number) == child.internalId();
    });
    return batch == m_batches.end() ? QModelIndex() : createIndex(rowOf(*batch), Name, kOfBatch);
}

int RunsModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid()) {
        return static_cast<int>(m_batches.size());
    }
    const bool isBatch = parent.internalId() == kOfBatch && parent.column() == Name;
    return isBatch ? static_cast<int>(m_batches[static_cast<std::size_t>(parent.row())].runs.size()) : 0;
}

int RunsModel::columnCount(const QModelIndex& /*parent*/) const {
    return ColumnCount;
}

const RunRecord* RunsModel::recordAt(const QModelIndex& index) const {
    return index.internalId() == kOfBatch ? nullptr : m_session.run(runsAt(index).front());
}

QString RunsModel::nameOf(const Batch& batch) const {
    std::vector<const RunRecord*> runs;
    for (const auto id : batch.runs) {
        if (const auto* run = m_session.run(id)) {
            runs.push_back(run);
        }
    }
    const auto batches = batchesOf(runs);
    return batches.empty() ? QString() : QString::fromStdString(batches.front().name);
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    return section == Name ? tr("Run") : tr("Time");
}

QVariant RunsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) {
        return {};
    }
    if (role == Qt::TextAlignmentRole && index.column() == Outcome) {
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    }
    if (index.internalId() == kOfBatch) {
        return dataOfBatch(m_batches[static_cast<std::size_t>(index.row())], index.column(), role);
    }
    const auto* run = recordAt(index);
    return run != nullptr ? dataOfRun(run->facts, index.column(), role) : QVariant();
}

QVariant RunsModel::dataOfRun(const RunFacts& facts, int column, int role) const {
    switch (role) {
    case Qt::DisplayRole:
        return column == Name ? titleOf(facts) : outcomeOf(facts);
    case Qt::EditRole:
        return titleOf(facts);
    case Qt::CheckStateRole:
        return column == Name ? QVariant(m_shown.contains(facts.id) ? Qt::Checked : Qt::Unchecked)
                              : QVariant();
    case Qt::ToolTipRole: // the name may be cut
        return QStringLiteral("%1, %2\n%3\n%4")
            .arg(titleOf(facts), outcomeOf(facts), workOf(facts), localTimeText(facts.startedAt))
            .trimmed();
    case Qt::AccessibleTextRole:
        return column == Name ? QStringLiteral("%1, %2").arg(titleOf(facts), outcomeOf(facts))
                              : outcomeOf(facts);
    default:
        return {};
    }
}

QVariant RunsModel::dataOfBatch(const Batch& batch, int column, int role) const {
    const auto* first = batch.runs.empty() ? nullptr : m_session.run(batch.runs.front());
    if (first == nullptr) {
        return {};
    }
    const auto name = nameOf(batch);
    switch (role) {
    case Qt::DisplayRole:
        return column == Name ? name : timeOrDayText(first->facts.startedAt);
    case Qt::ToolTipRole:
        return QStringLiteral("%1\n%2").arg(name, localTimeText(first->facts.startedAt)).trimmed();
    case Qt::AccessibleTextRole:
        return column == Name ? QStringLiteral("%1, %2").arg(name, timeOrDayText(first->facts.startedAt))
                              : timeOrDayText(first->facts.startedAt);
    case Qt::FontRole: {
        QFont strong; // all but its weight is the view's
        strong.setWeight(QFont::DemiBold);
        return strong;
    }
    case Qt::CheckStateRole: {
        const auto ticked = std::count_if(batch.runs.begin(), batch.runs.end(),
                                          [this](RunId id) { return m_shown.contains(id); });
        return column == Name ? QVariant(tickOf(static_cast<std::size_t>(ticked), batch.runs.size()))
                              : QVariant();
    }
    default:
        return {};
    }
}

Qt::ItemFlags RunsModel::flags(const QModelIndex& index) const {
    auto flags = QAbstractItemModel::flags(index);
    if (index.isValid() && index.column() == Name) {
        flags |= Qt::ItemIsUserCheckable;
        flags.setFlag(Qt::ItemIsEditable, index.internalId() != kOfBatch);
    }
    return flags;
}

bool RunsModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    const auto ids = runsAt(index);
    if (ids.empty()) {
        return false;
    }
    if (role == Qt::CheckStateRole) {
        for (const auto id : ids) {
            if (value.toInt() == Qt::Unchecked) {
                m_shown.erase(id);
            } else {
                m_shown.insert(id);
            }
            update(id);
        }
        const auto batch = index.internalId() == kOfBatch ? index : index.parent();
        Q_EMIT dataChanged(batch, batch);
        Q_EMIT shownChanged(shown());
        return true;
    }
    if (role == Qt::EditRole && index.internalId() != kOfBatch) {
        m_session.rename(ids.front(), value.toString().trimmed().toStdString());
        return true;
    }
    return false;
}

} // namespace parascope
