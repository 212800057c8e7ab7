// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/LaneCollector.h"

#include <condition_variable>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace parascope {

/// Hands events to a LaneCollector on a thread of its own, while the caller reads the next ones. The thread
/// is started with the first full batch: a small file needs none, and where none can be made the caller does
/// the work.
class CollectingThread {
public:
    /// Both must outlive it.
    CollectingThread(LaneCollector& lanes, TraceWarnings& warnings);
    /// Drops what the collector did not get yet.
    ~CollectingThread();
    CollectingThread(const CollectingThread&) = delete;
    CollectingThread& operator=(const CollectingThread&) = delete;
    CollectingThread(CollectingThread&&) = delete;
    CollectingThread& operator=(CollectingThread&&) = delete;

    /// Where the next event is to be read into.
    [[nodiscard]] TraceEvent& next();
    /// Takes the event that was read there, which stands at that byte of the file.
    /// \param isMended it was not quite JSON
    void take(std::uint64_t offset, bool isMended = false);
    /// Waits until the collector has all: it and the warnings are the caller's until the next take().
    /// Throws what the collector threw (std::bad_alloc).
    void wait();

private:
    struct Item {
        TraceEvent event;
        std::uint64_t offset = 0;
        bool isMended = false;
    };
    struct Batch;

    void handOver();
    void collect(Batch& batch);
    void work(const std::stop_token& stop);
    [[nodiscard]] bool startThread();

    LaneCollector& m_lanes;
    TraceWarnings& m_warnings;
    std::unique_ptr<Batch> m_filling; ///< the caller's
    bool m_isAlone = false;           ///< no thread could be made

    std::mutex m_mutex; ///< guards all below
    std::condition_variable_any m_given;
    std::condition_variable m_taken;
    std::deque<std::unique_ptr<Batch>> m_full;
    std::vector<std::unique_ptr<Batch>> m_free;
    bool m_isCollecting = false;
    std::exception_ptr m_fault;
    std::jthread m_thread; ///< last: it is joined first
};

} // namespace parascope
