// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/queue/WorkerColumnLayout.h"

#include "core/base/Numbers.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <QObject>

namespace parascope {

using Size = QueuePlan::Card::Size;

namespace {
// In lines of text.
constexpr double kTitle = 1.4;
constexpr double kRoomy = 2.7;
constexpr double kLine = 1.35;
constexpr double kCell = 1.3;
constexpr double kColumnGap = 0.3;
constexpr double kColumnPad = 0.5;
constexpr double kColumnSwatch = 1.6;
constexpr double kSummary = 2.4; ///< two lines
// Of that many workers.
constexpr int kMostRoomy = 3;
constexpr int kMostLines = 6;

} // namespace

QueueSidePlan::QueueSidePlan(const QueueParameters& experiment, const QueueSnapshot& moment, QueueSide side,
                             const TextSizes& text, const QueuePlanOptions& options)
    : m_experiment(experiment)
    , m_side(side)
    , m_text(text)
    , m_isPaused(options.isPaused)
    , m_onlyCounts(options.isTooFast || !moment.isTold) {
    std::copy_if(moment.workers.begin(), moment.workers.end(), std::back_inserter(m_workers),
                 [&](const auto& worker) { return experiment.sideOf(worker.worker) == side; });
}

double QueueSidePlan::wantedLines(int workers) {
    const auto below = [](int count, double each) { return count * (each + kColumnGap) - kColumnGap; };
    return kTitle +
           (workers <= kMostRoomy ? below(workers, kRoomy) : below(std::min(workers, kMostLines), kLine));
}

double QueueSidePlan::heightOf(Size size) const {
    return m_text.line * (size == Size::Roomy ? kRoomy : size == Size::Line ? kLine : kCell);
}

Size QueueSidePlan::sizeIn(double height) const {
    const auto count = static_cast<double>(m_workers.size());
    for (const auto size : {Size::Roomy, Size::Line}) {
        if (count * (heightOf(size) + m_text.line * kColumnGap) <=
            height - m_text.line * (kTitle - kColumnGap)) {
            return size;
        }
    }
    return Size::Cell;
}

double QueueSidePlan::wantedWidth(double height) const {
    const auto chip = m_text.width(QStringLiteral("item-000")) + m_text.line * kColumnPad;
    const auto pads = m_text.line * 2 * kColumnPad;
    if (sizeIn(height) == Size::Roomy) {
        const auto words = m_text.width(QStringLiteral("waits for ever: queue empty")) * kBoldWider;
        return std::max(chip + m_text.width(QStringLiteral("consumer 00")),
                        words + m_text.line * kColumnSwatch) +
               pads;
    }
    return m_text.width(QStringLiteral("00 waiting: queue empty")) + chip + m_text.line * kColumnSwatch +
           pads;
}

QString QueueSidePlan::words(const QueueWorkerMoment& worker, bool withItem) const {
    if (m_onlyCounts && (isAtSomething(worker.doing) || worker.doing == QueueDoing::Between)) {
        return QObject::tr("%1 items").arg(QString::fromStdString(speakCount(worker.items)));
    }
    if (worker.doing == QueueDoing::Between && m_isPaused) {
        return QObject::tr("paused");
    }
    auto shown = worker;
    if (!withItem && worker.doing == QueueDoing::Working) {
        shown.inHand.reset(); // it stands beside the words
    }
    return QString::fromStdString(doingInWords(m_experiment, shown));
}

QueuePlan::Card QueueSidePlan::card(const QueueWorkerMoment& worker, Size size) const {
    QueuePlan::Card card;
    card.size = size;
    card.worker = worker.worker;
    card.name = size == Size::Roomy ? QString::fromStdString(m_experiment.nameOf(worker.worker))
                                    : QString::number(m_experiment.indexOf(worker.worker));
    card.words = size == Size::Cell ? QString() : words(worker, size == Size::Roomy);
    card.state = worker.state;
    card.items = worker.items;
    card.doing = m_onlyCounts && isAtSomething(worker.doing) ? QueueDoing::Between : worker.doing;
    return card;
}

void QueueSidePlan::place(const QRectF& area, QueuePlan& plan) const {
    const auto line = m_text.line;
    const bool isProducers = m_side == QueueSide::Producer;
    plan.texts.push_back({QRectF(area.left(), area.top(), area.width(), line * 1.2),
                          isProducers ? QObject::tr("Producers") : QObject::tr("Consumers"), true});
    const auto below = area.adjusted(0, line * kTitle, 0, 0);
    const auto size = sizeIn(area.height());
    if (size == Size::Cell) {
        placeCells(below, plan);
    } else {
        placeCards(below, size, plan);
    }
}

void QueueSidePlan::placeCards(const QRectF& area, Size size, QueuePlan& plan) const {
    const auto line = m_text.line;
    const auto height = heightOf(size);
    const auto chip = m_text.width(QStringLiteral("item-000")) + line * kColumnPad;
    const bool isProducers = m_side == QueueSide::Producer;
    auto y = area.top();
    for (const auto& worker : m_workers) {
        auto placed = card(worker, size);
        placed.rect = QRectF(area.left(), y, area.width(), height);
        // The hand is on the side of the queue.
        const auto x = isProducers ? placed.rect.right() - chip - line * kColumnPad / 2
                                   : placed.rect.left() + line * kColumnPad / 2;
        placed.hand = QRectF(x, y + line * 0.1, chip, line * 1.15);
        plan.cards.push_back(placed);
        y += height + line * kColumnGap;
    }
}

void QueueSidePlan::placeCells(const QRectF& area, QueuePlan& plan) const {
    const auto line = m_text.line;
    const auto gap = line * kColumnGap / 2;
    const auto width = m_text.width(QStringLiteral("00")) + line * 2 * kColumnPad;
    const auto height = heightOf(Size::Cell);
    const auto grid = area.adjusted(0, 0, 0, -line * kSummary);
    const int columns = std::max(1, static_cast<int>((grid.width() + gap) / (width + gap)));
    const int rows = std::max(1, static_cast<int>((grid.height() + gap) / (height + gap)));
    const int places = columns * rows;
    const int count = static_cast<int>(m_workers.size());
    // The last row, or what is left of the only one, says how many there is no room for.
    const int shown = count <= places ? count : std::max(1, places - std::min(columns, 5));
    const auto corner = [&](int place) {
        const int row = place / columns;
        return QPointF(grid.left() + (place % columns) * (width + gap), grid.top() + row * (height + gap));
    };
    for (int i = 0; i < shown; ++i) {
        auto placed = card(m_workers[static_cast<std::size_t>(i)], Size::Cell);
        placed.rect = QRectF(corner(i), QSizeF(width, height));
        placed.hand = placed.rect;
        plan.cards.push_back(placed);
    }
    if (shown < count) {
        const auto rest = corner(shown);
        plan.texts.push_back({QRectF(rest, QSizeF(std::max(grid.right() - rest.x(), width), height)),
                              QObject::tr("and %1 more").arg(count - shown), false});
    }
    plan.texts.push_back({QRectF(area.left(), area.bottom() - line * kSummary, area.width(), line * kSummary),
                          summary(), false});
}

QString QueueSidePlan::summary() const {
    if (m_onlyCounts) {
        const auto items = std::accumulate(m_workers.begin(), m_workers.end(), std::uint64_t{0},
                                           [](auto sum, const auto& worker) { return sum + worker.items; });
        return QObject::tr("%1 items together").arg(QString::fromStdString(speakCount(items)));
    }
    std::map<QString, int> counts;
    for (const auto& worker : m_workers) {
        auto plain = worker;
        plain.inHand.reset();
        plain.isLost = false;
        const auto what = words(plain, false);
        if (!what.isEmpty()) {
            ++counts[what];
        }
    }
    QStringList parts;
    for (const auto& [what, count] : counts) {
        parts.append(QStringLiteral("%1 %2").arg(count).arg(what));
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace parascope
