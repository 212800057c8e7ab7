// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/NumbersModel.h"

#include "core/report/Sentence.h"

namespace parascope {

namespace {

struct RowWords {
    const char* label;
    const char* formula;
};
constexpr std::array<RowWords, NumbersModel::RowCount> kRows{{
    {QT_TRANSLATE_NOOP("NumbersModel", "Wall time"),
     QT_TRANSLATE_NOOP("NumbersModel", "From the first worker's launch to the last worker's end")},
    {QT_TRANSLATE_NOOP("NumbersModel", "CPU time"),
     QT_TRANSLATE_NOOP("NumbersModel", "Processor time since the start of work, all workers together")},
    {QT_TRANSLATE_NOOP("NumbersModel", "Busy cores"),
     QT_TRANSLATE_NOOP("NumbersModel", "Parallelism = time on a core, all workers together / wall time")},
    {QT_TRANSLATE_NOOP("NumbersModel", "Speed-up"),
     QT_TRANSLATE_NOOP("NumbersModel", "Wall time of the same total work one after another / wall time")},
    {QT_TRANSLATE_NOOP("NumbersModel", "Efficiency"),
     QT_TRANSLATE_NOOP("NumbersModel", "Speed-up / workers")},
    {QT_TRANSLATE_NOOP("NumbersModel", "Worker's start"),
     QT_TRANSLATE_NOOP("NumbersModel", "Median time from a worker's launch to its announcement")},
    {QT_TRANSLATE_NOOP("NumbersModel", "Running"),
     QT_TRANSLATE_NOOP("NumbersModel", "Share of the workers' lives on a core")},
    {QT_TRANSLATE_NOOP("NumbersModel", "Waits for a core"),
     QT_TRANSLATE_NOOP("NumbersModel", "Share of the workers' lives in which they could have run")},
    {QT_TRANSLATE_NOOP("NumbersModel", "Switches"),
     QT_TRANSLATE_NOOP("NumbersModel", "Times workers gave their core up + times they were pushed off it")},
    {QT_TRANSLATE_NOOP("NumbersModel", "Memory"),
     QT_TRANSLATE_NOOP("NumbersModel", "Largest resident memory of all processes that held workers")},
    {QT_TRANSLATE_NOOP("NumbersModel", "Results"),
     QT_TRANSLATE_NOOP("NumbersModel", "What the workers computed")},
}};

QString text(const std::string& words) {
    return QString::fromStdString(words);
}

QString percent(double share) {
    return text(decimals(share * 100, 0)) + QStringLiteral(" %");
}

QString factor(const std::optional<double>& number) {
    return number ? text(decimals(*number, 2)) + QStringLiteral(" ×") : QStringLiteral("–");
}

QStringList allResults(const RunFacts& facts) {
    QStringList all;
    for (const auto& worker : facts.workers) {
        for (const auto& result : worker.results) {
            all.append(text(result));
        }
    }
    return all;
}

/// Whether all units of work came to the same result: the results themselves are too long for a cell.
QString resultsInWords(const RunFacts& facts) {
    if (!facts.error.empty()) {
        return NumbersModel::tr("failed");
    }
    if (facts.stopped) {
        return NumbersModel::tr("stopped");
    }
    const auto all = allResults(facts);
    if (all.isEmpty()) {
        return QStringLiteral("–");
    }
    return all.count(all.front()) == all.size() ? NumbersModel::tr("all equal") : NumbersModel::tr("differ");
}

/// A column's title on several lines, so that columns stay narrow: "one after another" on two.
QString onLines(const QString& title) {
    auto text = title;
    const auto space = title.lastIndexOf(QLatin1Char(' '));
    return space > 0 ? text.replace(space, 1, QLatin1Char('\n')) : text;
}

} // namespace

NumbersModel::NumbersModel(QObject* parent)
    : QAbstractTableModel(parent) {}

NumbersModel::Column NumbersModel::columnOf(const ReportedRun& reported) {
    const auto& facts = reported.run->facts;
    const auto& metrics = reported.metrics;
    Column column;
    column.title = onLines(text(runTitle(facts)));
    column.results = allResults(facts).join(QLatin1Char('\n'));
    if (!facts.finished) {
        const auto state = facts.released == Nanoseconds{} ? tr("waiting") : tr("running …");
        column.cells.assign(RowCount, QString());
        column.cells[Wall] = state;
        return column;
    }
    column.cells = {text(durationInWords(metrics.wall)),
                    text(durationInWords(metrics.cpu)),
                    text(decimals(metrics.parallelism, 2)),
                    factor(metrics.speedup),
                    metrics.efficiency ? percent(*metrics.efficiency) : QStringLiteral("–"),
                    text(durationInWords(metrics.startMedian)),
                    percent(metrics.shares[indexOf(State::Running)]),
                    percent(metrics.shares[indexOf(State::Ready)]),
                    QStringLiteral("%1 + %2").arg(metrics.voluntary).arg(metrics.preempted),
                    QStringLiteral("%1 MB").arg(metrics.peakRssBytes / 1'000'000),
                    resultsInWords(facts)};
    return column;
}

void NumbersModel::setRuns(const std::vector<ReportedRun>& runs) {
    std::vector<Column> columns;
    for (const auto& run : runs) {
        columns.push_back(columnOf(run));
    }
    if (columns == m_columns) {
        return;
    }
    beginResetModel();
    m_columns = std::move(columns);
    endResetModel();
}

int NumbersModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : RowCount;
}

int NumbersModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant NumbersModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) {
        return {};
    }
    const auto& column = m_columns.at(static_cast<std::size_t>(index.column()));
    switch (role) {
    case Qt::DisplayRole:
        return column.cells.at(static_cast<std::size_t>(index.row()));
    case Qt::ToolTipRole:
        if (index.row() == Result && !column.results.isEmpty()) {
            return column.results;
        }
        return tr(kRows.at(static_cast<std::size_t>(index.row())).formula);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant NumbersModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Vertical && section < RowCount) {
        const auto& words = kRows.at(static_cast<std::size_t>(section));
        return role == Qt::DisplayRole   ? QVariant(tr(words.label))
               : role == Qt::ToolTipRole ? QVariant(tr(words.formula))
                                         : QVariant();
    }
    const bool isRun = section >= 0 && static_cast<std::size_t>(section) < m_columns.size();
    return role == Qt::DisplayRole && isRun ? QVariant(m_columns[static_cast<std::size_t>(section)].title)
                                            : QVariant();
}

} // namespace parascope
