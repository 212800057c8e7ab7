// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/TileButton.h"

#include "ui/style/Tokens.h"

#include <algorithm>
#include <QPainter>
#include <QStringList>
#include <QStyle>
#include <QStyleOption>

namespace parascope {

namespace {
constexpr int kBar = 6;

/// The largest of these fonts in which the text fits.
QFont fontThatFits(const QString& text, int width, QFont font) {
    while (QFontMetrics(font).horizontalAdvance(text) > width && font.pointSizeF() > 6) {
        font.setPointSizeF(font.pointSizeF() * 0.94);
    }
    return font;
}
} // namespace

TileButton::TileButton(QWidget* parent)
    : QAbstractButton(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
}

void TileButton::setTile(const Tile& tile) {
    if (tile == m_tile) {
        return;
    }
    m_tile = tile;
    QStringList spoken{tile.name, tile.figure, tile.second, tile.note};
    spoken.removeAll(QString());
    setAccessibleName(spoken.join(QStringLiteral(", ")));
    setToolTip(tile.toolTip);
    update();
}

void TileButton::setHighlighted(bool highlighted) {
    m_isHighlighted = highlighted;
    update();
}

QSize TileButton::sizeHint() const {
    return {tokens::scaled(tokens::kTileHeight * 3 / 2, font()), tokens::scaled(tokens::kTileHeight, font())};
}

void TileButton::enterEvent(QEnterEvent* event) {
    QAbstractButton::enterEvent(event);
    Q_EMIT hovered(true);
}

void TileButton::leaveEvent(QEvent* event) {
    QAbstractButton::leaveEvent(event);
    Q_EMIT hovered(false);
}

void TileButton::drawGround(QPainter& painter) const {
    const bool isLit = underMouse() || m_isHighlighted;
    painter.setPen(QPen(palette().color(m_isHighlighted ? QPalette::Highlight : QPalette::Mid),
                        m_isHighlighted ? tokens::kFocusRing : 1));
    painter.setBrush(palette().color(isLit ? QPalette::AlternateBase : QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), tokens::kCardRadius,
                            tokens::kCardRadius);
}

void TileButton::drawName(QPainter& painter, const QRect& room) const {
    painter.setFont(fontThatFits(m_tile.name, room.width(), tokens::font(tokens::Type::Body, font())));
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(room, Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine, m_tile.name);
}

void TileButton::drawFigures(QPainter& painter, const QRect& room) const {
    const auto large = tokens::font(tokens::Type::Title, font());
    const int gap = m_tile.second.isEmpty() ? 0 : tokens::kControlGap;
    const auto small = tokens::font(tokens::Type::Strong, font());
    const int second = QFontMetrics(small).horizontalAdvance(m_tile.second);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.setFont(fontThatFits(m_tile.figure, room.width() - second - gap, large));
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, m_tile.figure);
    painter.setFont(small);
    painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, m_tile.second);
}

void TileButton::drawFoot(QPainter& painter, const QRect& room) const {
    if (!m_tile.note.isEmpty()) {
        painter.setFont(tokens::font(tokens::Type::Caption, font()));
        painter.setPen(QColor(tokens::kTrouble));
        const auto text = QFontMetrics(painter.font()).elidedText(m_tile.note, Qt::ElideRight, room.width());
        painter.drawText(room, Qt::AlignLeft | Qt::AlignBottom | Qt::TextSingleLine, text);
        return;
    }
    if (!m_tile.part) {
        return;
    }
    QRectF bar(room.left(), room.bottom() - kBar, room.width(), kBar);
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(QPalette::Mid));
    painter.drawRoundedRect(bar, kBar / 2.0, kBar / 2.0);
    bar.setWidth(bar.width() * std::clamp(*m_tile.part, 0.0, 1.0));
    painter.setBrush(m_tile.partColour);
    painter.drawRoundedRect(bar, kBar / 2.0, kBar / 2.0);
}

void TileButton::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    drawGround(painter);
    const auto inner = rect().adjusted(tokens::kCardPadding, tokens::kControlGap, -tokens::kCardPadding,
                                       -tokens::kControlGap);
    const int line = QFontMetrics(font()).height();
    drawName(painter, inner);
    drawFigures(painter, inner.adjusted(0, line, 0, -(kBar + tokens::kGrid)));
    drawFoot(painter, inner);
    if (hasFocus()) {
        QStyleOption option;
        option.initFrom(this);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

} // namespace parascope
