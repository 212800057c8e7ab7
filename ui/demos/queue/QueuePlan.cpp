// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/queue/QueuePlan.h"

#include "core/base/Numbers.h"
#include "ui/demos/queue/WorkerColumnLayout.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <QObject>

namespace parascope {

namespace {

// In lines of text.
constexpr double kSlotHeight = 1.9;
constexpr double kPlanGap = 0.3;
constexpr double kBetween = 2.4; ///< sides and queue, for the arrows
constexpr double kCaption = 1.2;
constexpr double kPlanPad = 0.5;
constexpr double kLeastLevel = 0.6;
constexpr double kWidestSide = 0.28; ///< of the whole

constexpr std::uint64_t kSlotsInARow = 4;
/// So few items are never all in an unbounded queue: its row is long enough.
constexpr std::uint64_t kItemsForARow = 6;
constexpr int kMostEnlarged = 12; ///< workers on a side whose words can be read

using ItemKind = QueuePlan::Item::Kind;

struct Label {
    QString text;
    ItemKind kind = ItemKind::Item;
};
Label labelOf(std::int64_t item) {
    return item == QueueItem::kEndMark
               ? Label{QObject::tr("end"), ItemKind::EndMark}
               : Label{QString::fromStdString(itemName(static_cast<std::uint64_t>(item))), ItemKind::Item};
}

QString number(std::uint64_t count) {
    return QString::fromStdString(speakCount(count));
}

/// The boxes in which items of a queue stand: from right to left, then the next row.
class Slots {
public:
    Slots(const QRectF& area, double width, double line)
        : m_area(area)
        , m_width(std::min(width, area.width()))
        , m_height(line * kSlotHeight)
        , m_gap(line * kPlanGap)
        , m_perRow(std::max(1, static_cast<int>((area.width() + m_gap) / (m_width + m_gap))))
        , m_rows(std::max(1, static_cast<int>((area.height() + m_gap) / (m_height + m_gap)))) {}

    [[nodiscard]] std::size_t count() const {
        return static_cast<std::size_t>(m_perRow) * static_cast<std::size_t>(m_rows);
    }
    [[nodiscard]] QRectF rect(std::size_t index) const {
        const auto column = static_cast<int>(index) % m_perRow;
        const auto row = static_cast<int>(index) / m_perRow;
        return {m_area.right() - (column + 1) * (m_width + m_gap) + m_gap,
                m_area.top() + row * (m_height + m_gap), m_width, m_height};
    }

private:
    QRectF m_area;
    double m_width;
    double m_height;
    double m_gap;
    int m_perRow;
    int m_rows;
};

QRectF between(const QRectF& from, const QRectF& to, double progress) {
    const auto eased = progress * progress * (3 - 2 * progress);
    const auto mix = [eased](double a, double b) { return a + (b - a) * eased; };
    return {mix(from.x(), to.x()), mix(from.y(), to.y()), mix(from.width(), to.width()),
            mix(from.height(), to.height())};
}

class Planner {
public:
    Planner(const RunFacts& facts, const QueueSnapshot& moment, const TextSizes& text,
            const QueuePlanOptions& options)
        : m_facts(facts)
        , m_moment(moment)
        , m_text(text)
        , m_options(options) {}

    QueuePlan plan(const QSizeF& size) {
        const auto& experiment = parameters();
        const QueueSidePlan producers(experiment, m_moment, QueueSide::Producer, m_text, m_options);
        const QueueSidePlan consumers(experiment, m_moment, QueueSide::Consumer, m_text, m_options);
        const auto pad = m_text.line * kPlanPad;
        const auto height = size.height() - 2 * pad;
        const auto side = std::min(std::max(producers.wantedWidth(height), consumers.wantedWidth(height)),
                                   size.width() * kWidestSide);
        const QRectF left(pad, pad, side, height);
        const QRectF right(size.width() - pad - side, pad, side, height);
        producers.place(left, m_plan);
        consumers.place(right, m_plan);
        const auto room = m_text.line * kBetween;
        placeQueue(QRectF(left.right() + room, pad, right.left() - left.right() - 2 * room, height));
        placeArrows(left.right(), right.left());
        return std::move(m_plan);
    }

private:
    [[nodiscard]] const QueueParameters& parameters() const { return queueParameters(m_facts.experiment); }

    void placeQueue(const QRectF& area) {
        const auto line = m_text.line;
        m_plan.texts.push_back(
            {QRectF(area.left(), area.top(), area.width(), line * kCaption), caption(), true});
        m_plan.texts.push_back(
            {QRectF(area.left(), area.top() + line * kCaption, area.width(), line * kCaption), counts(),
             false});
        const auto body = area.adjusted(0, line * (2 * kCaption + kPlanGap), 0, 0);
        if (m_options.isTooFast || !m_moment.isTold) {
            placeLevel(body);
            return;
        }
        placeSlots(body);
        placeHands();
    }

