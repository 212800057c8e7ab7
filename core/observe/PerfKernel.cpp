// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/PerfKernel.h"

#include "core/observe/Machine.h"
#include "core/observe/TextScan.h"

#include <cerrno>
#include <cstring>
#include <ctime>
#include <linux/perf_event.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace parascope {

namespace {

constexpr int kMostCores = 8192; // CONFIG_NR_CPUS goes no higher

perf_event_attr switchEvent() {
    perf_event_attr attr{};
    attr.size = sizeof(attr);
    attr.type = PERF_TYPE_SOFTWARE;
    attr.config = PERF_COUNT_SW_DUMMY;
    attr.context_switch = 1;
    attr.task = 1;
    attr.comm = 1;
    attr.comm_exec = 1;
    attr.inherit = 1;
    // Without this an unprivileged user is refused from paranoid level 2 on; switches are recorded all the
    // same.
    attr.exclude_kernel = 1;
    attr.exclude_hv = 1;
    attr.sample_id_all = 1;
    attr.sample_type = PERF_SAMPLE_TID | PERF_SAMPLE_TIME | PERF_SAMPLE_CPU;
    attr.use_clockid = 1;
    attr.clockid = CLOCK_MONOTONIC;
    return attr;
}

std::size_t pageSize() {
    return static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

Error explainOpen(int reason, std::optional<int> paranoid) {
    const std::string what = "the exact schedule cannot be recorded";
    const std::string lowerIt = "sudo sysctl kernel.perf_event_paranoid=2";
    switch (reason) {
    case EACCES:
    case EPERM:
        if (paranoid.value_or(2) > 2) {
            return {what, "this system's kernel.perf_event_paranoid is " + std::to_string(*paranoid),
                    lowerIt};
        }
        return {what, "a sandbox or container forbids perf_event_open",
                "start Parascope outside of it, or allow perf_event_open in its seccomp profile"};
    case EMFILE:
    case ENFILE:
        return {what, "too many files are open for one file per core", "ulimit -n 4096"};
    case ENOMEM:
        return {what, "the kernel has no memory left for it", "close other programs"};
    case ESRCH:
        return {what, "the program has ended", {}};
    case ENODEV:
        return {what, "no core takes part", {}};
    case ENOSYS:
    case ENOENT:
    case EOPNOTSUPP:
        return {what, "this kernel was built without perf events", "use a kernel with CONFIG_PERF_EVENTS"};
    case EINVAL:
    case E2BIG:
        return {what, "this kernel is too old to record switches", "use Linux 4.17 or later"};
    default:
        return {what, std::strerror(reason), {}};
    }
}

} // namespace

std::vector<CoreId> LinuxPerfKernel::onlineCores() {
    auto cores = parseCoreList(readWholeFile("/sys/devices/system/cpu/online"));
    if (cores.empty()) { // no /sys in some containers: ids are dense on nearly every machine
        const auto count = static_cast<std::int32_t>(::sysconf(_SC_NPROCESSORS_ONLN));
        for (std::int32_t id = 0; id < count; ++id) {
            cores.emplace_back(id);
        }
    }
    return cores;
}

FileHandle LinuxPerfKernel::openSwitchEvent(CoreId core) {
    return openSwitchEventOf(0, core);
}

FileHandle LinuxPerfKernel::openSwitchEventOf(std::int32_t tid, CoreId core) {
    auto attr = switchEvent();
    const auto descriptor = ::syscall(SYS_perf_event_open, &attr, tid, core.value, -1, PERF_FLAG_FD_CLOEXEC);
    return FileHandle(static_cast<int>(descriptor));
}

bool LinuxPerfKernel::shareRing(const FileHandle& event, const FileHandle& owner) {
    return ::ioctl(event.descriptor(), PERF_EVENT_IOC_SET_OUTPUT, owner.descriptor()) == 0;
}

void* LinuxPerfKernel::mapRing(const FileHandle& event, std::size_t dataBytes) {
    // Writable, so that the kernel sees how far we have read and counts what it has no room for instead of
    // writing over records that were not read.
    void* const ring =
        ::mmap(nullptr, pageSize() + dataBytes, PROT_READ | PROT_WRITE, MAP_SHARED, event.descriptor(), 0);
    return ring == MAP_FAILED ? nullptr : ring;
}

void LinuxPerfKernel::unmapRing(void* ring, std::size_t dataBytes) {
    ::munmap(ring, pageSize() + dataBytes);
}

std::optional<int> LinuxPerfKernel::paranoidLevel() {
    return readMachine().perfEventParanoid;
}

std::vector<CoreId> parseCoreList(std::string_view text) {
    std::vector<CoreId> cores;
    std::int32_t first = 0;
    while (scanNumber(text, first)) {
        std::int32_t last = first;
        if (text.starts_with('-')) {
            text.remove_prefix(1);
            if (!scanNumber(text, last)) {
                last = first;
            }
        }
        for (auto id = first; id >= 0 && id <= last && id < kMostCores; ++id) {
            cores.emplace_back(id);
        }
        if (!text.starts_with(',')) {
            break;
        }
        text.remove_prefix(1);
    }
    return cores;
}

Error explainPerfRefusal(PerfStep step, int reason, std::optional<int> paranoidLevel) {
    if (step == PerfStep::Map && (reason == EPERM || reason == ENOMEM || reason == EAGAIN)) {
        return {"the exact schedule cannot be recorded", "not enough memory may be locked for its rings",
                "sudo sysctl kernel.perf_event_mlock_kb=2048"};
    }
    return explainOpen(reason, paranoidLevel);
}

} // namespace parascope
