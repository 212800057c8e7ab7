// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/queue/QueuePainter.h"

#include "ui/charts/BoxPainter.h"
#include "ui/charts/StateStyle.h"
#include "ui/style/Tokens.h"

#include <QPainter>

namespace parascope {

using Size = QueuePlan::Card::Size;

namespace {

constexpr double kRadius = 4;
// In lines of text.
constexpr double kCardPad = 0.4;
constexpr double kCardSwatch = 1.4;
constexpr double kNameLine = 1.3;
constexpr double kCrossStroke = 0.15;
const QColor kBad(tokens::kTrouble);

bool isOver(QueueDoing doing) {
    return doing == QueueDoing::Ended || doing == QueueDoing::Stopped;
}

bool isBad(QueueDoing doing) {
    return doing == QueueDoing::Failed || doing == QueueDoing::Hung;
}

/// Whether an item may be in its hand, or come into it.
bool hasHand(QueueDoing doing) {
    return !isOver(doing) && doing != QueueDoing::Hung;
}

bool hasSample(QueueDoing doing) {
    return isAtSomething(doing) || isBad(doing);
}

} // namespace

QueuePainter::QueuePainter(QPainter& painter, const Theme& theme, const QFont& font, WorkerId current)
    : m_painter(painter)
    , m_theme(theme)
    , m_font(font)
    , m_metrics(font)
    , m_current(current)
    , m_line(m_metrics.lineSpacing()) {}

void QueuePainter::paint(const QueuePlan& plan) {
    m_painter.setFont(m_font);
    for (const auto& arrow : plan.arrows) {
        paintArrow(arrow);
    }
    paintSlots(plan);
    for (const auto& card : plan.cards) {
        paintCard(card);
    }
    if (plan.level) {
        paintLevel(*plan.level);
    }
    for (const auto& text : plan.texts) {
        paintText(text);
    }
    for (const auto& item : plan.items) {
        paintItem(item);
    }
}

void QueuePainter::drawElided(const QRectF& rect, const QString& text) {
    const QFontMetricsF metrics(m_painter.font());
    m_painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter,
                       metrics.elidedText(text, Qt::ElideRight, rect.width() + 1));
}

void QueuePainter::paintArrow(const QLineF& arrow) {
    m_painter.setPen(QPen(m_theme.faintText, 2));
    m_painter.drawLine(arrow);
    m_painter.drawLine(arrow.p2(), arrow.p2() + QPointF(-6, -5));
    m_painter.drawLine(arrow.p2(), arrow.p2() + QPointF(-6, 5));
}

void QueuePainter::paintSlots(const QueuePlan& plan) {
    for (std::size_t i = 0; i < plan.slots.size(); ++i) {
        const bool isOneOfMany = plan.isOpenEnded && i + 1 == plan.slots.size();
        m_painter.setPen(QPen(m_theme.frame, 1, isOneOfMany ? Qt::DashLine : Qt::SolidLine));
        m_painter.setBrush(isOneOfMany ? QBrush(Qt::NoBrush) : QBrush(m_theme.stripe));
        m_painter.drawRoundedRect(plan.slots[i], kRadius, kRadius);
    }
}

void QueuePainter::paintCard(const QueuePlan::Card& card) {
    paintFrame(card);
    const auto inside = card.rect.adjusted(m_line * kCardPad, 0, -m_line * kCardPad, 0);
    switch (card.size) {
    case Size::Cell:
        paintCell(card);
        break;
    case Size::Line:
        paintWords(card, besideHand(card, inside), card.name + QLatin1Char(' ') + card.words);
        break;
    case Size::Roomy:
        paintName(card);
        paintWords(card, inside.adjusted(0, m_line * kNameLine, 0, 0), card.words);
        break;
    }
}

void QueuePainter::paintFrame(const QueuePlan::Card& card) {
    const bool isCurrent = card.worker == m_current;
    const auto colour = isCurrent ? m_theme.accent : isBad(card.doing) ? kBad : m_theme.frame;
    m_painter.setPen(QPen(colour, isCurrent || isBad(card.doing) ? 2 : 1));
    m_painter.setBrush(m_theme.stripe);
    m_painter.drawRoundedRect(card.rect, kRadius, kRadius);
}

void QueuePainter::paintCell(const QueuePlan::Card& card) {
    if (hasSample(card.doing)) {
        paintSample(card, card.rect.adjusted(1, 1, -1, -1));
    }
    // On a plate of its own where a pattern lies below: a number among stripes cannot be read.
    if (hasSample(card.doing) && styleOf(card.state).hatch != Hatch::None) {
        auto plate = m_metrics.boundingRect(card.name).adjusted(-2, 0, 2, 0);
        plate.moveCenter(card.rect.center());
        m_painter.fillRect(plate, m_theme.stripe);
    }
    m_painter.setPen(isOver(card.doing) ? m_theme.faintText : m_theme.text);
    m_painter.drawText(card.rect, Qt::AlignCenter, card.name);
}

