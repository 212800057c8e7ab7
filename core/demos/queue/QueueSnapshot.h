// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/queue/QueueFacts.h"

#include <deque>
#include <optional>
#include <unordered_map>
#include <vector>

namespace parascope {

/// What a worker at a queue was doing.
enum class QueueDoing : std::uint8_t {
    NotBegun,
    Working, ///< for an item
    WaitsForRoom,
    WaitsForItem,
    Between, ///< none of these: on its way to the queue, or paused there
    Ended,   ///< well
    Hung,    ///< it waited for what would never come, until the run was ended
    Stopped,
    Failed,
};

/// Whether it works or waits, and has not ended.
[[nodiscard]] inline bool isAtSomething(QueueDoing doing) {
    return doing == QueueDoing::Working || doing == QueueDoing::WaitsForRoom ||
           doing == QueueDoing::WaitsForItem;
}

/// One worker at a moment.
struct QueueWorkerMoment {
    WorkerId worker;
    QueueDoing doing = QueueDoing::NotBegun;
    State state = State::Other;           ///< of its span in the lanes, where it is at something
    std::optional<std::uint64_t> inHand;  ///< a producer waits with it, a consumer works on it
    std::optional<std::uint64_t> lastPut; ///< a producer's
    bool isLost = false;                  ///< what is in its hand will never be done
    std::uint64_t items = 0;              ///< that it has put in, or is done with

    bool operator==(const QueueWorkerMoment&) const = default;
};

/// A queue at a moment: what was in it, and what everybody did.
struct QueueSnapshot {
    Nanoseconds time{};
    std::deque<std::int64_t> queue; ///< the next to be taken first; an end mark is QueueItem::kEndMark
    std::vector<QueueWorkerMoment> workers;
    std::uint64_t put = 0; ///< items and end marks until then
    std::uint64_t taken = 0;
    std::uint64_t deepest = 0;
    std::vector<RunMark> recent; ///< puts and takes of the last stretch of time, oldest first
    /// False when items are not told of one by one any more: what is in the queue is not known, `put` and
    /// `taken` are those of the run so far.
    bool isTold = true;

    bool operator==(const QueueSnapshot&) const = default;
};

/// Finds what was in the queue at any moment of a run, also of one that goes on. Going on in time is cheap;
/// going back begins anew.
class QueueMoments {
public:
    /// The record may grow, and must outlive it.
    explicit QueueMoments(const RunRecord& record)
        : m_record(record) {}

    /// `recent`: the length of the stretch whose moves are listed, up to the moment. A moment behind what is
    /// told gives the newest.
    [[nodiscard]] const QueueSnapshot& at(Nanoseconds moment, Nanoseconds recent = {});
    /// How many puts and takes there were in a stretch of time. O(log n).
    [[nodiscard]] std::size_t movesIn(const TimeSpan& range) const;

private:
    void rewind();
    void apply(const RunMark& move);
    void take(std::int64_t item);
    void put(std::int64_t item);
    [[nodiscard]] QueueWorkerMoment workerAt(const WorkerRecord& worker, Nanoseconds time) const;
    /// What its lane says of the moment just before; nothing where it says nothing.
    [[nodiscard]] std::optional<State> stateAt(const WorkerRecord& worker, Nanoseconds time) const;
    [[nodiscard]] State lastState(const WorkerRecord& worker) const;
    [[nodiscard]] const SpanRow* laneOf(const WorkerRecord& worker) const;
    [[nodiscard]] std::size_t firstFrom(Nanoseconds moment) const;

    struct Hands {
        std::optional<std::uint64_t> inHand;
        std::optional<std::uint64_t> lastPut;
        std::uint64_t items = 0;
    };

    const RunRecord& m_record;
    std::size_t m_next = 0; ///< the first move that is not applied
    std::vector<Hands> m_hands;
    std::unordered_map<std::int64_t, int> m_takenBefore; ///< its put is told later: clocks of two workers
    QueueSnapshot m_moment;
};

/// Whether moves came so fast that nobody could follow them by eye.
[[nodiscard]] bool isTooFastToSee(std::size_t moves, Nanoseconds within, int workers);

/// "producing", "waiting: queue full", "consuming item-2", "ended"; empty between two of these.
[[nodiscard]] std::string doingInWords(const QueueParameters& experiment, const QueueWorkerMoment& worker);

/// All of it in words, for who cannot see the picture: "3 items in the queue: item-2, item-3, item-4.
/// producer 0: waiting: queue full …".
[[nodiscard]] std::string momentInWords(const QueueParameters& experiment, const QueueSnapshot& moment);

} // namespace parascope
