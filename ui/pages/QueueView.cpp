// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/QueueView.h"

#include "ui/charts/Theme.h"
#include "ui/pages/QueuePainter.h"

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
    return {fontMetrics().averageCharWidth() * 60, fontMetrics().lineSpacing() * 5};
}

QSize QueueView::sizeHint() const {
    return {fontMetrics().averageCharWidth() * 100,
            static_cast<int>(usualPlanHeight(fontMetrics().lineSpacing()))};
}

void QueueView::setRecord(const RunRecord* record) {
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
    options.isTooFast = isTooFastToSee(m_moments->movesIn({m_moment - glide, m_moment}), glide,
                                       queueParameters(facts.experiment).workers());
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
    m_font.setPointSizeF(font().pointSizeF() *
                         planScale(queueParameters(facts.experiment), size(), sizesOf(font())));
    auto plan = planQueue(facts, moment, size(), sizesOf(m_font), options);
    if (plan == m_plan) {
        return;
    }
    m_plan = std::move(plan);
    setAccessibleDescription(
        QString::fromStdString(momentInWords(queueParameters(facts.experiment), moment)));
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
        tr("Let %1 fail")
            .arg(QString::fromStdString(queueParameters(m_record->facts.experiment).nameOf(worker))));
    fails->setEnabled(canFail(worker));
    connect(fails, &QAction::triggered, this, [this, worker] { Q_EMIT failRequested(worker); });
    menu->popup(byKey ? mapToGlobal(card->rect.center().toPoint()) : event->globalPos());
}

bool QueueView::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const auto* card = cardAt(help->pos())) {
            const auto name =
                QString::fromStdString(queueParameters(m_record->facts.experiment).nameOf(card->worker));
            QToolTip::showText(help->globalPos(),
                               tr("%1: %2\n%3 items so far")
                                   .arg(name, card->words.isEmpty() ? tr("–") : card->words)
                                   .arg(card->items));
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
    const bool hasCurrent = hasFocus() && m_current < m_plan.cards.size();
    QueuePainter(painter, theme, m_font, hasCurrent ? m_plan.cards[m_current].worker : WorkerId())
        .paint(m_plan);
}

} // namespace parascope
