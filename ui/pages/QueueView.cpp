// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/QueueView.h"

#include "ui/charts/BoxPainter.h"
#include "ui/charts/StateStyle.h"
#include "ui/charts/Theme.h"

#include <algorithm>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QPainter>
#include <QToolTip>

namespace parascope {

namespace {

/// So long an item is on its way in the picture, on the watcher's clock.
constexpr double kGlideSeconds = 0.25;
/// Nobody reads figures that change more often.
constexpr int kTooFastEveryMs = 250;
constexpr double kRadius = 4;
const QColor kLost(0xD5, 0x5E, 0x00);

bool isAtSomething(QueueDoing doing) {
    return doing == QueueDoing::Working || doing == QueueDoing::WaitsForRoom ||
           doing == QueueDoing::WaitsForItem || doing == QueueDoing::Hung;
}

void drawElided(QPainter& painter, const QRectF& rect, int flags, const QString& text) {
    painter.drawText(
        rect, flags,
        painter.fontMetrics().elidedText(text, Qt::ElideRight, static_cast<int>(rect.width()) + 1));
}

} // namespace

QueueView::QueueView(QWidget* parent)
    : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Picture of the queue"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setToolTip(tr("Who does what at the queue. Arrow keys choose a worker; the menu key or a right click "
                  "lets it fail."));
}

QueueView::~QueueView() = default;

QSize QueueView::minimumSizeHint() const {
    return {fontMetrics().averageCharWidth() * 60, fontMetrics().lineSpacing() * 7};
}

QSize QueueView::sizeHint() const {
    return {fontMetrics().averageCharWidth() * 100,
            static_cast<int>(usualPlanHeight(fontMetrics().lineSpacing()))};
}

void QueueView::setRecord(const QueueRecord* record) {
    m_record = record;
    m_moments = record != nullptr ? std::make_unique<QueueMoments>(*record) : nullptr;
    m_plan = {};
    m_wasTooFast = false;
    update();
}

void QueueView::showNow() {
    if (m_record != nullptr) {
        m_isNow = true;
        show(m_record->toldUntil, m_record->facts.finished ? 0 : 1);
    }
}

void QueueView::showMoment(Nanoseconds moment, double passing) {
    m_isNow = false;
    show(moment, passing);
}

void QueueView::show(Nanoseconds moment, double passing) {
    m_moment = moment;
    m_passing = passing;
    updatePlan();
}

TextSizes QueueView::sizesOf(const QFont& font) const {
    const QFontMetricsF metrics(font);
    return {metrics.lineSpacing(),
            [metrics](const QString& words) { return metrics.horizontalAdvance(words); }};
}

void QueueView::updatePlan() {
    if (!m_moments) {
        return;
    }
    const auto glide = fromSeconds(kGlideSeconds * m_passing);
    const auto& facts = m_record->facts;
    QueuePlanOptions options;
    options.isTooFast =
        isTooFastToSee(m_moments->movesIn({m_moment - glide, m_moment}), glide, facts.experiment.workers());
    if (options.isTooFast && m_wasTooFast && m_sincePlan.isValid() &&
        m_sincePlan.elapsed() < kTooFastEveryMs) {
        return;
    }
    options.glide = options.isTooFast ? Nanoseconds{} : glide;
    options.isPaused = facts.paused && m_isNow;
    const auto& moment = m_moments->at(m_moment, options.glide);
    m_wasTooFast = options.isTooFast || !moment.isTold;
    m_sincePlan.start();
    m_font = font();
    m_font.setPointSizeF(font().pointSizeF() * planScale(facts.experiment, size(), sizesOf(font())));
    auto plan = planQueue(facts, moment, size(), sizesOf(m_font), options);
    if (plan == m_plan) {
        return;
    }
    m_plan = std::move(plan);
    setAccessibleDescription(QString::fromStdString(momentInWords(facts.experiment, moment)));
    update();
}

void QueueView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_wasTooFast = false;
    updatePlan();
}

void QueueView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        m_wasTooFast = false;
        updatePlan();
        updateGeometry();
    }
}

const QueuePlan::Card* QueueView::cardAt(const QPointF& point) const {
    const auto found = std::find_if(m_plan.cards.begin(), m_plan.cards.end(),
                                    [&](const auto& card) { return card.rect.contains(point); });
    return found != m_plan.cards.end() ? &*found : nullptr;
}

bool QueueView::canFail(WorkerId worker) const {
    return m_record != nullptr && !m_record->facts.finished &&
           worker.index() < m_record->facts.workers.size() &&
           m_record->facts.workers[worker.index()].ended == Nanoseconds{};
}