void QueuePainter::paintSample(const QueuePlan::Card& card, const QRectF& rect) {
    if (card.doing == QueueDoing::Failed) {
        paintCross(rect);
        return;
    }
    const auto state = card.doing == QueueDoing::Hung ? State::Queue : card.state;
    m_painter.setRenderHint(QPainter::Antialiasing, false);
    paintSwatch(m_painter, rect, state, m_theme.stripe, false, LaneLook::Items);
    m_painter.setRenderHint(QPainter::Antialiasing);
}

void QueuePainter::paintCross(const QRectF& rect) {
    QRectF square(0, 0, rect.height(), rect.height());
    square.moveCenter(rect.center());
    m_painter.setPen(QPen(kBad, std::max(2.0, m_line * kCrossStroke), Qt::SolidLine, Qt::RoundCap));
    m_painter.drawLine(square.topLeft(), square.bottomRight());
    m_painter.drawLine(square.topRight(), square.bottomLeft());
}

QRectF QueuePainter::besideHand(const QueuePlan::Card& card, QRectF rect) const {
    if (!hasHand(card.doing)) {
        return rect;
    }
    if (card.hand.center().x() < card.rect.center().x()) {
        rect.setLeft(card.hand.right() + m_line * kCardPad);
    } else {
        rect.setRight(card.hand.left());
    }
    return rect;
}

void QueuePainter::paintName(const QueuePlan::Card& card) {
    if (hasHand(card.doing)) {
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(m_theme.frame, 1, Qt::DotLine)); // an empty hand
        m_painter.drawRoundedRect(card.hand.adjusted(1, 1, -1, -1), kRadius, kRadius);
    }
    const QRectF line(card.rect.left() + m_line * kCardPad, card.hand.top(),
                      card.rect.width() - 2 * m_line * kCardPad, card.hand.height());
    m_painter.setPen(isOver(card.doing) ? m_theme.faintText : m_theme.text);
    drawElided(besideHand(card, line), card.name);
}

void QueuePainter::paintWords(const QueuePlan::Card& card, QRectF rect, const QString& words) {
    if (hasSample(card.doing)) {
        const QRectF sample(rect.left(), rect.center().y() - m_line * 0.4, m_line * kCardSwatch,
                            m_line * 0.8);
        paintSample(card, sample);
        rect.setLeft(sample.right() + m_line * 0.3);
    }
    auto font = m_font;
    font.setBold(isBad(card.doing));
    m_painter.setFont(font);
    m_painter.setPen(isBad(card.doing) ? kBad : isOver(card.doing) ? m_theme.faintText : m_theme.text);
    drawElided(rect, words);
    m_painter.setFont(m_font);
}

void QueuePainter::paintText(const QueuePlan::Text& text) {
    auto font = m_font;
    font.setBold(text.isStrong);
    m_painter.setFont(font);
    m_painter.setPen(text.isStrong ? m_theme.text : m_theme.faintText);
    if (text.rect.height() < 2 * m_line) {
        const QFontMetricsF metrics(font);
        m_painter.drawText(text.rect, Qt::AlignLeft | Qt::AlignVCenter,
                           metrics.elidedText(text.text, Qt::ElideRight, text.rect.width() + 1));
    } else {
        m_painter.drawText(text.rect, static_cast<int>(Qt::AlignLeft | Qt::AlignTop) | Qt::TextWordWrap,
                           text.text);
    }
    m_painter.setFont(m_font);
}

void QueuePainter::paintItem(const QueuePlan::Item& item) {
    const bool isItem = item.kind == QueuePlan::Item::Kind::Item;
    const bool isLost = item.kind == QueuePlan::Item::Kind::Lost;
    const auto fill = isItem ? m_theme.accent : m_theme.plot;
    m_painter.setBrush(fill);
    m_painter.setPen(isLost   ? QPen(kBad, 2, Qt::DashLine)
                     : isItem ? QPen(Qt::NoPen)
                              : QPen(m_theme.text, 1.5));
    m_painter.drawRoundedRect(item.rect.adjusted(1, 1, -1, -1), kRadius, kRadius);
    m_painter.setPen(isItem ? inkOn(fill) : m_theme.text);
    auto font = m_font;
    font.setStrikeOut(isLost);
    m_painter.setFont(font);
    m_painter.drawText(item.rect, Qt::AlignCenter, item.label);
    m_painter.setFont(m_font);
}

void QueuePainter::paintLevel(const QueuePlan::Level& level) {
    auto filled = level.frame;
    filled.setLeft(filled.right() - filled.width() * level.filled); // it fills from the consumers' end
    m_painter.fillRect(filled, m_theme.accent);
    m_painter.setPen(QPen(m_theme.frame, 1));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawRoundedRect(level.frame, kRadius, kRadius);
    const auto x = level.frame.right() - level.frame.width() * level.deepest;
    m_painter.setPen(QPen(m_theme.text, 2));
    m_painter.drawLine(QPointF(x, level.frame.top()), QPointF(x, level.frame.bottom()));
}

} // namespace parascope
