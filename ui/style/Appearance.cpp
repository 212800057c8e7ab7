// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/Appearance.h"

#include <QApplication>
#include <QPainter>
#include <QPalette>
#include <QProxyStyle>
#include <QStyleOption>

namespace parascope {

namespace {

struct Shades {
    QColor window, base, alternate, text, faint, button, highlight, highlighted, link;
};

/// Fusion draws the edges of boxes and fields in a shade of the window's: on dark ones nobody sees where they
/// are.
class VisibleEdges final : public QProxyStyle {
public:
    VisibleEdges()
        : QProxyStyle(QStringLiteral("Fusion")) {}

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        if (element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck ||
            element == PE_FrameLineEdit) {
            drawEdge(*option, *painter);
        }
    }

    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override {
        QProxyStyle::drawComplexControl(control, option, painter, widget);
        if (control == CC_SpinBox || control == CC_ComboBox) {
            drawEdge(*option, *painter);
        }
    }

    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* more) const override {
        // Its icons for dialog buttons are dark in every palette.
        return hint == SH_DialogButtonBox_ButtonsHaveIcons
                   ? 0
                   : QProxyStyle::styleHint(hint, option, widget, more);
    }

private:
    static void drawEdge(const QStyleOption& option, QPainter& painter) {
        const bool hasFocus = option.state.testFlag(State_HasFocus); // then Fusion's own edge is bright
        if (hasFocus || !option.state.testFlag(State_Enabled)) {
            return;
        }
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(option.palette.color(QPalette::PlaceholderText));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
        painter.restore();
    }
};

QPalette paletteOf(const Shades& shades) {
    QPalette palette(shades.button, shades.window);
    palette.setColor(QPalette::Window, shades.window);
    palette.setColor(QPalette::WindowText, shades.text);
    palette.setColor(QPalette::Base, shades.base);
    palette.setColor(QPalette::AlternateBase, shades.alternate);
    palette.setColor(QPalette::Text, shades.text);
    palette.setColor(QPalette::Button, shades.button);
    palette.setColor(QPalette::ButtonText, shades.text);
    palette.setColor(QPalette::ToolTipBase, shades.base);
    palette.setColor(QPalette::ToolTipText, shades.text);
    palette.setColor(QPalette::PlaceholderText, shades.faint);
    palette.setColor(QPalette::Highlight, shades.highlight);
    palette.setColor(QPalette::HighlightedText, shades.highlighted);
    palette.setColor(QPalette::Link, shades.link);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, shades.faint);
    }
    return palette;
}

const Shades& lightShades() {
    static const Shades kShades{QColor(0xf3f4f5), QColor(0xffffff), QColor(0xf3f6f8),
                                QColor(0x1d2327), QColor(0x8a9197), QColor(0xe9ebed),
                                QColor(0x0072b2), QColor(0xffffff), QColor(0x0072b2)};
    return kShades;
}

const Shades& darkShades() {
    static const Shades kShades{QColor(0x23272b), QColor(0x191c1f), QColor(0x202428),
                                QColor(0xe8eaec), QColor(0x858c92), QColor(0x30363b),
                                QColor(0x2f7fb5), QColor(0xffffff), QColor(0x6cb8e8)};
    return kShades;
}

} // namespace

QString appearanceKey(Appearance appearance) {
    switch (appearance) {
    case Appearance::Light:
        return QStringLiteral("light");
    case Appearance::Dark:
        return QStringLiteral("dark");
    case Appearance::System:
        break;
    }
    return QStringLiteral("system");
}

Appearance appearanceFromKey(const QString& key) {
    return key == QLatin1String("light")  ? Appearance::Light
           : key == QLatin1String("dark") ? Appearance::Dark
                                          : Appearance::System;
}

void applyAppearance(Appearance appearance) {
    static const QPalette kSystem = QApplication::palette();
    if (appearance == Appearance::System) {
        QApplication::setPalette(kSystem);
        return;
    }
    QApplication::setStyle(new VisibleEdges);
    QApplication::setPalette(paletteOf(appearance == Appearance::Dark ? darkShades() : lightShades()));
}

} // namespace parascope