void QueueView::keyPressEvent(QKeyEvent* event) {
    const bool isForth = event->key() == Qt::Key_Down || event->key() == Qt::Key_Right;
    const bool isBack = event->key() == Qt::Key_Up || event->key() == Qt::Key_Left;
    if ((!isForth && !isBack) || m_plan.cards.empty()) {
        QWidget::keyPressEvent(event);
        return;
    }
    const auto count = m_plan.cards.size();
    m_current = (std::min(m_current, count - 1) + (isForth ? 1 : count - 1)) % count;
    update();
}

void QueueView::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const auto* card = !byKey                            ? cardAt(event->pos())
                       : m_current < m_plan.cards.size() ? &m_plan.cards[m_current]
                                                         : nullptr;
    if (card == nullptr) {
        return;
    }
    const auto worker = card->worker;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto* fails = menu->addAction(
        tr("Let %1 fail").arg(QString::fromStdString(m_record->facts.experiment.nameOf(worker))));
    fails->setEnabled(canFail(worker));
    connect(fails, &QAction::triggered, this, [this, worker] { Q_EMIT failRequested(worker); });
    menu->popup(byKey ? mapToGlobal(card->rect.center().toPoint()) : event->globalPos());
}

bool QueueView::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const auto* card = cardAt(help->pos())) {
            const auto name = QString::fromStdString(m_record->facts.experiment.nameOf(card->worker));
            const auto& worker = m_record->facts.workers.at(card->worker.index());
            QToolTip::showText(help->globalPos(),
                               tr("%1: %2\n%3 items so far")
                                   .arg(name, card->words.isEmpty() ? tr("–") : card->words)
                                   .arg(worker.items));
            return true;
        }
    }
    return QWidget::event(event);
}

void QueueView::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto theme = Theme::fromPalette(palette());
    painter.fillRect(rect(), theme.plot);
    painter.setPen(QPen(hasFocus() ? theme.accent : theme.frame, hasFocus() ? 2 : 1));
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    if (m_record == nullptr) {
        painter.setPen(theme.faintText);
        painter.drawText(
            rect().adjusted(20, 0, -20, 0), static_cast<int>(Qt::AlignCenter) | Qt::TextWordWrap,
            tr("Press Run (F5): the lesson's producer puts 5 items into a queue and its consumer "
               "takes them out, live.\nEach item is seen in the queue, and each worker says what it "
               "waits for."));
        return;
    }
    paintPlan(painter, theme);
}

void QueueView::paintPlan(QPainter& painter, const Theme& theme) {
    painter.setFont(m_font);
    for (const auto& arrow : m_plan.arrows) {
        painter.setPen(QPen(theme.faintText, 2));
        painter.drawLine(arrow);
        painter.drawLine(arrow.p2(), arrow.p2() + QPointF(-6, -5));
        painter.drawLine(arrow.p2(), arrow.p2() + QPointF(-6, 5));
    }
    for (std::size_t i = 0; i < m_plan.slots.size(); ++i) {
        const bool isOneOfMany = m_plan.isOpenEnded && i + 1 == m_plan.slots.size();
        painter.setPen(QPen(theme.frame, 1, isOneOfMany ? Qt::DashLine : Qt::SolidLine));
        painter.setBrush(isOneOfMany ? QBrush(Qt::NoBrush) : QBrush(theme.stripe));
        painter.drawRoundedRect(m_plan.slots[i], kRadius, kRadius);
    }
    for (const auto& card : m_plan.cards) {
        paintCard(painter, card, theme);
    }
    if (m_plan.level) {
        paintLevel(painter, *m_plan.level, theme);
    }
    for (const auto& text : m_plan.texts) {
        auto font = m_font;
        font.setBold(text.isStrong);
        painter.setFont(font);
        painter.setPen(text.isStrong ? theme.text : theme.faintText);
        const bool isLine = text.rect.height() < 2 * QFontMetricsF(m_font).lineSpacing();
        if (isLine) {
            drawElided(painter, text.rect, Qt::AlignLeft | Qt::AlignVCenter, text.text);
        } else {
            painter.drawText(text.rect, static_cast<int>(Qt::AlignLeft | Qt::AlignTop) | Qt::TextWordWrap,
                             text.text);
        }
    }
    painter.setFont(m_font);
    for (const auto& item : m_plan.items) {
        paintItem(painter, item, theme);
    }
}

