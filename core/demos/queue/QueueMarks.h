// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/queue/QueueWorker.h"
#include "core/trace/LineRecorder.h"
#include "core/trace/TraceEvent.h"

#include <memory>
#include <mutex>

namespace parascope {

/// The category of the marks by which a worker at a queue tells of itself (core/trace/FORMAT.md).
inline constexpr std::string_view kQueueCategory = "queue";

/// Work that was broken off: told like work that was done, but the item was not worked on to its end.
inline constexpr std::string_view kGaveUpMark = "gave up";
/// Marks that are no event of the story: a wait has begun; items that are only counted. For ToldLedger.
inline constexpr std::string_view kWaitsMark = "waits";
inline constexpr std::string_view kCountedMark = "counted";

/// Appends an event as one line, its end included.
void appendQueueMark(std::string& lines, EventWriter::Where where, const QueueEvent& event);

/// Understands the marks of that category.
class QueueMarkReader {
public:
    QueueMarkReader();
    ~QueueMarkReader();
    /// Nothing when it is a mark that this version does not know.
    std::optional<QueueEvent> read(const TraceEvent& mark);

private:
    struct Parser;
    std::unique_ptr<Parser> m_parser;
};

/// Writes a worker's events as lines: at once where delays or a pause leave time for it, and gathered where
/// items rush by. One thread tells; any may call flush().
class LineTeller final : public QueueTeller {
public:
    LineTeller(LineRecorder& lines, const QueuePace& pace, QueueSide side);

    void tell(const QueueEvent& event) override;
    void flush();
    /// Writes what has been gathered when nothing was added since the last call: nobody knows when anything
    /// will be. For the thread that tells.
    void flushWhenQuiet();

    static constexpr Nanoseconds kOldest = std::chrono::milliseconds(5);
    static constexpr std::size_t kMostBytes = 4096; ///< PIPE_BUF: the kernel keeps a write of that together

private:
    void flushLocked();

    LineRecorder& m_lines;
    const QueuePace& m_pace;
    QueueSide m_side;
    std::mutex m_mutex;
    std::string m_gathered;
    std::string m_line;
    Nanoseconds m_flushed{};
    bool m_isQuiet = true;
};

/// A port that has its worker's lines written before the worker waits.
class TellingPort final : public QueuePort {
public:
    TellingPort(QueuePort& port, LineTeller& teller)
        : m_port(port)
        , m_teller(teller) {}

    QueueOutcome put(QueueItem item, const QueueWait& wait) override {
        flushFor(wait);
        return m_port.put(item, wait);
    }
    QueueOutcome get(QueueItem& item, const QueueWait& wait) override {
        flushFor(wait);
        return m_port.get(item, wait);
    }

private:
    void flushFor(const QueueWait& wait) {
        if (wait.timeout) {
            m_teller.flushWhenQuiet();
        } else {
            m_teller.flush();
        }
    }

    QueuePort& m_port;
    LineTeller& m_teller;
};

} // namespace parascope
