// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/queue/ItemLedger.h"
#include "core/demos/queue/QueuePace.h"
#include "core/sync/QueueOutcome.h"

namespace parascope {

/// What goes through the queue: an item's number, or the end mark that ends who takes it.
struct QueueItem {
    static constexpr std::int64_t kEndMark = -1;
    std::int64_t number = kEndMark;

    [[nodiscard]] bool isEndMark() const { return number < 0; }
};

/// The queue itself, as a worker sees it; how it is made is the backend's.
class QueuePort {
public:
    QueuePort() = default;
    QueuePort(const QueuePort&) = delete;
    QueuePort& operator=(const QueuePort&) = delete;
    virtual ~QueuePort() = default;

    virtual QueueOutcome put(QueueItem item, const QueueWait& wait) = 0;
    virtual QueueOutcome get(QueueItem& item, const QueueWait& wait) = 0;
};

/// What a worker at a queue tells of itself.
struct QueueEvent {
    enum class Kind : std::uint8_t {
        Generating, ///< a producer has an item and is about to put it in
        Put,        ///< an item went in; `depth` items are in the queue since then
        PutEndMark, ///< the same for an end mark, which has no number
        Took,       ///< an item was taken out
        NoMore,     ///< an end mark was
        Worked,     ///< the delay of an item is over
        Waited,     ///< for room or for an item
        Said,       ///< a line of the log that is about no item
    };

    Kind kind = Kind::Put;
    std::uint32_t depth = 0;
    std::uint64_t item = 0;
    TimeSpan time; ///< a moment is a span without length
};

/// The items from here on go through like the others, but are not told of one by one: a run of a million
/// would fill the memory with its story.
inline constexpr std::uint64_t kToldItems = 50'000;

/// Where a worker's events go. One thread tells.
class QueueTeller {
public:
    QueueTeller() = default;
    QueueTeller(const QueueTeller&) = delete;
    QueueTeller& operator=(const QueueTeller&) = delete;
    virtual ~QueueTeller() = default;

    virtual void tell(const QueueEvent& event) = 0;
};

/// What one worker has at hand.
struct QueueWork {
    const QueueParameters& experiment;
    WorkerId worker;
    QueuePort& port;
    QueuePace& pace;
    ItemLedger& ledger;
    QueueTeller& teller;
    std::stop_token stop;
};

/// Does a worker's work on the calling thread: all items of a producer, or a consumer's until it takes a
/// end mark. False when it was stopped before.
bool workAtQueue(const QueueWork& work);

} // namespace parascope
