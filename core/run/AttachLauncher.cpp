// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/AttachLauncher.h"

#include "core/observe/ProcessReading.h"

#include <cerrno>
#include <cstring>
#include <poll.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <utility>

namespace parascope {

namespace {

/// The parent of all threads of the kernel.
constexpr std::int32_t kKernelThreads = 2;

Result<void> checkAttach(std::int32_t pid) {
    const auto what = "cannot watch process " + std::to_string(pid);
    const auto reading = readProcess(pid);
    if (!reading) {
        return failure(what, "there is no such process", "look its number up (ps -u $USER)");
    }
    if (pid == ::getpid()) {
        return failure(what, "that is Parascope itself", "name another program");
    }
    if (pid == kKernelThreads || reading->parent == kKernelThreads) {
        return failure(what, "'" + reading->name + "' is a part of the kernel", "name a program");
    }
    if (reading->hidesBytes) {
        return failure(what, "'" + reading->name + "' belongs to another user",
                       "run Parascope as that user, or watch a program of yours");
    }
    return {};
}

} // namespace

Result<bool> AttachLauncher::prepare(RunFacts& /*facts*/) {
    // The kernel's word for "this process and no later one of its number"; the check comes behind it.
    m_process = FileHandle(static_cast<int>(::syscall(SYS_pidfd_open, m_pid, 0)));
    const bool isOpen = m_process.isOpen();
    const int why = errno;
    if (const auto may = checkAttach(m_pid); !may) {
        return failure(may.error());
    }
    if (!isOpen) {
        return failure("cannot watch process " + std::to_string(m_pid), std::strerror(why));
    }
    return true;
}

Result<void> AttachLauncher::launch(const WorkerSpec& order, WorkerListener& sink) {
    m_sink = &sink;
    m_worker = order.id;
    sink.workerAnnounced(order.id, m_pid, m_pid, monotonicNow());
    return {};
}

void AttachLauncher::release() {
    m_until = monotonicNow() + m_howLong;
}

void AttachLauncher::poll() {
    pollfd process{m_process.descriptor(), POLLIN, 0};
    if (m_sink != nullptr && ::poll(&process, 1, 0) > 0) {
        end(WorkerExit::Ok, {kHasEnded});
    } else if (monotonicNow() >= m_until) {
        end(WorkerExit::Ok, {});
    }
}

void AttachLauncher::stop(WorkerId /*worker*/) {
    end(WorkerExit::Stopped, {});
}

void AttachLauncher::end(WorkerExit exit, std::vector<std::string> results) {
    if (auto* sink = std::exchange(m_sink, nullptr)) {
        m_until = Nanoseconds::max();
        sink->workerEnded(m_worker, {exit, {}, std::move(results), {}, monotonicNow()});
    }
}

} // namespace parascope
