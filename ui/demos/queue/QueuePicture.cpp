// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/queue/QueuePicture.h"

#include "ui/charts/Theme.h"
#include "ui/demos/queue/QueuePainter.h"
#include "ui/style/AccessRole.h"
#include "ui/style/Tokens.h"

#include <algorithm>
#include <cmath>
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

QueuePicture::QueuePicture(QWidget* parent)
    : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setAccessRole(*this, QAccessible::Graphic);
    setAccessibleName(tr("Picture of the queue"));
    QSizePolicy asHighAsNeeded(QSizePolicy::Expanding, QSizePolicy::Minimum);
    asHighAsNeeded.setHeightForWidth(true);
    setSizePolicy(asHighAsNeeded);
    setToolTip(tr("Who does what at the queue. Arrow keys choose a worker; the menu key or a right click "
                  "lets it fail."));
}

QueuePicture::~QueuePicture() = default;

QSize QueuePicture::minimumSizeHint() const {
    return {fontMetrics().averageCharWidth() * 60, fontMetrics().lineSpacing() * 5};
}

QSize QueuePicture::sizeHint() const {
    const int wide = fontMetrics().averageCharWidth() * 100;
    return {wide, heightForWidth(wide)};
}

int QueuePicture::heightForWidth(int width) const {
    const auto line = QFontMetricsF(fontFor(width)).lineSpacing();
    return static_cast<int>(std::ceil(planLines(parameters()) * line));
}

const QueueParameters& QueuePicture::parameters() const {
    return m_record != nullptr ? queueParameters(m_record->facts.experiment) : m_planned;
}

QFont QueuePicture::fontFor(double width) const {
    auto larger = font();
    larger.setPointSizeF(font().pointSizeF() * planScale(parameters(), width, sizesOf(font())));
    return larger;
}

void QueuePicture::setRecord(const RunRecord* record) {
    m_record = record;
    m_moments = record != nullptr ? std::make_unique<QueueMoments>(*record) : nullptr;
    m_moment = record != nullptr ? record->toldUntil : Nanoseconds{};
    m_isNow = true;
    m_plan = {};
    m_wasTooFast = false;
    updateGeometry();
    updatePlan();
    update();
}

void QueuePicture::setPlanned(const QueueParameters& parameters) {
    m_planned = parameters;
    if (m_record == nullptr) {
        updateGeometry();
        updatePlan();
    }
}

void QueuePicture::showNow() {
    if (m_record != nullptr) {
        m_isNow = true;
        show(m_record->toldUntil, m_record->facts.finished ? 0 : 1);
    }
}

void QueuePicture::showMoment(Nanoseconds moment, double passing) {
    m_isNow = false;
    show(moment, passing);
}

void QueuePicture::show(Nanoseconds moment, double passing) {
    m_moment = moment;
    m_passing = passing;
    updatePlan();
}

TextSizes QueuePicture::sizesOf(const QFont& font) const {
    const QFontMetricsF metrics(font);
    return {metrics.lineSpacing(),
            [metrics](const QString& words) { return metrics.horizontalAdvance(words); }};
}

void QueuePicture::updatePlan() {
    if (!m_moments) {
        RunFacts facts;
        facts.experiment = queueExperiment(m_planned, Backend::Threads);
        QueuePlanOptions options;
        options.isPlanned = true;
        makePlan(facts, momentBefore(m_planned), options);
        return;
    }
    const auto glide = fromSeconds(kGlideSeconds * m_passing);
    const auto& facts = m_record->facts;
    QueuePlanOptions options;
    options.isTooFast =
        isTooFastToSee(m_moments->movesIn({m_moment - glide, m_moment}), glide, parameters().workers());
    if (options.isTooFast && m_wasTooFast && m_sincePlan.isValid() &&
        m_sincePlan.elapsed() < kTooFastEveryMs) {
        return;
    }
    options.glide = options.isTooFast ? Nanoseconds{} : glide;
    options.isPaused = facts.paused && m_isNow;
    const auto& moment = m_moments->at(m_moment, options.glide);
    m_wasTooFast = options.isTooFast || !moment.isTold;
    m_sincePlan.start();
    makePlan(facts, moment, options);
}

void QueuePicture::makePlan(const RunFacts& facts, const QueueSnapshot& moment,
                            const QueuePlanOptions& options) {
    m_font = fontFor(width());
    auto plan = planQueue(facts, moment, size(), sizesOf(m_font), options);
    if (plan == m_plan) {
        return;
    }
    m_plan = std::move(plan);
    setAccessibleDescription(QString::fromStdString(momentInWords(parameters(), moment)));
    update();
}

void QueuePicture::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_wasTooFast = false;
    updatePlan();
}

void QueuePicture::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        m_wasTooFast = false;
        updateGeometry();
        updatePlan();
    }
}

const QueuePlan::Card* QueuePicture::cardAt(const QPointF& point) const {
    const auto found = std::find_if(m_plan.cards.begin(), m_plan.cards.end(),
                                    [&](const auto& card) { return card.rect.contains(point); });
    return found != m_plan.cards.end() ? &*found : nullptr;
}

bool QueuePicture::canFail(WorkerId worker) const {
    return m_record != nullptr && !m_record->facts.finished &&
           worker.index() < m_record->facts.workers.size() &&
           m_record->facts.workers[worker.index()].ended == Nanoseconds{};
}

void QueuePicture::keyPressEvent(QKeyEvent* event) {
    const bool isForth = event->key() == Qt::Key_Down || event->key() == Qt::Key_Right;
    const bool isBack = event->key() == Qt::Key_Up || event->key() == Qt::Key_Left;
    if ((!isForth && !isBack) || m_plan.cards.empty()) {
        QWidget::keyPressEvent(event);
        return;
    }
    const auto count = m_plan.cards.size();
    m_current = (std::min(m_current, count - 1) + (isForth ? 1 : count - 1)) % count;
    const auto& card = m_plan.cards[m_current];
    const auto name = QString::fromStdString(parameters().nameOf(card.worker));
    setAccessibleDescription(card.words.isEmpty() ? name : QStringLiteral("%1: %2").arg(name, card.words));
    update();
}

void QueuePicture::contextMenuEvent(QContextMenuEvent* event) {
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
    auto* fails = menu->addAction(tr("Let %1 fail").arg(QString::fromStdString(parameters().nameOf(worker))));
    fails->setEnabled(canFail(worker));
    connect(fails, &QAction::triggered, this, [this, worker] { Q_EMIT failRequested(worker); });
    menu->popup(byKey ? mapToGlobal(card->rect.center().toPoint()) : event->globalPos());
}

bool QueuePicture::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const auto* card = cardAt(help->pos())) {
            const auto name = QString::fromStdString(parameters().nameOf(card->worker));
            QToolTip::showText(help->globalPos(),
                               tr("%1: %2\n%3 items so far")
                                   .arg(name, card->words.isEmpty() ? tr("–") : card->words)
                                   .arg(card->items));
            return true;
        }
    }
    return QWidget::event(event);
}

void QueuePicture::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto theme = Theme::fromPalette(palette());
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent, tokens::kFocusRing));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), tokens::kControlRadius,
                                tokens::kControlRadius);
    }
    const bool hasCurrent = hasFocus() && m_current < m_plan.cards.size();
    QueuePainter(painter, theme, m_font, hasCurrent ? m_plan.cards[m_current].worker : WorkerId())
        .paint(m_plan);
}

} // namespace parascope
