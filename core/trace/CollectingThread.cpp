// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/CollectingThread.h"

#include <array>
#include <system_error>
#include <utility>

namespace parascope {

namespace {
/// Batches that go round: one is filled, one is collected, the others make up for unequal pace.
constexpr int kBatches = 4;
/// As much as stays in a core's cache.
constexpr std::size_t kEventsOfABatch = 128;
} // namespace

struct CollectingThread::Batch {
    std::array<Item, kEventsOfABatch> items;
    std::size_t count = 0;
};

CollectingThread::CollectingThread(LaneCollector& lanes, TraceWarnings& warnings)
    : m_lanes(lanes)
    , m_warnings(warnings)
    , m_filling(std::make_unique<Batch>()) {}

CollectingThread::~CollectingThread() {
    const std::lock_guard lock(m_mutex);
    m_full.clear();
}

TraceEvent& CollectingThread::next() {
    return m_filling->items.at(m_filling->count).event;
}

void CollectingThread::take(std::uint64_t offset, bool isMended) {
    auto& item = m_filling->items.at(m_filling->count);
    item.offset = offset;
    item.isMended = isMended;
    if (++m_filling->count == kEventsOfABatch) {
        handOver();
    }
}

void CollectingThread::wait() {
    if (m_thread.joinable() && m_filling->count > 0) {
        handOver();
    }
    collect(*m_filling);
    std::unique_lock lock(m_mutex);
    m_taken.wait(lock, [this] { return m_full.empty() && !m_isCollecting; });
    if (m_fault) {
        std::rethrow_exception(std::exchange(m_fault, nullptr));
    }
}

void CollectingThread::handOver() {
    if (!startThread()) {
        collect(*m_filling);
        return;
    }
    std::unique_lock lock(m_mutex);
    m_full.push_back(std::move(m_filling));
    m_given.notify_one();
    m_taken.wait(lock, [this] { return !m_free.empty(); });
    m_filling = std::move(m_free.back());
    m_free.pop_back();
}

bool CollectingThread::startThread() {
    if (m_isAlone || m_thread.joinable()) {
        return !m_isAlone;
    }
    for (int i = 1; i < kBatches; ++i) {
        m_free.push_back(std::make_unique<Batch>());
    }
    try {
        m_thread = std::jthread([this](const std::stop_token& stop) { work(stop); });
    } catch (const std::system_error&) {
        m_isAlone = true; // the system has no thread for us: it takes longer, that is all
    }
    return !m_isAlone;
}

void CollectingThread::collect(Batch& batch) {
    for (std::size_t i = 0; i < batch.count; ++i) {
        auto& item = batch.items.at(i);
        if (item.isMended) {
            m_warnings.add("events are not quite JSON and are read as they seem to be meant", item.offset);
        }
        m_lanes.take(item.event, item.offset);
    }
    batch.count = 0;
}

void CollectingThread::work(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    while (m_given.wait(lock, stop, [this] { return !m_full.empty(); })) {
        auto batch = std::move(m_full.front());
        m_full.pop_front();
        m_isCollecting = true;
        const bool isUseful = !m_fault;
        lock.unlock();
        std::exception_ptr fault;
        try {
            if (isUseful) {
                collect(*batch);
            }
        } catch (...) {
            fault = std::current_exception();
        }
        lock.lock();
        batch->count = 0;
        m_isCollecting = false;
        m_fault = fault ? fault : m_fault;
        m_free.push_back(std::move(batch));
        m_taken.notify_one();
    }
}

} // namespace parascope
