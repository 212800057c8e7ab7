// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/ReadingOrder.h"

#include <algorithm>
#include <QAbstractScrollArea>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QScrollArea>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <tuple>

namespace parascope {

namespace {

/// Where the item with that number stands, from the top, from the left.
using ItemPlace = std::tuple<int, int, int>;

ItemPlace placeIn(QGridLayout& grid, int item) {
    int row = 0;
    int column = 0;
    int rows = 0;
    int columns = 0;
    grid.getItemPosition(item, &row, &column, &rows, &columns);
    return {row, column, item};
}

ItemPlace placeIn(QFormLayout& form, int item) {
    int row = 0;
    auto role = QFormLayout::LabelRole;
    form.getItemPosition(item, &row, &role);
    return {row, static_cast<int>(role), item};
}

/// Line by line, whenever the places were filled.
template <class Layout>
std::vector<int> byLines(Layout& layout) {
    std::vector<ItemPlace> places;
    for (int i = 0; i < layout.count(); ++i) {
        places.push_back(placeIn(layout, i));
    }
    std::sort(places.begin(), places.end());
    std::vector<int> order;
    std::transform(places.begin(), places.end(), std::back_inserter(order),
                   [](const ItemPlace& place) { return std::get<2>(place); });
    return order;
}

std::vector<int> orderOf(QLayout& layout) {
    if (auto* grid = qobject_cast<QGridLayout*>(&layout)) {
        return byLines(*grid);
    }
    if (auto* form = qobject_cast<QFormLayout*>(&layout)) {
        return byLines(*form);
    }
    std::vector<int> order(static_cast<std::size_t>(layout.count()));
    std::generate(order.begin(), order.end(), [next = 0]() mutable { return next++; });
    return order;
}

void collect(QLayout& layout, QList<QWidget*>& parts) {
    for (const int i : orderOf(layout)) {
        auto* item = layout.itemAt(i);
        if (auto* widget = item->widget()) {
            parts.append(widget);
        } else if (auto* inner = item->layout()) {
            collect(*inner, parts);
        }
    }
}

/// Qt's own makes of them: not for us to rearrange.
bool isOnePart(const QWidget& widget) {
    const bool scrolls = qobject_cast<const QAbstractScrollArea*>(&widget) != nullptr &&
                         qobject_cast<const QScrollArea*>(&widget) == nullptr;
    return scrolls || qobject_cast<const QAbstractSpinBox*>(&widget) != nullptr ||
           qobject_cast<const QComboBox*>(&widget) != nullptr ||
           qobject_cast<const QTabBar*>(&widget) != nullptr;
}

/// What a widget holds: that of its layout first, then the rest, as it was made.
QList<QWidget*> partsInOrder(const QWidget& widget) {
    QList<QWidget*> parts;
    if (isOnePart(widget)) {
        return parts;
    }
    if (const auto* tabs = qobject_cast<const QTabWidget*>(&widget)) {
        parts.append(tabs->tabBar());
    } else if (const auto* area = qobject_cast<const QScrollArea*>(&widget)) {
        return area->widget() != nullptr ? QList<QWidget*>{area->widget()} : parts;
    } else if (const auto* splitter = qobject_cast<const QSplitter*>(&widget)) {
        for (int i = 0; i < splitter->count(); ++i) {
            parts.append(splitter->widget(i));
        }
    } else if (auto* layout = widget.layout()) {
        collect(*layout, parts);
    }
    for (auto* child : widget.children()) {
        auto* part = qobject_cast<QWidget*>(child);
        if (part != nullptr && !part->isWindow() && !parts.contains(part)) {
            parts.append(part);
        }
    }
    return parts;
}

void collectStops(const QWidget& root, QList<QWidget*>& stops) {
    for (auto* part : partsInOrder(root)) {
        if (part->isHidden()) {
            continue;
        }
        const bool isStop = (part->focusPolicy() & Qt::TabFocus) != 0 && part->focusProxy() == nullptr;
        if (isStop && part->isEnabled()) {
            stops.append(part);
        }
        collectStops(*part, stops);
    }
}

void raiseParts(const QWidget& root) {
    const auto parts = partsInOrder(root);
    for (auto* part : parts) {
        if (part->parentWidget() == &root && !isOnePart(root)) {
            part->raise();
        }
        raiseParts(*part);
    }
}

/// The stop that has the keyboard, or the one in which what has it lies.
qsizetype placeOf(const QList<QWidget*>& stops, const QWidget* focus) {
    for (; focus != nullptr; focus = focus->parentWidget()) {
        if (const auto place = stops.indexOf(focus); place >= 0) {
            return place;
        }
    }
    return -1;
}

} // namespace

QList<QWidget*> tabStopsOf(const QWidget& root) {
    QList<QWidget*> stops;
    collectStops(root, stops);
    return stops;
}

bool moveToNextStop(QWidget& root, bool forth) {
    const auto stops = tabStopsOf(root);
    if (stops.isEmpty()) {
        return false;
    }
    const auto count = stops.size();
    const auto place = placeOf(stops, root.focusWidget());
    const auto next = place < 0 ? (forth ? 0 : count - 1) : (place + (forth ? 1 : count - 1)) % count;
    stops.at(next)->setFocus(forth ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

void putInReadingOrder(QWidget& root) {
    raiseParts(root);
    const auto stops = tabStopsOf(root);
    for (qsizetype i = 1; i < stops.size(); ++i) {
        QWidget::setTabOrder(stops.at(i - 1), stops.at(i));
    }
}

} // namespace parascope
