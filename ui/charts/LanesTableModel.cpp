// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/LanesTableModel.h"

#include "ui/charts/SpanRef.h"
#include "ui/charts/TimeTicks.h"

#include <algorithm>
#include <limits>

namespace parascope {

LanesTableModel::LanesTableModel(QObject* parent)
    : QAbstractTableModel(parent) {}

void LanesTableModel::setSources(std::vector<TimelineSource> sources) {
    beginResetModel();
    m_sources = std::move(sources);
    m_parts.clear();
    std::int64_t rows = 0;
    for (std::size_t source = 0; source < m_sources.size(); ++source) {
        if (m_sources[source].trace == nullptr) {
            continue;
        }
        for (const auto lane : lanesInOrder(*m_sources[source].trace)) {
            const auto depths = m_sources[source].trace->lane(lane).index.rows();
            for (std::size_t depth = 0; depth < depths.size(); ++depth) {
                const auto room = std::numeric_limits<int>::max() - rows;
                const auto count =
                    std::min<std::int64_t>(room, static_cast<std::int64_t>(depths[depth].spans().size()));
                m_parts.push_back({source, lane, depth, static_cast<int>(rows), static_cast<int>(count)});
                rows += count;
            }
        }
    }
    m_rows = static_cast<int>(rows);
    endResetModel();
}

int LanesTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_rows;
}

int LanesTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

const LanesTableModel::Part& LanesTableModel::partOf(int row) const {
    const auto behind = std::upper_bound(m_parts.begin(), m_parts.end(), row,
                                         [](int wanted, const Part& part) { return wanted < part.firstRow; });
    return *std::prev(behind);
}

QVariant LanesTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= m_rows || role != Qt::DisplayRole) {
        return {};
    }
    const auto& part = partOf(index.row());
    const auto& source = m_sources[part.source];
    const auto& lane = source.trace->lane(part.lane);
    const auto& span =
        lane.index.rows()[part.depth].spans()[static_cast<std::size_t>(index.row() - part.firstRow)];
    switch (index.column()) {
    case Run:
        return source.title;
    case Worker:
        return toText(lane.info.name);
    case Begin:
        return timeText(span.begin - source.zero);
    case End:
        return timeText(span.end - source.zero);
    case StateColumn:
        return toText(stateLabel(span.state));
    case Name:
        return toText(source.trace->name(span.name));
    case Core:
        return span.core < 0 ? QVariant() : QVariant(static_cast<int>(span.core));
    default:
        return {};
    }
}

QVariant LanesTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal) {
        return QAbstractTableModel::headerData(section, orientation, role);
    }
    switch (section) {
    case Run:
        return QStringLiteral("run");
    case Worker:
        return QStringLiteral("worker");
    case Begin:
        return QStringLiteral("begin");
    case End:
        return QStringLiteral("end");
    case StateColumn:
        return QStringLiteral("state");
    case Name:
        return QStringLiteral("name");
    case Core:
        return QStringLiteral("core");
    default:
        return {};
    }
}

} // namespace parascope
