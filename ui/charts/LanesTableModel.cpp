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
    m_rows = 0;
    m_hasHosts = std::any_of(m_sources.begin(), m_sources.end(),
                             [](const TimelineSource& source) { return !source.headings.empty(); });
    for (std::size_t source = 0; source < m_sources.size(); ++source) {
        if (m_sources[source].trace == nullptr) {
            continue;
        }
        const auto& trace = *m_sources[source].trace;
        for (const auto lane : lanesInOrder(trace)) {
            const auto depths = trace.lane(lane).index.rows();
            for (std::size_t depth = 0; depth < depths.size(); ++depth) {
                addPart(source, lane, depth, depths[depth].spans().size());
            }
        }
        addPart(source, LaneId(), 0, trace.marks().size());
    }
    endResetModel();
}

void LanesTableModel::addPart(std::size_t source, LaneId lane, std::size_t depth, std::size_t count) {
    const auto room = static_cast<std::size_t>(std::numeric_limits<int>::max() - m_rows);
    const auto rows = static_cast<int>(std::min(room, count));
    if (rows > 0) {
        m_parts.push_back({source, lane, depth, m_rows, rows});
        m_rows += rows;
    }
}

int LanesTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_rows;
}

int LanesTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_hasHosts ? ColumnCount : ColumnCount - 1;
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
    const auto number = static_cast<std::size_t>(index.row() - part.firstRow);
    if (index.column() == Run) {
        return m_sources[part.source].title;
    }
    return part.lane.isValid() ? spanData(part, number, index.column())
                               : markData(part, number, index.column());
}

QVariant LanesTableModel::markData(const Part& part, std::size_t number, int column) const {
    const auto& source = m_sources[part.source];
    const auto& mark = source.trace->marks()[number];
    switch (column) {
    case Worker:
        return mark.lane.isValid() ? toText(source.trace->lane(mark.lane).info.name) : QString();
    case Begin:
    case End:
        return timeText(mark.time - source.zero);
    case StateColumn:
        return mark.isNote ? QStringLiteral("Note") : QStringLiteral("Mark");
    case Name:
        return toText(source.trace->name(mark.name));
    default:
        return {};
    }
}

QVariant LanesTableModel::spanData(const Part& part, std::size_t number, int column) const {
    const auto& source = m_sources[part.source];
    const auto& lane = source.trace->lane(part.lane);
    const auto& span = lane.index.rows()[part.depth].spans()[number];
    switch (column) {
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
    case Host: {
        const auto* heading = headingOf(source, part.lane);
        return heading == nullptr ? QVariant() : QVariant(heading->name);
    }
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
    case Host:
        return QStringLiteral("host");
    default:
        return {};
    }
}

} // namespace parascope
