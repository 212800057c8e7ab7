// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/TimelineAccess.h"

#include "ui/charts/LaneSentence.h"
#include "ui/charts/TimelineChart.h"
#include "ui/charts/TimelinePlot.h"

#include <QAccessible>
#include <QAccessibleWidget>

namespace parascope {

namespace {

/// A lane of a chart, for screen readers. It knows only where it is: runs come and go.
class LaneAccess final : public QAccessibleInterface {
public:
    LaneAccess(TimelineChart& chart, int number)
        : m_chart(&chart)
        , m_number(number) {}

    [[nodiscard]] bool isValid() const override { return m_chart && place().has_value(); }
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* parent() const override {
        return m_chart ? QAccessible::queryAccessibleInterface(m_chart) : nullptr;
    }
    [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
    [[nodiscard]] QAccessible::State state() const override {
        QAccessible::State state;
        state.readOnly = true;
        state.offscreen = rect().isEmpty();
        return state;
    }
    [[nodiscard]] QString text(QAccessible::Text kind) const override {
        const auto here = isValid() ? place() : std::nullopt;
        if (!here || kind != QAccessible::Name) {
            return {};
        }
        const auto& scene = m_chart->plot().scene(here->first);
        const auto& lane = scene.lanes[here->second];
        const auto words = laneSentence(scene.source, lane);
        const auto* heading = headingOf(scene.source, lane.lane);
        if (heading == nullptr) {
            return QStringLiteral("%1: %2").arg(scene.source.title, words);
        }
        const auto host =
            lane.above == 0 ? heading->name : heading->name + QStringLiteral(": ") + heading->text;
        return QStringLiteral("%1, %2: %3").arg(scene.source.title, host, words);
    }
    void setText(QAccessible::Text, const QString&) override {}
    [[nodiscard]] QRect rect() const override {
        const auto here = isValid() ? place() : std::nullopt;
        if (!here) {
            return {};
        }
        const auto& plot = m_chart->plot();
        const auto& scene = plot.scene(here->first);
        const auto lane = laneRect(scene, here->second).toAlignedRect().intersected(scene.place.lanes);
        return lane.isEmpty() ? QRect() : QRect(plot.mapToGlobal(lane.topLeft()), lane.size());
    }

private:
    /// The run and the position in it.
    [[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> place() const {
        auto rest = static_cast<std::size_t>(m_number);
        for (std::size_t run = 0; run < m_chart->sources().size(); ++run) {
            const auto lanes = m_chart->plot().scene(run).lanes.size();
            if (rest < lanes) {
                return std::pair(run, rest);
            }
            rest -= lanes;
        }
        return std::nullopt;
    }

    QPointer<TimelineChart> m_chart;
    int m_number;
};

/// A chart as a list of its lanes.
class ChartAccess final : public QAccessibleWidget {
public:
    explicit ChartAccess(TimelineChart& chart)
        : QAccessibleWidget(&chart, QAccessible::List) {}
    ~ChartAccess() override {
        for (const auto id : m_lanes) {
            QAccessible::deleteAccessibleInterface(id);
        }
    }

    [[nodiscard]] int childCount() const override { return chart().laneCount(); }
    [[nodiscard]] QAccessibleInterface* child(int index) const override {
        if (index < 0 || index >= childCount()) {
            return nullptr;
        }
        while (m_lanes.size() <= static_cast<std::size_t>(index)) {
            auto* lane = new LaneAccess(chart(), static_cast<int>(m_lanes.size())); // Qt's registry owns it
            m_lanes.push_back(QAccessible::registerAccessibleInterface(lane));
        }
        return QAccessible::accessibleInterface(m_lanes[static_cast<std::size_t>(index)]);
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* wanted) const override {
        for (int i = 0; i < childCount(); ++i) {
            if (child(i) == wanted) {
                return i;
            }
        }
        return -1;
    }
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override {
        for (int i = 0; i < childCount(); ++i) {
            if (child(i)->rect().contains(x, y)) {
                return child(i);
            }
        }
        return nullptr;
    }

private:
    [[nodiscard]] TimelineChart& chart() const { return *static_cast<TimelineChart*>(object()); }

    mutable std::vector<QAccessible::Id> m_lanes;
};

QAccessibleInterface* makeAccess(const QString&, QObject* object) {
    auto* chart = qobject_cast<TimelineChart*>(object);
    return chart == nullptr ? nullptr : new ChartAccess(*chart); // Qt's registry owns it
}

} // namespace

void installTimelineAccess() {
    QAccessible::installFactory(makeAccess);
}

} // namespace parascope
