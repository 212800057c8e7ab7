// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/ShareBars.h"

#include "ui/charts/BoxPainter.h"
#include "ui/charts/StateStyle.h"
#include "ui/style/Tokens.h"

#include <algorithm>
#include <cmath>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace parascope {

namespace {

constexpr double kLeastInLegend = 0.005; ///< of any bar: what rounds to 1 %
constexpr double kBarShare = 0.72;       ///< of its row
constexpr int kWidestName = 240;

QString percent(double share) {
    return QStringLiteral("%1 %").arg(std::lround(share * 100));
}

QColor colourOf(const SharePart& part, const QColor& ground) {
    return blended(ground, styleOf(part.state).colour, 1 - part.lightness);
}

/// A part's ground and its pattern.
void paintPart(QPainter& painter, const QRectF& rect, const SharePart& part, const QColor& ground) {
    painter.fillRect(rect, colourOf(part, ground));
    std::vector<QLineF> strokes;
    appendHatch(rect, part.state, strokes);
    painter.setPen(QPen(inkOn(styleOf(part.state).colour), 0.7));
    painter.drawLines(QList<QLineF>(strokes.begin(), strokes.end()));
}

QString spoken(const ShareBar& bar) {
    QStringList words;
    for (const auto& part : bar.parts) {
        if (part.share >= kLeastInLegend) {
            words.append(part.label + QLatin1Char(' ') + percent(part.share));
        }
    }
    return bar.name + QStringLiteral(": ") + words.join(QStringLiteral(", "));
}

} // namespace

ShareBars::ShareBars(QWidget* parent)
    : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("What the time went to"));
}

void ShareBars::setBars(std::vector<ShareBar> bars) {
    if (bars == m_bars) {
        return;
    }
    m_bars = std::move(bars);
    QStringList all;
    for (const auto& bar : m_bars) {
        all.append(spoken(bar));
    }
    setAccessibleDescription(all.join(QStringLiteral(". ")));
    setFixedHeight(heightFor(width()));
    update();
}

/// Not by a height for a width: with that a layout takes what all of it would like for the least.
void ShareBars::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    setFixedHeight(heightFor(width()));
}

void ShareBars::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        setFixedHeight(heightFor(width()));
    }
}

int ShareBars::rowHeight() const {
    return tokens::scaled(tokens::kTableRowHeight, font());
}

ShareBars::Columns ShareBars::columns() const {
    Columns columns;
    const QFontMetrics strong(tokens::font(tokens::Type::Strong, font()));
    for (const auto& bar : m_bars) {
        columns.name = std::max(columns.name, fontMetrics().horizontalAdvance(bar.name));
        columns.note = std::max(columns.note, strong.horizontalAdvance(bar.note));
    }
    columns.name = std::min({columns.name, tokens::scaled(kWidestName, font()), width() / 3});
    columns.name += columns.name > 0 ? tokens::kCardPadding : 0;
    columns.note += columns.note > 0 ? tokens::kCardPadding : 0;
    return columns;
}

QRect ShareBars::barRect(std::size_t index) const {
    const auto room = columns();
    const int row = rowHeight();
    const int high = static_cast<int>(row * kBarShare);
    return {room.name, static_cast<int>(index) * row + (row - high) / 2,
            std::max(1, width() - room.name - room.note), high};
}

std::vector<SharePart> ShareBars::legend() const {
    std::vector<SharePart> entries;
    for (const auto& bar : m_bars) {
        for (const auto& part : bar.parts) {
            const bool isKnown = std::any_of(entries.begin(), entries.end(), [&](const SharePart& entry) {
                return entry.label == part.label;
            });
            if (!isKnown && part.share >= kLeastInLegend) {
                entries.push_back(part);
            }
        }
    }
    return entries;
}

int ShareBars::layLegend(QPainter* painter, int top, int width) const {
    const int line = fontMetrics().height();
    const int gap = tokens::kControlGap;
    const int swatch = line * 3 / 2;
    int x = 0;
    int y = top;
    const auto entries = legend();
    for (const auto& part : entries) {
        const int text = fontMetrics().horizontalAdvance(part.label);
        if (x > 0 && x + swatch + gap + text > width) {
            x = 0;
            y += line + tokens::kGrid;
        }
        if (painter != nullptr) {
            paintPart(*painter, QRectF(x, y + line * 0.15, swatch, line * 0.7), part,
                      palette().color(QPalette::Base));
            painter->setPen(palette().color(QPalette::WindowText));
            painter->drawText(QRect(x + swatch + gap, y, text + 1, line), Qt::AlignVCenter, part.label);
        }
        x += swatch + gap + text + tokens::kCardGap;
    }
    return entries.empty() ? 0 : y + line - top;
}

int ShareBars::heightFor(int width) const {
    if (m_bars.empty()) {
        return 0;
    }
    const int bars = static_cast<int>(m_bars.size()) * rowHeight();
    return bars + tokens::kGrid + layLegend(nullptr, 0, width);
}

QSize ShareBars::sizeHint() const {
    return {2 * tokens::kNotesWidth, heightFor(width())};
}

void ShareBars::drawBar(QPainter& painter, std::size_t index) const {
    const auto& bar = m_bars[index];
    const auto rect = barRect(index);
    const QRect row(0, static_cast<int>(index) * rowHeight(), width(), rowHeight());
    const auto ground = palette().color(QPalette::Base);
    painter.setFont(font());
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(QRect(0, row.top(), rect.left() - tokens::kControlGap, row.height()), Qt::AlignVCenter,
                     fontMetrics().elidedText(bar.name, Qt::ElideMiddle, rect.left() - tokens::kControlGap));
    double left = rect.left();
    for (const auto& part : bar.parts) {
        const QRectF room(left, rect.top(), rect.width() * bar.length * part.share, rect.height());
        left = room.right();
        paintPart(painter, room, part, ground);
        const auto text = percent(part.share);
        if (fontMetrics().horizontalAdvance(text) + tokens::kControlGap < room.width()) {
            const QFont strong = tokens::font(tokens::Type::Strong, font());
            const QRectF words(room.center().x() - QFontMetrics(strong).horizontalAdvance(text) / 2.0 - 3,
                               room.top() + 2, QFontMetrics(strong).horizontalAdvance(text) + 6,
                               room.height() - 4);
            painter.fillRect(words, colourOf(part, ground)); // legible on a pattern
            painter.setFont(strong);
            painter.setPen(inkOn(colourOf(part, ground)));
            painter.drawText(words, Qt::AlignCenter, text);
        }
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawRect(QRectF(rect.left(), rect.top(), rect.width() * bar.length, rect.height()));
    painter.setFont(tokens::font(tokens::Type::Strong, font()));
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, bar.note);
}

void ShareBars::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    for (std::size_t i = 0; i < m_bars.size(); ++i) {
        drawBar(painter, i);
    }
    painter.setFont(font());
    layLegend(&painter, static_cast<int>(m_bars.size()) * rowHeight() + tokens::kGrid, width());
}

bool ShareBars::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto row = static_cast<std::size_t>(std::max(0, help->pos().y())) /
                         static_cast<std::size_t>(std::max(1, rowHeight()));
        QToolTip::showText(help->globalPos(), row < m_bars.size() ? spoken(m_bars[row]) : QString(), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace parascope
