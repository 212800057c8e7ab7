// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/FlowLayout.h"

#include <algorithm>
#include <QWidget>

namespace parascope {

FlowLayout::FlowLayout(QWidget* parent)
    : QLayout(parent) {
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem* item) {
    m_items.emplace_back(item);
}

void FlowLayout::insertWidget(int index, QWidget* widget) {
    addChildWidget(widget);
    m_items.insert(m_items.begin() + index, std::make_unique<QWidgetItem>(widget));
    invalidate();
}

QLayoutItem* FlowLayout::itemAt(int index) const {
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)].get() : nullptr;
}

QLayoutItem* FlowLayout::takeAt(int index) {
    if (itemAt(index) == nullptr) {
        return nullptr;
    }
    const auto at = m_items.begin() + index;
    auto* item = at->release();
    m_items.erase(at);
    return item;
}

int FlowLayout::heightForWidth(int width) const {
    return place({0, 0, width, 0}, false);
}

QSize FlowLayout::sizeHint() const {
    int width = 0;
    int height = 0;
    for (const auto& item : m_items) {
        if (!item->isEmpty()) {
            width += item->sizeHint().width() + spacing();
            height = std::max(height, item->sizeHint().height());
        }
    }
    return {width, height};
}

QSize FlowLayout::minimumSize() const {
    QSize size;
    for (const auto& item : m_items) {
        size = item->isEmpty() ? size : size.expandedTo(item->minimumSize());
    }
    return size;
}

void FlowLayout::setGeometry(const QRect& rect) {
    QLayout::setGeometry(rect);
    place(rect, true);
}

int FlowLayout::place(const QRect& rect, bool move) const {
    int x = rect.x();
    int y = rect.y();
    std::vector<QLayoutItem*> line;
    int height = 0; // of the line
    const auto finishLine = [&] {
        int at = rect.x();
        for (auto* item : line) {
            const auto size = item->sizeHint();
            if (move) {
                item->setGeometry({at, y + (height - size.height()) / 2, std::min(size.width(), rect.width()),
                                   size.height()});
            }
            at += size.width() + spacing();
        }
        y += height;
        line.clear();
    };
    for (const auto& item : m_items) {
        if (item->isEmpty()) {
            continue; // hidden
        }
        const auto size = item->sizeHint();
        if (!line.empty() && x + size.width() > rect.x() + rect.width()) {
            finishLine();
            y += spacing();
            x = rect.x();
            height = 0;
        }
        line.push_back(item.get());
        height = std::max(height, size.height());
        x += size.width() + spacing();
    }
    finishLine();
    return y - rect.y();
}

} // namespace parascope
