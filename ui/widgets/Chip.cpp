// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/Chip.h"

#include "ui/style/Tokens.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionToolButton>

namespace parascope {

Chip::Chip(const QString& text, QWidget* parent)
    : QAbstractButton(parent) {
    setText(text);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Chip::setReason(const QString& why) {
    if (isEnabled()) {
        m_toolTip = toolTip();
    }
    setEnabled(why.isEmpty());
    setToolTip(why.isEmpty() ? m_toolTip : why);
    setAccessibleDescription(why.isEmpty() ? m_help : why);
}

void Chip::setHelp(const QString& tip, const QString& words) {
    m_help = words;
    setToolTip(tip);
    setAccessibleDescription(words);
}

int Chip::dot() const {
    return fontMetrics().xHeight() + 2;
}

QSize Chip::sizeHint() const {
    const int edges = 2 * tokens::kControlGap + dot() + tokens::kGrid + 2;
    return {fontMetrics().horizontalAdvance(text()) + edges, tokens::scaled(tokens::kChipHeight, font())};
}

void Chip::changeEvent(QEvent* event) {
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        updateGeometry();
    }
}

void Chip::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    QStyleOptionToolButton option;
    option.initFrom(this);
    option.state.setFlag(QStyle::State_On, isChecked() && isEnabled());
    option.state.setFlag(QStyle::State_Sunken, isDown());
    style()->drawPrimitive(QStyle::PE_PanelButtonTool, &option, &painter, this);
    const auto role = isEnabled() ? QPalette::Active : QPalette::Disabled;
    const auto colour = isChecked() && isEnabled() ? palette().color(QPalette::Highlight)
                                                   : palette().color(QPalette::PlaceholderText);
    const QRectF circle(tokens::kControlGap, (height() - dot()) / 2.0, dot(), dot());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.5));
    painter.setBrush(isChecked() && isEnabled() ? QBrush(colour) : QBrush(Qt::NoBrush));
    painter.drawEllipse(circle);
    painter.setPen(palette().color(role, QPalette::ButtonText));
    const auto room = rect().adjusted(tokens::kControlGap + dot() + tokens::kGrid, 0, -tokens::kGrid, 0);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic, text());
    if (hasFocus()) {
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

} // namespace parascope
