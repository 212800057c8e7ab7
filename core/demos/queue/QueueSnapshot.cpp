// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/queue/QueueSnapshot.h"

#include "core/base/Numbers.h"
#include "core/demos/queue/QueueWords.h"

#include <algorithm>

namespace parascope {

namespace {

/// Moves a second that an eye follows, in all and for each worker.
constexpr double kFollowed = 60;
constexpr double kFollowedOfOne = 10;
/// Items that are read out by name.
constexpr std::size_t kMostNamed = 20;
constexpr std::size_t kMostWorkersNamed = 16;

bool isMove(QueueEvent::Kind kind) {
    using enum QueueEvent::Kind;
    return kind == Put || kind == PutEndMark || kind == Took || kind == NoMore;
}

std::string nameInQueue(std::int64_t item) {
    return item == QueueItem::kEndMark ? "an end mark" : itemName(static_cast<std::uint64_t>(item));
}

} // namespace

const QueueSnapshot& QueueMoments::at(Nanoseconds moment, Nanoseconds recent) {
    const auto time = std::min(moment, m_record.toldUntil);
    if (time < m_moment.time) {
        rewind();
    }
    m_hands.resize(m_record.facts.workers.size());
    const auto& moves = m_record.marks;
    while (m_next < moves.size() && moves[m_next].time <= time) {
        apply(moves[m_next++]);
    }
    m_moment.time = time;
    m_moment.recent.clear();
    for (auto i = m_next; i > 0 && moves[i - 1].time > time - recent; --i) {
        if (isMove(kindOf(moves[i - 1]))) {
            m_moment.recent.insert(m_moment.recent.begin(), moves[i - 1]);
        }
    }
    m_moment.workers.clear();
    for (const auto& worker : m_record.facts.workers) {
        m_moment.workers.push_back(workerAt(worker, time));
    }
    const auto& facts = m_record.facts;
    m_moment.isTold = m_next < moves.size() || queueParameters(facts.experiment).items <= kToldItems ||
                      queueFacts(facts).put <= kToldItems;
    if (!m_moment.isTold) {
        m_moment.put = queueFacts(facts).put;
        m_moment.taken = queueFacts(facts).taken;
        m_moment.deepest = queueFacts(facts).deepest;
        for (auto& worker : m_moment.workers) {
            worker.items = queueWorker(facts, worker.worker).items;
        }
    }
    return m_moment;
}

void QueueMoments::rewind() {
    m_next = 0;
    m_hands.clear();
    m_takenBefore.clear();
    m_moment = {};
}

void QueueMoments::put(std::int64_t item) {
    ++m_moment.put;
    if (const auto early = m_takenBefore.find(item); early != m_takenBefore.end()) {
        if (--early->second == 0) {
            m_takenBefore.erase(early);
        }
        return;
    }
    m_moment.queue.push_back(item);
    // Two workers write their moments down a little before or after one another: the ledger knows better.
    m_moment.deepest = std::max(
        m_moment.deepest, std::min<std::uint64_t>(m_moment.queue.size(), queueFacts(m_record.facts).deepest));
}

void QueueMoments::take(std::int64_t item) {
    ++m_moment.taken;
    const auto found = std::find(m_moment.queue.begin(), m_moment.queue.end(), item);
    if (found == m_moment.queue.end()) {
        ++m_takenBefore[item];
    } else {
        m_moment.queue.erase(found);
    }
}

void QueueMoments::apply(const RunMark& move) {
    if (move.worker.index() >= m_hands.size()) {
        return;
    }
    auto& hands = m_hands[move.worker.index()];
    switch (kindOf(move)) {
    case QueueEvent::Kind::Generating:
        hands.inHand = move.item;
        break;
    case QueueEvent::Kind::Put:
        hands.inHand.reset();
        hands.lastPut = move.item;
        ++hands.items;
        put(static_cast<std::int64_t>(move.item));
        break;
    case QueueEvent::Kind::PutEndMark:
        put(QueueItem::kEndMark);
        break;
    case QueueEvent::Kind::Took:
        hands.inHand = move.item;
        take(static_cast<std::int64_t>(move.item));
        break;
    case QueueEvent::Kind::NoMore:
        take(QueueItem::kEndMark);
        break;
    case QueueEvent::Kind::Worked:
        if (queueParameters(m_record.facts.experiment).sideOf(move.worker) == QueueSide::Consumer) {
            hands.inHand.reset();
            ++hands.items;
        }
        break;
    case QueueEvent::Kind::Waited:
    case QueueEvent::Kind::Said:
        break;
    }
}

QueueWorkerMoment QueueMoments::workerAt(const WorkerRecord& worker, Nanoseconds time) const {
    const auto& facts = m_record.facts;
    const auto& hands = m_hands[worker.id.index()];
    QueueWorkerMoment moment{worker.id, QueueDoing::NotBegun, State::Other, hands.inHand, hands.lastPut,
                             false,     hands.items};
    if (worker.ended != Nanoseconds{} && worker.ended <= time) {
        const bool isStopped = worker.exit == WorkerExit::Stopped;
        moment.state = lastState(worker);
        const bool hung = isStopped && !facts.stopped && moment.state == State::Queue;
        moment.doing = worker.exit == WorkerExit::Ok ? QueueDoing::Ended
                       : hung                        ? QueueDoing::Hung
                       : isStopped                   ? QueueDoing::Stopped
                                                     : QueueDoing::Failed;
        const auto inHand = queueWorker(facts, worker.id).inHand;
        if (inHand >= 0) {
            moment.inHand = static_cast<std::uint64_t>(inHand);
        } else if (queueParameters(facts.experiment).sideOf(worker.id) == QueueSide::Consumer) {
            moment.inHand.reset(); // it was done with it
        }
        moment.isLost = inHand >= 0 && !isStopped;
        return moment;
    }
    if (facts.released == Nanoseconds{} || time < facts.released) {
        return moment;
    }
    moment.doing = QueueDoing::Between;
    if (const auto state = stateAt(worker, time)) {
        moment.state = *state;
        const bool isProducer = queueParameters(facts.experiment).sideOf(worker.id) == QueueSide::Producer;
        moment.doing = moment.state != State::Queue ? QueueDoing::Working
                       : isProducer                 ? QueueDoing::WaitsForRoom
                                                    : QueueDoing::WaitsForItem;
    }
    return moment;
}

State QueueMoments::lastState(const WorkerRecord& worker) const {
    const auto* row = laneOf(worker);
    return row == nullptr || row->isEmpty() ? State::Other : row->spans().back().state;
}

const SpanRow* QueueMoments::laneOf(const WorkerRecord& worker) const {
    const auto& lanes = m_record.trace.lanes();
    if (!worker.lane.isValid() || worker.lane.index() >= lanes.size()) {
        return nullptr;
    }
    const auto rows = lanes[worker.lane.index()].index.rows();
    return rows.empty() ? nullptr : &rows.front();
}

std::optional<State> QueueMoments::stateAt(const WorkerRecord& worker, Nanoseconds time) const {
    const auto* row = laneOf(worker);
    // A span that goes on ends where the story does: what counts is the moment before.
    const auto found = row == nullptr ? -1 : row->at(time - Nanoseconds{1});
    return found < 0 ? std::nullopt : std::optional(row->spans()[static_cast<std::size_t>(found)].state);
}

std::size_t QueueMoments::firstFrom(Nanoseconds moment) const {
    const auto& moves = m_record.marks;
    const auto found = std::partition_point(moves.begin(), moves.end(),
                                            [&](const RunMark& move) { return move.time < moment; });
    return static_cast<std::size_t>(found - moves.begin());
}

std::size_t QueueMoments::movesIn(const TimeSpan& range) const {
    return firstFrom(range.end) - firstFrom(range.begin);
}

bool isTooFastToSee(std::size_t moves, Nanoseconds within, int workers) {
    const auto followed = std::max(kFollowed, kFollowedOfOne * workers) * toSeconds(within);
    return within > Nanoseconds{} && static_cast<double>(moves) > followed;
}

std::string doingInWords(const QueueParameters& experiment, const QueueWorkerMoment& worker) {
    const auto side = experiment.sideOf(worker.worker);
    switch (worker.doing) {
    case QueueDoing::NotBegun:
        return "starting";
    case QueueDoing::Working:
        return std::string(workWord(side)) +
               (side == QueueSide::Consumer && worker.inHand ? " " + itemName(*worker.inHand) : "");
    case QueueDoing::WaitsForRoom:
    case QueueDoing::WaitsForItem:
        return std::string(waitWords(side));
    case QueueDoing::Between:
        return "";
    case QueueDoing::Ended:
        return "ended";
    case QueueDoing::Hung:
        return std::string(endlessWaitWords(side));
    case QueueDoing::Stopped:
        return "stopped";
    case QueueDoing::Failed:
        return failureWords(worker.isLost ? worker.inHand : std::nullopt);
    }
    return "";
}

std::string momentInWords(const QueueParameters& experiment, const QueueSnapshot& moment) {
    const auto depth = moment.put - std::min(moment.put, moment.taken);
    std::string words = counted(depth, "item") + " in the queue";
    if (moment.isTold) {
        for (std::size_t i = 0; i < std::min(moment.queue.size(), kMostNamed); ++i) {
            words += (i == 0 ? ": " : ", ") + nameInQueue(moment.queue[i]);
        }
        words += moment.queue.size() > kMostNamed ? " …" : "";
    }
    words += ".";
    for (std::size_t i = 0; i < std::min(moment.workers.size(), kMostWorkersNamed); ++i) {
        const auto doing = doingInWords(experiment, moment.workers[i]);
        if (!doing.empty()) {
            words += " " + experiment.nameOf(moment.workers[i].worker) + " – " + doing + ".";
        }
    }
    return words;
}

} // namespace parascope