void QueueView::paintCard(QPainter& painter, const QueuePlan::Card& card, const Theme& theme) {
    const bool isCurrent =
        hasFocus() && m_current < m_plan.cards.size() && m_plan.cards[m_current].worker == card.worker;
    const bool isOver = card.doing == QueueDoing::Ended || card.doing == QueueDoing::Stopped;
    painter.setPen(QPen(isCurrent ? theme.accent : isBad ? kLost : theme.frame, isCurrent || isBad ? 2 : 1));
    painter.setBrush(theme.stripe);
    painter.drawRoundedRect(card.rect, kRadius, kRadius);
    const double line = QFontMetricsF(m_font).lineSpacing();
    const bool isCell = card.size == QueuePlan::Card::Size::Cell;
    const bool isRoomy = card.size == QueuePlan::Card::Size::Roomy;
    // The hand of a consumer is at its left: the words stand beside it.
    const bool handIsLeft = card.hand.center().x() < card.rect.center().x();
    auto words = card.rect.adjusted(line * 0.4, 0, -line * 0.4, 0);
    if (isRoomy) {
        if (!isOver) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(theme.grid, 1, Qt::DotLine)); // an empty hand
            painter.drawRoundedRect(card.hand.adjusted(1, 1, -1, -1), kRadius, kRadius);
        }
        auto name = QRectF(words.left(), card.rect.top() + line * 0.1, words.width(), line * 1.2);
        if (!isOver) {
            handIsLeft ? name.setLeft(card.hand.right() + line * 0.4) : name.setRight(card.hand.left());
        }
        painter.setPen(isOver ? theme.faintText : theme.text);
        drawElided(painter, name, Qt::AlignLeft | Qt::AlignVCenter, card.name);
        words.setTop(card.rect.top() + line * 1.35);
    } else if (!isCell) {
        if (!isOver) {
            handIsLeft ? words.setLeft(card.hand.right() + line * 0.4) : words.setRight(card.hand.left());
        }
    }
    if (isAtSomething(card.doing)) {
        const auto swatch =
            isCell ? card.rect.adjusted(1, 1, -1, -1)
                   : QRectF(words.left(), words.center().y() - line * 0.4, line * 1.4, line * 0.8);
        painter.setRenderHint(QPainter::Antialiasing, false);
        paintSwatch(painter, swatch, card.state, theme.stripe, false);
        painter.setRenderHint(QPainter::Antialiasing);
    }
    if (isCell) {
        painter.setPen(isOver ? theme.faintText : theme.text);
        painter.drawText(card.rect, Qt::AlignCenter, card.name);
        return;
    }
    words.setLeft(words.left() + (isAtSomething(card.doing) ? line * 1.7 : 0));
    painter.setPen(isBad ? kLost : isOver ? theme.faintText : theme.text);
    drawElided(painter, words, Qt::AlignLeft | Qt::AlignVCenter,
               isRoomy ? card.words : card.name + QLatin1Char(' ') + card.words);
}

void QueueView::paintItem(QPainter& painter, const QueuePlan::Item& item, const Theme& theme) {
    const bool isItem = item.kind == QueuePlan::Item::Kind::Item;
    const auto fill = isItem ? theme.accent : theme.plot;
    painter.setBrush(fill);
    painter.setPen(item.kind == QueuePlan::Item::Kind::Lost ? QPen(kLost, 2, Qt::DashLine)
                   : isItem                                 ? QPen(Qt::NoPen)
                                                            : QPen(theme.text, 1.5));
    painter.drawRoundedRect(item.rect.adjusted(1, 1, -1, -1), kRadius, kRadius);
    painter.setPen(isItem ? inkOn(fill) : theme.text);
    auto font = m_font;
    font.setStrikeOut(item.kind == QueuePlan::Item::Kind::Lost);
    painter.setFont(font);
    painter.drawText(item.rect, Qt::AlignCenter, item.label);
    painter.setFont(m_font);
}

void QueueView::paintLevel(QPainter& painter, const QueuePlan::Level& level, const Theme& theme) {
    auto filled = level.frame;
    filled.setLeft(filled.right() - filled.width() * level.filled); // it fills from the consumers' end
    painter.fillRect(filled, theme.accent);
    painter.setPen(QPen(theme.frame, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(level.frame, kRadius, kRadius);
    const auto x = level.frame.right() - level.frame.width() * level.deepest;
    painter.setPen(QPen(theme.text, 2));
    painter.drawLine(QPointF(x, level.frame.top()), QPointF(x, level.frame.bottom()));
}

} // namespace parascope