    [[nodiscard]] std::uint64_t depth() const {
        return m_moment.put - std::min(m_moment.put, m_moment.taken);
    }

    [[nodiscard]] QString caption() const {
        if (m_options.isPlanned) {
            return QObject::tr("Press Run (F5)");
        }
        const auto marks =
            m_options.isTooFast || !m_moment.isTold
                ? 0
                : std::count(m_moment.queue.begin(), m_moment.queue.end(), QueueItem::kEndMark);
        const auto items = depth() - std::min<std::uint64_t>(depth(), static_cast<std::uint64_t>(marks));
        auto text = items == 1 ? QObject::tr("1 item") : QObject::tr("%1 items").arg(number(items));
        if (marks > 0) {
            text += marks == 1 ? QObject::tr(" and 1 end mark") : QObject::tr(" and %1 end marks").arg(marks);
        }
        text += QObject::tr(" in the queue");
        if (m_options.isPaused) {
            text = QObject::tr("Paused: ") + text;
        }
        const auto capacity = parameters().capacity;
        return capacity > 0 && depth() >= capacity ? text + QObject::tr(": full")
               : depth() == 0                      ? text + QObject::tr(": empty")
                                                   : text;
    }

    [[nodiscard]] QString counts() const {
        const auto capacity = parameters().capacity;
        const auto bound =
            capacity == 0 ? QObject::tr("unbounded") : QObject::tr("room for %1").arg(number(capacity));
        if (m_options.isPlanned) {
            return bound;
        }
        return (parameters().endMarkCount() > 0
                    ? QObject::tr("%1 · deepest %2 · %3 in · %4 out, with end marks")
                    : QObject::tr("%1 · deepest %2 · %3 in · %4 out"))
            .arg(bound, number(m_moment.deepest), number(m_moment.put), number(m_moment.taken));
    }

    void placeLevel(const QRectF& body) {
        const auto& experiment = parameters();
        const auto most = static_cast<double>(
            std::max<std::uint64_t>(1, experiment.capacity > 0 ? experiment.capacity : m_moment.deepest));
        const auto below = m_text.line * (kPlanGap + kCaption);
        const auto height =
            std::clamp(body.height() - below, m_text.line * kLeastLevel, m_text.line * kSlotHeight);
        m_plan.level = {QRectF(body.left(), body.top(), body.width(), height),
                        std::min(1.0, static_cast<double>(depth()) / most),
                        std::min(1.0, static_cast<double>(m_moment.deepest) / most)};
        m_plan.texts.push_back({QRectF(body.left(), m_plan.level->frame.bottom() + m_text.line * kPlanGap,
                                       body.width(), m_text.line * kCaption),
                                m_moment.isTold
                                    ? QObject::tr("Too fast to see each item.")
                                    : QObject::tr("Items are only counted from item-%1 on.").arg(kToldItems),
                                false});
    }

    void placeSlots(const QRectF& body) {
        const auto& experiment = parameters();
        const auto last =
            labelOf(static_cast<std::int64_t>(std::max<std::uint64_t>(experiment.items, 101) - 1));
        const Slots places(body, m_text.width(last.text) + m_text.line, m_text.line);
        const auto queued = m_moment.queue.size();
        const bool isBounded = experiment.capacity > 0;
        const std::size_t wanted = isBounded ? static_cast<std::size_t>(experiment.capacity) : queued + 1;
        const bool fits = wanted <= places.count();
        const auto shown = fits ? wanted : places.count() - 1; // the last place says how many more
        m_plan.isOpenEnded = !isBounded && fits;
        for (std::size_t i = 0; i < shown; ++i) {
            m_plan.slots.push_back(places.rect(i));
        }
        if (!fits) {
            const auto more = queued > shown ? QObject::tr("+ %1 more").arg(number(queued - shown))
                                             : QObject::tr("+ %1 slots").arg(number(wanted - shown));
            m_plan.texts.push_back({places.rect(shown), more, false});
        }
        placeItems(places, std::min(queued, shown));
    }

    /// How far an item has come in the picture, 0 to 1; it was moved at that moment.
    [[nodiscard]] double progress(Nanoseconds moved) const {
        return m_options.glide <= Nanoseconds{}
                   ? 1
                   : std::clamp(toSeconds(m_moment.time - moved) / toSeconds(m_options.glide), 0.0, 1.0);
    }

