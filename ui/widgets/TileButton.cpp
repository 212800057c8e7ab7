// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/TileButton.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/FittingFont.h"

#include <algorithm>
#include <QPainter>
#include <QStringList>
#include <QStyle>
#include <QStyleOption>

namespace parascope {

namespace {
constexpr int kBar = 6;

constexpr int kMostNameLines = 2;
constexpr double kStep = 0.94;
constexpr double kLeastPoints = 6;

/// All of a tile as a person would say it.
QString spokenOf(const Tile& tile) {
    const auto figure = tile.figure == QStringLiteral("–") ? TileButton::tr("nothing yet") : tile.figure;
    QStringList spoken{tile.name, figure, tile.spoken.isEmpty() ? tile.second : tile.spoken, tile.note};
    spoken.removeAll(QString());
    return spoken.join(QStringLiteral(", "));
}

int widthOf(const QString& text, const QFont& font) {
    return QFontMetrics(font).horizontalAdvance(text);
}

/// The largest of this font's sizes in which these texts of all tiles fit.
QFont fontForAll(const std::vector<Tile>& tiles, QString Tile::*text, int width, QFont font) {
    for (const auto& tile : tiles) {
        font = fittingFont(tile.*text, width, font, kLeastPoints);
    }
    return font;
}

/// How many lines the longest name takes.
int nameLinesOf(const std::vector<Tile>& tiles, int width, const QFont& font) {
    const QFontMetrics metrics(font);
    int lines = 1;
    for (const auto& tile : tiles) {
        const auto needed = metrics.boundingRect(QRect(0, 0, width, 10'000), Qt::TextWordWrap, tile.name);
        lines = std::max(lines, (needed.height() + metrics.lineSpacing() - 1) / metrics.lineSpacing());
    }
    return lines;
}

/// The largest of this font's sizes in which all names take two lines at most.
QFont nameFont(const std::vector<Tile>& tiles, int width, QFont font) {
    while (nameLinesOf(tiles, width, font) > kMostNameLines && font.pointSizeF() > kLeastPoints) {
        font.setPointSizeF(font.pointSizeF() * kStep);
    }
    return font;
}

QRect namesRect(const QRect& room, const TileLook& look) {
    return {room.left(), room.top(), room.width(), look.nameLines * QFontMetrics(look.name).lineSpacing()};
}
} // namespace

TileLook tileLook(const std::vector<Tile>& tiles, int width, const QFont& base) {
    const int room = width - 2 * tokens::kCardPadding;
    const auto strong = tokens::font(tokens::Type::Strong, base);
    TileLook look{tokens::font(tokens::Type::Body, base),         1, tokens::font(tokens::Type::Title, base),
                  fontForAll(tiles, &Tile::second, room, strong), 0, 0};
    int second = 0;
    bool isNarrow = false;
    for (const auto& tile : tiles) {
        const int wanted = widthOf(tile.second, look.second);
        second = std::max(second, wanted == 0 ? 0 : wanted + tokens::kControlGap);
        isNarrow = isNarrow || widthOf(tile.name, look.name) > room;
    }
    if (isNarrow) {
        look.name = nameFont(tiles, room, tokens::font(tokens::Type::Caption, base));
        look.nameLines = std::min(kMostNameLines, nameLinesOf(tiles, room, look.name));
    }
    const auto fitsBeside = [&](const Tile& tile) {
        return widthOf(tile.figure, look.figure) + second <= room;
    };
    const bool hasNote =
        std::any_of(tiles.begin(), tiles.end(), [](const Tile& tile) { return !tile.note.isEmpty(); });
    look.foot =
        hasNote ? QFontMetrics(tokens::font(tokens::Type::Caption, base)).height() : kBar + tokens::kGrid;
    look.footSecond = std::all_of(tiles.begin(), tiles.end(), fitsBeside) ? 0 : second;
    if (look.footSecond > 0) {
        look.foot = std::max(look.foot, QFontMetrics(base).height());
    }
    look.figure = fontForAll(tiles, &Tile::figure, room, look.figure);
    return look;
}

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
    setAccessibleName(spokenOf(tile));
    setToolTip(tile.toolTip);
    update();
}

void TileButton::setLook(const TileLook& look) {
    if (look != m_look) {
        m_look = look;
        update();
    }
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
    painter.setFont(m_look.name);
    painter.setPen(palette().color(QPalette::PlaceholderText));
    if (m_look.nameLines > 1) {
        painter.drawText(room, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_tile.name);
        return;
    }
    const auto text = painter.fontMetrics().elidedText(m_tile.name, Qt::ElideRight, room.width());
    painter.drawText(room, Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine, text);
}

void TileButton::drawFigures(QPainter& painter, const QRect& room) const {
    painter.setPen(palette().color(QPalette::WindowText));
    painter.setFont(m_look.figure);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, m_tile.figure);
    if (m_look.footSecond == 0) {
        drawSecond(painter, room);
    }
}

void TileButton::drawSecond(QPainter& painter, const QRect& room) const {
    painter.setPen(palette().color(QPalette::WindowText));
    painter.setFont(m_look.second);
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
    if (m_look.footSecond > 0) {
        drawSecond(painter, room);
    }
    if (m_tile.part) {
        const double middle = m_look.footSecond > 0 ? room.center().y() : room.bottom() - kBar / 2.0;
        drawBar(painter, QRectF(room.left(), middle - kBar / 2.0, room.width() - m_look.footSecond, kBar));
    }
}

void TileButton::drawBar(QPainter& painter, QRectF bar) const {
    painter.setPen(palette().color(QPalette::Mid)); // a track and not a full bar, in high contrast too
    painter.setBrush(palette().color(QPalette::AlternateBase));
    painter.drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), kBar / 2.0, kBar / 2.0);
    painter.setPen(Qt::NoPen);
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
    const auto names = namesRect(inner, m_look);
    drawName(painter, names);
    drawFigures(painter, QRect(names.bottomLeft(), inner.bottomRight() - QPoint(0, m_look.foot)));
    drawFoot(painter, QRect(inner.bottomLeft() - QPoint(0, m_look.foot - 1), inner.bottomRight()));
    if (hasFocus()) {
        QStyleOption option;
        option.initFrom(this);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

} // namespace parascope
