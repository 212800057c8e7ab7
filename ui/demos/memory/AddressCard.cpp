// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/memory/AddressCard.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/FittingFont.h"

#include <algorithm>
#include <cmath>
#include <QObject>
#include <QPainter>

namespace parascope {

namespace {

constexpr int kMostCells = 8;
constexpr double kTargetShare = 0.7; ///< of a card's width
constexpr double kMostTarget = 16;   ///< widest counter, in lines of text
constexpr double kMostCell = 8;      ///< widest address space of a worker
constexpr double kMostWorker = 3;
constexpr double kArrowsLeast = 1.6; ///< room for arrows
constexpr double kArrowHead = 5;
constexpr double kArrowWidth = 1.5;

QFont fitting(const QString& text, double width, const QFont& font) {
    constexpr double kLeastPointSize = 5;
    return fittingFont(text, static_cast<int>(width), font, kLeastPointSize);
}

} // namespace

AddressCard::AddressCard(const AddressPicture& picture, const QRectF& card, const QFont& font,
                         const QPalette& palette)
    : m_picture(picture)
    , m_card(card)
    , m_font(font)
    , m_palette(palette)
    , m_line(QFontMetricsF(font).height()) {
    place();
}

QSize AddressCard::leastSize(const QFont& font) {
    const double line = QFontMetricsF(font).height();
    constexpr double kLines = 2 + 2.4 + kArrowsLeast + 1.8 + 1; // words, workers, arrows, counter, end
    return {static_cast<int>(line * kMostTarget),
            static_cast<int>(line * kLines) + 2 * tokens::kControlGap + 2 * tokens::kGrid};
}

void AddressCard::place() {
    const auto inner = m_card.adjusted(tokens::kCardPadding, tokens::kControlGap, -tokens::kCardPadding,
                                       -tokens::kControlGap);
    m_words = QRectF(inner.left(), inner.top(), inner.width(), 2 * m_line);
    m_end = QRectF(inner.left(), inner.bottom() - m_line, inner.width(), m_line);
    const double wide = std::min(inner.width() * kTargetShare, m_line * kMostTarget);
    const double high = m_line * 1.8;
    m_target = QRectF(inner.center().x() - wide / 2, m_end.top() - tokens::kGrid - high, wide, high);
    const double top = m_words.bottom() + tokens::kGrid;
    m_top = QRectF(inner.left(), top, inner.width(), m_line * (hasOwnCounters() ? 2.4 : 1.5));
}

bool AddressCard::hasOwnCounters() const {
    return m_picture.place == AddressPicture::Place::OwnEach ||
           m_picture.place == AddressPicture::Place::Sent;
}

int AddressCard::cells() const {
    return std::clamp(m_picture.workers, 1, kMostCells);
}

QRectF AddressCard::cell(int index) const {
    const double gap = tokens::kGrid;
    const double room = (m_top.width() - (cells() - 1) * gap) / cells();
    const double wide = std::min(room, m_line * kMostCell);
    const double left = m_top.center().x() - (cells() * wide + (cells() - 1) * gap) / 2;
    return {left + index * (wide + gap), m_top.top(), wide, m_top.height()};
}

QRectF AddressCard::worker(int index) const {
    const auto of = cell(index);
    const double wide = std::min(of.width() - 2 * tokens::kGrid, m_line * kMostWorker);
    return {of.center().x() - wide / 2, of.top() + m_line * 0.2, wide, m_line * 1.1};
}

QRectF AddressCard::guard() const {
    const double wide = QFontMetricsF(m_font).horizontalAdvance(m_picture.guard) + 2 * tokens::kControlGap;
    return {m_target.center().x() - wide / 2, m_target.top() - m_line * 1.3, wide, m_line * 1.2};
}

void AddressCard::paintBox(QPainter& painter, const QRectF& box, const QBrush& brush) const {
    painter.setPen(QPen(m_palette.color(QPalette::PlaceholderText), 1));
    painter.setBrush(brush);
    painter.drawRoundedRect(box, tokens::kControlRadius, tokens::kControlRadius);
}

void AddressCard::paintWords(QPainter& painter) const {
    painter.setFont(tokens::font(tokens::Type::Strong, m_font));
    painter.setPen(m_palette.color(QPalette::WindowText));
    const QRectF first(m_words.left(), m_words.top(), m_words.width(), m_line);
    painter.drawText(
        first, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(m_picture.name, Qt::ElideRight, static_cast<int>(first.width())));
    const auto second =
        fitting(m_picture.where, m_words.width(), tokens::font(tokens::Type::Caption, m_font));
    painter.setFont(second);
    painter.setPen(m_palette.color(QPalette::PlaceholderText));
    painter.drawText(first.translated(0, m_line), Qt::AlignLeft | Qt::AlignVCenter, m_picture.where);
    const auto end = endInWords(m_picture);
    painter.setFont(fitting(end, m_end.width(), tokens::font(tokens::Type::Strong, m_font)));
    painter.setPen(m_picture.lost > 0 ? QColor(tokens::kTrouble) : m_palette.color(QPalette::WindowText));
    painter.drawText(m_end, Qt::AlignCenter, end);
}

/// Threads are in one space with the counter; processes have one each.
void AddressCard::paintSpaces(QPainter& painter) const {
    const auto ground = m_palette.brush(QPalette::AlternateBase);
    if (m_picture.place == AddressPicture::Place::OneProcess) {
        paintBox(painter,
                 QRectF(m_top.topLeft(), QPointF(m_top.right(), m_target.bottom() + tokens::kGrid / 2.0)),
                 ground);
        return;
    }
    for (int i = 0; i < cells(); ++i) {
        paintBox(painter, cell(i), ground);
    }
}

void AddressCard::paintCell(QPainter& painter, int index) const {
    const auto box = worker(index);
    const bool isRest = m_picture.workers > kMostCells && index == kMostCells - 1;
    const auto edge = m_picture.goesOn ? QPalette::Highlight : QPalette::PlaceholderText;
    painter.setPen(QPen(m_palette.color(edge), m_picture.goesOn ? 2 : 1));
    painter.setBrush(m_palette.brush(QPalette::Base));
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    const auto number =
        isRest ? QStringLiteral("+%1").arg(m_picture.workers - index) : QString::number(index + 1);
    painter.setFont(fitting(number, box.width() - tokens::kGrid, m_font));
    painter.setPen(m_palette.color(QPalette::WindowText));
    painter.drawText(box, Qt::AlignCenter, number);
    const auto at = static_cast<std::size_t>(index);
    if (hasOwnCounters() && at < m_picture.each.size() && !isRest) {
        const auto of = cell(index);
        const QRectF below(of.left() + 2, box.bottom(), of.width() - 4, of.bottom() - box.bottom());
        const auto count = countInWords(m_picture.each[at]);
        painter.setFont(fitting(count, below.width(), m_font));
        painter.drawText(below, Qt::AlignCenter, count);
    }
}

void AddressCard::arrow(QPainter& painter, const QPointF& from, const QPointF& to) const {
    const auto colour = m_palette.color(m_picture.goesOn ? QPalette::Highlight : QPalette::PlaceholderText);
    painter.setPen(QPen(colour, kArrowWidth));
    painter.drawLine(from, to);
    const double angle = std::atan2(to.y() - from.y(), to.x() - from.x());
    const auto back = [&](double turn) {
        return to - kArrowHead * QPointF(std::cos(angle + turn), std::sin(angle + turn));
    };
    constexpr double kHalfHead = 0.5; // radians
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(QPolygonF{to, back(-kHalfHead), back(kHalfHead)});
}

void AddressCard::paintArrows(QPainter& painter) const {
    if (m_picture.place == AddressPicture::Place::OwnEach) {
        return; // nothing leads out
    }
    const bool isSent = m_picture.place == AddressPicture::Place::Sent;
    const bool isGuarded = !m_picture.guard.isEmpty();
    const auto aim = isGuarded ? guard() : m_target;
    for (int i = 0; i < cells(); ++i) {
        const double share = (i + 1.0) / (cells() + 1);
        arrow(painter, {cell(i).center().x(), isSent ? cell(i).bottom() : worker(i).bottom()},
              {aim.left() + share * aim.width(), aim.top()});
    }
    if (isGuarded) {
        paintBox(painter, aim, m_palette.brush(QPalette::Base));
        painter.setFont(m_font);
        painter.setPen(m_palette.color(QPalette::WindowText));
        painter.drawText(aim, Qt::AlignCenter, m_picture.guard);
    }
}

void AddressCard::paintTarget(QPainter& painter) const {
    const bool isOneProcess = m_picture.place == AddressPicture::Place::OneProcess;
    paintBox(painter, m_target, m_palette.brush(isOneProcess ? QPalette::Base : QPalette::AlternateBase));
    const auto label = isOneProcess                                           ? QObject::tr("counter")
                       : m_picture.place == AddressPicture::Place::SharedPage ? QObject::tr("shared page")
                                                                              : QObject::tr("parent");
    const auto inside = m_target.adjusted(tokens::kControlGap, 0, -tokens::kControlGap, 0);
    painter.setFont(tokens::font(tokens::Type::Caption, m_font));
    painter.setPen(m_palette.color(QPalette::PlaceholderText));
    painter.drawText(inside, Qt::AlignLeft | Qt::AlignVCenter, label);
    const double taken = painter.fontMetrics().horizontalAdvance(label) + tokens::kControlGap;
    const auto figure = m_picture.counter ? countInWords(*m_picture.counter) : QStringLiteral("–");
    painter.setFont(fitting(figure, inside.width() - taken, tokens::font(tokens::Type::Headline, m_font)));
    painter.setPen(m_palette.color(QPalette::WindowText));
    painter.drawText(inside, Qt::AlignRight | Qt::AlignVCenter, figure);
}

void AddressCard::paint(QPainter& painter) const {
    painter.setPen(QPen(m_palette.color(QPalette::Mid), 1));
    painter.setBrush(m_palette.brush(QPalette::Base));
    painter.drawRoundedRect(m_card.adjusted(0.5, 0.5, -0.5, -0.5), tokens::kCardRadius, tokens::kCardRadius);
    paintSpaces(painter);
    paintArrows(painter);
    for (int i = 0; i < cells(); ++i) {
        paintCell(painter, i);
    }
    paintTarget(painter);
    paintWords(painter);
}

} // namespace parascope
