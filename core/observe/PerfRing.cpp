// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/PerfRing.h"

#include <atomic>
#include <linux/perf_event.h>
#include <span>
#include <unistd.h>
#include <utility>

namespace parascope {

namespace {

// The kernel's type is `unsigned long long`, not always std::uint64_t.
using Position = __u64;

} // namespace

PerfRing::PerfRing(PerfKernel& kernel, CoreId core, FileHandle event, void* mapping, std::size_t dataBytes)
    : m_kernel(kernel)
    , m_core(core)
    , m_event(std::move(event))
    , m_mapping(mapping)
    , m_dataBytes(dataBytes) {}

PerfRing::PerfRing(PerfRing&& other) noexcept
    : m_kernel(other.m_kernel)
    , m_core(other.m_core)
    , m_event(std::move(other.m_event))
    , m_mapping(std::exchange(other.m_mapping, nullptr))
    , m_dataBytes(other.m_dataBytes) {}

PerfRing::~PerfRing() {
    if (m_mapping != nullptr) {
        m_kernel.unmapRing(m_mapping, m_dataBytes);
    }
}

PerfParseResult PerfRing::drain(std::vector<SwitchEvent>& into) {
    auto& page = *static_cast<perf_event_mmap_page*>(m_mapping);
    const auto* const data = static_cast<const std::byte*>(m_mapping) + ::sysconf(_SC_PAGESIZE);
    // Acquire and release as perf_event_open(2) demands: the kernel publishes records by moving data_head,
    // we give their room back by moving data_tail.
    const Position head = std::atomic_ref<Position>(page.data_head).load(std::memory_order_acquire);
    const Position tail = page.data_tail; // written by us only
    const auto result = parsePerfRecords(std::span(data, m_dataBytes), tail, head, m_core, into);
    std::atomic_ref<Position>(page.data_tail).store(head, std::memory_order_release);
    return result;
}

} // namespace parascope
