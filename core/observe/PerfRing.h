// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/observe/PerfKernel.h"
#include "core/observe/PerfRecords.h"

#include <cstddef>
#include <vector>

namespace parascope {

/// One core's event and the ring that the kernel writes its records to. Read by one thread.
class PerfRing {
public:
    /// `mapping` is what `kernel` mapped for `event`; both go with the ring. `kernel` has to outlive it.
    PerfRing(PerfKernel& kernel, CoreId core, FileHandle event, void* mapping, std::size_t dataBytes);
    PerfRing(PerfRing&& other) noexcept;
    PerfRing(const PerfRing&) = delete;
    PerfRing& operator=(const PerfRing&) = delete;
    PerfRing& operator=(PerfRing&&) = delete;
    ~PerfRing();

    [[nodiscard]] CoreId core() const { return m_core; }
    [[nodiscard]] const FileHandle& event() const { return m_event; }

    /// Appends the events that were written since the last call, and gives their room back to the kernel.
    PerfParseResult drain(std::vector<SwitchEvent>& into);

private:
    PerfKernel& m_kernel;
    CoreId m_core;
    FileHandle m_event;
    void* m_mapping;
    std::size_t m_dataBytes;
};

} // namespace parascope
