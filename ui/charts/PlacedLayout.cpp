// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/PlacedLayout.h"

namespace parascope {

PlacedLayout::PlacedLayout(std::function<void(const QRect&)> arrange)
    : m_arrange(std::move(arrange)) {}

PlacedLayout::~PlacedLayout() {
    clear(); // here, where takeAt is still ours
}

void PlacedLayout::add(QCPLayoutElement* element) {
    m_elements.append(element);
    adoptElement(element);
}

int PlacedLayout::elementCount() const {
    return static_cast<int>(m_elements.size());
}

QCPLayoutElement* PlacedLayout::elementAt(int index) const {
    return m_elements.value(index, nullptr);
}

QCPLayoutElement* PlacedLayout::takeAt(int index) {
    if (index < 0 || index >= elementCount()) {
        return nullptr;
    }
    auto* element = m_elements.takeAt(index);
    releaseElement(element);
    return element;
}

bool PlacedLayout::take(QCPLayoutElement* element) {
    return takeAt(static_cast<int>(m_elements.indexOf(element))) != nullptr;
}

QList<QCPLayoutElement*> PlacedLayout::elements(bool recursive) const {
    auto all = m_elements;
    if (recursive) {
        for (const auto* element : m_elements) {
            all += element->elements(true);
        }
    }
    return all;
}

void PlacedLayout::updateLayout() {
    m_arrange(rect());
}

} // namespace parascope
