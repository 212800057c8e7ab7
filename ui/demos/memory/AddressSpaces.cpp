// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/memory/AddressSpaces.h"

#include "ui/demos/memory/AddressCard.h"
#include "ui/style/AccessRole.h"
#include "ui/style/Tokens.h"

#include <algorithm>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace parascope {

namespace {
constexpr int kCardsGap = tokens::kControlGap;
}

AddressSpaces::AddressSpaces(QWidget* parent)
    : QWidget(parent) {
    setAccessRole(*this, QAccessible::Graphic);
    setAccessibleName(tr("Address spaces and their counters"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void AddressSpaces::setPictures(std::vector<AddressPicture> pictures) {
    if (pictures == m_pictures) {
        return;
    }
    m_pictures = std::move(pictures);
    QStringList all;
    for (const auto& picture : m_pictures) {
        all.append(spoken(picture));
    }
    setAccessibleDescription(all.join(QStringLiteral(". ")));
    update();
}

QSize AddressSpaces::cardSize(int across) const {
    const int count = static_cast<int>(m_pictures.size());
    const int rows = std::max(1, (count + across - 1) / across);
    return {(width() - (across - 1) * kCardsGap) / across, (height() - (rows - 1) * kCardsGap) / rows};
}

double AddressSpaces::scaleOf(int across) const {
    const auto least = AddressCard::leastSize(font());
    const auto card = cardSize(across);
    return std::min(static_cast<double>(card.width()) / least.width(),
                    static_cast<double>(card.height()) / least.height());
}

int AddressSpaces::columns() const {
    constexpr double kHoleWorth = 0.1; // larger cards rather than a full last row
    const int count = static_cast<int>(m_pictures.size());
    const auto worth = [&](int across) {
        const int holes = (count + across - 1) / across * across - count;
        return scaleOf(across) - kHoleWorth * holes / std::max(1, count);
    };
    int best = 1;
    for (int across = 2; across <= count; ++across) {
        best = worth(across) > worth(best) ? across : best;
    }
    return best;
}

/// Smaller text where the cards would have no room for it.
QFont AddressSpaces::cardFont() const {
    auto small = font();
    small.setPointSizeF(small.pointSizeF() * std::min(1.0, scaleOf(columns())));
    return small;
}

QRect AddressSpaces::card(std::size_t index) const {
    const int across = columns();
    const auto size = cardSize(across);
    const int at = static_cast<int>(index);
    return {{at % across * (size.width() + kCardsGap), at / across * (size.height() + kCardsGap)}, size};
}

QSize AddressSpaces::sizeHint() const {
    const auto least = AddressCard::leastSize(font());
    return {3 * least.width(), 2 * least.height()};
}

QSize AddressSpaces::minimumSizeHint() const {
    return AddressCard::leastSize(font());
}

void AddressSpaces::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto text = cardFont();
    for (std::size_t i = 0; i < m_pictures.size(); ++i) {
        AddressCard(m_pictures[i], card(i), text, palette()).paint(painter);
    }
}

bool AddressSpaces::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        for (std::size_t i = 0; i < m_pictures.size(); ++i) {
            if (card(i).contains(help->pos())) {
                QToolTip::showText(help->globalPos(), m_pictures[i].tip, this, card(i));
                return true;
            }
        }
        QToolTip::hideText();
    }
    return QWidget::event(event);
}

} // namespace parascope