    void placeItems(const Slots& places, std::size_t shown) {
        std::map<std::int64_t, const RunMark*> justPut;
        double behind = 0; // places by which all still have to move up
        for (const auto& move : m_moment.recent) {
            if (kindOf(move) == QueueEvent::Kind::Put) {
                justPut[static_cast<std::int64_t>(move.item)] = &move;
            } else if (kindOf(move) != QueueEvent::Kind::PutEndMark) {
                behind += 1 - progress(move.time);
            }
        }
        for (std::size_t i = 0; i < shown; ++i) {
            const auto item = m_moment.queue[i];
            const auto [text, kind] = labelOf(item);
            auto rect = movingUp(places, i, behind);
            if (const auto put = justPut.find(item); put != justPut.end()) {
                rect = between(handOf(put->second->worker, rect), rect, progress(put->second->time));
            }
            m_plan.items.push_back({rect, text, kind});
        }
        m_head = places.rect(0);
    }

    static QRectF movingUp(const Slots& places, std::size_t index, double behind) {
        const auto rect = places.rect(index);
        const auto from = places.rect(index + static_cast<std::size_t>(std::ceil(behind)));
        if (behind <= 0 || from.top() != rect.top()) {
            return rect; // round the corner it jumps
        }
        return rect.translated(-(rect.left() - places.rect(index + 1).left()) * behind, 0);
    }

    [[nodiscard]] QRectF handOf(WorkerId worker, const QRectF& other) const {
        for (const auto& card : m_plan.cards) {
            if (card.worker == worker) {
                return card.hand;
            }
        }
        return other; // it is one of those that there is no room for
    }

    /// What producers wait with and consumers work on.
    void placeHands() {
        for (const auto& worker : m_moment.workers) {
            if (!worker.inHand) {
                continue;
            }
            const auto card = std::find_if(m_plan.cards.begin(), m_plan.cards.end(),
                                           [&](const auto& each) { return each.worker == worker.worker; });
            if (card == m_plan.cards.end() || card->size == QueuePlan::Card::Size::Cell) {
                continue;
            }
            auto [text, kind] = labelOf(static_cast<std::int64_t>(*worker.inHand));
            auto rect = card->hand;
            for (const auto& move : m_moment.recent) {
                if (kindOf(move) == QueueEvent::Kind::Took && move.worker == worker.worker &&
                    move.item == *worker.inHand) {
                    rect = between(m_head, rect, progress(move.time));
                }
            }
            m_plan.items.push_back({rect, text, worker.isLost ? ItemKind::Lost : kind});
        }
    }

    void placeArrows(double left, double right) {
        const auto y = m_plan.level           ? m_plan.level->frame.center().y()
                       : m_plan.slots.empty() ? m_text.line * 4
                                              : m_plan.slots.front().center().y();
        const auto gap = m_text.line * kPlanGap;
        const auto room = m_text.line * kBetween;
        m_plan.arrows = {QLineF(left + gap, y, left + room - gap, y),
                         QLineF(right - room + gap, y, right - gap, y)};
    }

    const RunFacts& m_facts;
    const QueueSnapshot& m_moment;
    const TextSizes& m_text;
    const QueuePlanOptions& m_options;
    QueuePlan m_plan;
    QRectF m_head; ///< where the next to be taken stands
};

} // namespace

QueuePlan planQueue(const RunFacts& facts, const QueueSnapshot& moment, const QSizeF& size,
                    const TextSizes& text, const QueuePlanOptions& options) {
    return Planner(facts, moment, text, options).plan(size);
}

QueueSnapshot momentBefore(const QueueParameters& experiment) {
    QueueSnapshot moment;
    for (int worker = 0; worker < experiment.workers(); ++worker) {
        QueueWorkerMoment idle;
        idle.worker = WorkerId(worker);
        idle.doing = QueueDoing::Between;
        moment.workers.push_back(idle);
    }
    return moment;
}

double planLines(const QueueParameters& experiment) {
    const auto sides = QueueSidePlan::wantedLines(std::max(experiment.producers, experiment.consumers));
    const auto slots = experiment.capacity > 0 ? experiment.capacity : experiment.items;
    const bool isOneRow = slots <= (experiment.capacity > 0 ? kSlotsInARow : kItemsForARow);
    const auto rows = isOneRow ? kSlotHeight : 2 * kSlotHeight + kPlanGap;
    return 2 * kPlanPad + std::max(sides, 2 * kCaption + kPlanGap + rows);
}

double planScale(const QueueParameters& experiment, double width, const TextSizes& text) {
    constexpr double kSmallest = 0.85;
    constexpr double kLargest = 1.8;
    const bool isCrowd = std::max(experiment.producers, experiment.consumers) > kMostEnlarged;
    const auto side =
        text.width(QStringLiteral("waits for ever: queue empty")) * QueueSidePlan::kBoldWider + 3 * text.line;
    const auto slot = text.width(QStringLiteral("item-000")) + 1.3 * text.line;
    const auto wide =
        2 * side + static_cast<double>(kSlotsInARow) * slot + 2 * (kBetween + kPlanPad) * text.line;
    return std::clamp(width / wide, kSmallest, isCrowd ? 1.0 : kLargest);
}

} // namespace parascope
