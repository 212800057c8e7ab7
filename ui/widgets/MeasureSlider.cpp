// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/MeasureSlider.h"

#include <cmath>
#include <QAccessibleWidget>

namespace parascope {

namespace {

/// A slider to a screen reader, in its measure.
class MeasureAccess final : public QAccessibleWidget, public QAccessibleValueInterface {
public:
    explicit MeasureAccess(MeasureSlider& slider)
        : QAccessibleWidget(&slider, QAccessible::Slider) {}

    void* interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::ValueInterface ? static_cast<QAccessibleValueInterface*>(this)
                                                   : QAccessibleWidget::interface_cast(type);
    }
    [[nodiscard]] QVariant currentValue() const override { return slider().measureOf(slider().value()); }
    void setCurrentValue(const QVariant& value) override {
        slider().setValue(slider().stepOf(value.toDouble()));
    }
    [[nodiscard]] QVariant minimumValue() const override { return slider().measureOf(slider().minimum()); }
    [[nodiscard]] QVariant maximumValue() const override { return slider().measureOf(slider().maximum()); }
    [[nodiscard]] QVariant minimumStepSize() const override {
        return slider().measureOf(slider().singleStep()) - slider().measureOf(0);
    }

private:
    [[nodiscard]] MeasureSlider& slider() const { return *static_cast<MeasureSlider*>(object()); }
};

QAccessibleInterface* makeMeasureAccess(const QString& /*kind*/, QObject* object) {
    auto* slider = qobject_cast<MeasureSlider*>(object);
    return slider == nullptr ? nullptr : new MeasureAccess(*slider); // Qt's registry owns it
}

} // namespace

MeasureSlider::MeasureSlider(QWidget* parent)
    : QSlider(Qt::Horizontal, parent) {
    QAccessible::installFactory(makeMeasureAccess); // once, however often it is said
}

void MeasureSlider::setMeasure(double atZero, double perStep) {
    m_atZero = atZero;
    m_perStep = perStep;
}

int MeasureSlider::stepOf(double measure) const {
    return m_perStep == 0 ? value() : static_cast<int>(std::lround((measure - m_atZero) / m_perStep));
}

} // namespace parascope
