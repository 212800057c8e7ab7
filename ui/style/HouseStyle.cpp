// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/HouseStyle.h"

#include "ui/style/Tokens.h"

#include <QComboBox>
#include <QPainter>
#include <QStyleOption>
#include <QToolButton>
#include <QWidget>

namespace parascope {

namespace {

constexpr const char* kPrimary = "isPrimary";
constexpr const char* kNoArrow = "hasNoArrow";
constexpr int kScrollBar = 12;
constexpr int kThumb = 6;
constexpr int kLeastThumb = 32;

bool isPrimary(const QWidget* widget) {
    return widget != nullptr && widget->property(kPrimary).toBool();
}

QColor mixed(const QColor& one, const QColor& other, double share) {
    const auto part = [share](float a, float b) { return static_cast<float>(a + (b - a) * share); };
    return QColor::fromRgbF(part(one.redF(), other.redF()), part(one.greenF(), other.greenF()),
                            part(one.blueF(), other.blueF()));
}

/// The edge of what can be typed into or pressed: seen against cards and windows alike.
QColor edgeOf(const QPalette& palette) {
    return mixed(palette.color(QPalette::Mid), palette.color(QPalette::PlaceholderText), 0.45);
}

bool has(const QStyleOption& option, QStyle::StateFlag flag) {
    return option.state.testFlag(flag);
}

} // namespace

void makePrimary(QWidget& button) {
    button.setProperty(kPrimary, true);
}

void hideMenuArrow(QWidget& button) {
    button.setProperty(kNoArrow, true);
}

HouseStyle::HouseStyle(int line)
    : QProxyStyle(QStringLiteral("Fusion"))
    , m_line(line) {}

void HouseStyle::drawBox(QPainter& painter, const QRect& rect, const QColor& fill, const QColor& edge) const {
    const double half = m_line / 2.0;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(edge.isValid() ? QPen(edge, m_line) : QPen(Qt::NoPen));
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), tokens::kControlRadius,
                            tokens::kControlRadius);
    painter.restore();
}

void HouseStyle::drawButton(const QStyleOption& option, QPainter& painter, bool isPrimary,
                            bool isFlat) const {
    const auto& palette = option.palette;
    const auto accent = palette.color(QPalette::Highlight);
    const bool isOver = has(option, State_Enabled) && has(option, State_MouseOver);
    auto fill = isFlat ? QColor() : palette.color(QPalette::Button);
    auto edge = isFlat ? QColor() : edgeOf(palette);
    if (has(option, State_On)) {
        fill = mixed(palette.color(QPalette::Base), accent, 0.16);
        edge = accent;
    }
    if (isPrimary && has(option, State_Enabled)) {
        fill = accent;
        edge = QColor();
    }
    if (isOver || has(option, State_Sunken)) {
        const auto to = isPrimary ? palette.color(QPalette::HighlightedText) : accent;
        fill = fill.isValid() ? mixed(fill, to, has(option, State_Sunken) ? 0.22 : 0.1)
                              : palette.color(QPalette::AlternateBase);
    }
    if (!has(option, State_Enabled) && !isFlat) {
        edge = palette.color(QPalette::Mid);
    }
    drawBox(painter, option.rect, fill, edge);
}

void HouseStyle::drawField(const QStyleOption& option, QPainter& painter) const {
    const auto& palette = option.palette;
    const bool isEnabled = has(option, State_Enabled);
    const auto fill = palette.color(isEnabled ? QPalette::Base : QPalette::Window);
    drawBox(painter, option.rect, fill, isEnabled ? edgeOf(palette) : palette.color(QPalette::Mid));
    if (has(option, State_HasFocus) && isEnabled) {
        proxy()->drawPrimitive(PE_FrameFocusRect, &option, &painter, nullptr);
    }
}

void HouseStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                               const QWidget* widget) const {
    switch (element) {
    case PE_FrameFocusRect: { // the link's accent: a list may have another highlight
        const double half = tokens::kFocusRing / 2.0;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(option->palette.color(isPrimary(widget) ? QPalette::WindowText : QPalette::Link),
                             tokens::kFocusRing));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(option->rect).adjusted(half, half, -half, -half),
                                 tokens::kControlRadius, tokens::kControlRadius);
        painter->restore();
        return;
    }
    case PE_PanelButtonCommand:
        drawButton(*option, *painter, isPrimary(widget), false);
        if (has(*option, State_HasFocus) && has(*option, State_Enabled)) {
            proxy()->drawPrimitive(PE_FrameFocusRect, option, painter, widget);
        }
        return;
    case PE_PanelButtonTool:
        drawButton(*option, *painter, isPrimary(widget), has(*option, State_AutoRaise));
        return;
    case PE_PanelLineEdit:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            frame != nullptr && frame->lineWidth > 0) {
            drawField(*option, *painter);
            return;
        }
        break;
    case PE_FrameLineEdit:
        return; // drawn with its panel
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        if (has(*option, State_Enabled) && !has(*option, State_HasFocus)) {
            painter->setPen(edgeOf(option->palette));
            painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        }
        return;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void HouseStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                             const QWidget* widget) const {
    if ((element == CE_PushButtonLabel || element == CE_ToolButtonLabel) && isPrimary(widget) &&
        has(*option, State_Enabled)) {
        const auto onAccent = option->palette.color(QPalette::HighlightedText);
        const auto drawWith = [&](auto copy) {
            copy.palette.setColor(QPalette::ButtonText, onAccent);
            copy.palette.setColor(QPalette::WindowText, onAccent);
            QProxyStyle::drawControl(element, &copy, painter, widget);
        };
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
            drawWith(*button);
            return;
        }
        if (const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option)) {
            drawWith(*button);
            return;
        }
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void HouseStyle::drawScrollBar(const QStyleOptionComplex& option, QPainter& painter) const {
    const auto thumb = proxy()->subControlRect(CC_ScrollBar, &option, SC_ScrollBarSlider, nullptr);
    const bool isUpright = !has(option, State_Horizontal);
    const auto colour =
        mixed(option.palette.color(QPalette::Mid), option.palette.color(QPalette::PlaceholderText),
              has(option, State_MouseOver) ? 0.7 : 0.3);
    const int edge = (kScrollBar - kThumb) / 2;
    const auto inner = isUpright ? thumb.adjusted(edge, 1, -edge, -1) : thumb.adjusted(1, edge, -1, -edge);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(inner, kThumb / 2.0, kThumb / 2.0);
    painter.restore();
}

void HouseStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                    QPainter* painter, const QWidget* widget) const {
    if (control == CC_ScrollBar) {
        drawScrollBar(*option, *painter);
        return;
    }
    if (const auto* tool = qstyleoption_cast<const QStyleOptionToolButton*>(option);
        tool != nullptr && widget != nullptr && widget->property(kNoArrow).toBool()) {
        auto plain = *tool;
        plain.features.setFlag(QStyleOptionToolButton::HasMenu, false);
        QProxyStyle::drawComplexControl(control, &plain, painter, widget);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    const auto* combo = qobject_cast<const QComboBox*>(widget);
    if (control == CC_SpinBox || control == CC_ComboBox) {
        const bool hasRing = has(*option, State_HasFocus) && has(*option, State_Enabled);
        drawBox(*painter, option->rect, QColor(),
                has(*option, State_Enabled) ? edgeOf(option->palette) : option->palette.color(QPalette::Mid));
        if (hasRing || (combo != nullptr && combo->hasFocus())) {
            proxy()->drawPrimitive(PE_FrameFocusRect, option, painter, nullptr);
        }
    }
}

QSize HouseStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                   const QWidget* widget) const {
    auto wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
    const auto font = widget != nullptr ? widget->font() : QFont();
    switch (type) {
    case CT_PushButton:
    case CT_ToolButton:
        wanted.rwidth() += tokens::kControlGap;
        [[fallthrough]];
    case CT_ComboBox:
    case CT_SpinBox:
    case CT_LineEdit:
        wanted.setHeight(std::max(wanted.height(), tokens::scaled(tokens::kControlHeight, font)));
        break;
    case CT_ItemViewItem:
        break;
    default:
        break;
    }
    return wanted;
}

int HouseStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    switch (metric) {
    case PM_ScrollBarExtent:
        return kScrollBar;
    case PM_ScrollBarSliderMin:
        return kLeastThumb;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return tokens::kControlGap;
    case PM_SplitterWidth:
        return tokens::kControlGap;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int HouseStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                          QStyleHintReturn* more) const {
    switch (hint) {
    case SH_DialogButtonBox_ButtonsHaveIcons: // they are dark in every palette
    case SH_ScrollBar_ContextMenu:
        return 0;
    case SH_ToolTip_WakeUpDelay:
        return 400;
    default:
        return QProxyStyle::styleHint(hint, option, widget, more);
    }
}

} // namespace parascope
