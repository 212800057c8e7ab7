// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/Plot.h"

#include <functional>

namespace parascope {

/// A layout that leaves the places to a function, which gets the whole rectangle whenever it is time.
class PlacedLayout : public QCPLayout {
    Q_OBJECT

public:
    explicit PlacedLayout(std::function<void(const QRect&)> arrange);
    ~PlacedLayout() override;

    void add(QCPLayoutElement* element);

    [[nodiscard]] int elementCount() const override;
    [[nodiscard]] QCPLayoutElement* elementAt(int index) const override;
    QCPLayoutElement* takeAt(int index) override;
    bool take(QCPLayoutElement* element) override;
    [[nodiscard]] QList<QCPLayoutElement*> elements(bool recursive) const override;

protected:
    void updateLayout() override;

private:
    std::function<void(const QRect&)> m_arrange;
    QList<QCPLayoutElement*> m_elements;
};

} // namespace parascope
