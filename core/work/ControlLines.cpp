// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/ControlLines.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

namespace parascope {

namespace {

int signalFile(int signal) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, signal);
    return signalfd(-1, &set, SFD_CLOEXEC);
}

} // namespace

ControlLines::ControlLines(int descriptor, Callbacks callbacks)
    : m_descriptor(descriptor)
    , m_wake(eventfd(0, EFD_CLOEXEC))
    , m_terminated(signalFile(SIGTERM))
    , m_callbacks(std::move(callbacks))
    , m_thread([this] { readUntilWoken(); }) {}

ControlLines::~ControlLines() {
    eventfd_write(m_wake, 1);
    m_thread.join();
    close(m_wake);
    close(m_terminated);
}

void ControlLines::readUntilWoken() {
    pthread_setname_np(pthread_self(), "hears orders"); // who watches the program sees it wait all the time
    std::array<pollfd, 3> files{pollfd{m_descriptor, POLLIN, 0}, pollfd{m_wake, POLLIN, 0},
                                pollfd{m_terminated, POLLIN, 0}};
    const auto& [lines, wake, terminated] = files;
    while (true) {
        if (poll(files.data(), files.size(), -1) < 0 && errno != EINTR) {
            return;
        }
        if (wake.revents != 0) {
            return;
        }
        if (terminated.revents != 0 || (lines.revents != 0 && !readSome())) {
            m_callbacks.ended();
            return;
        }
    }
}

bool ControlLines::readSome() {
    std::array<char, 512> bytes{};
    const auto got = read(m_descriptor, bytes.data(), bytes.size());
    if (got > 0) {
        take({bytes.data(), static_cast<std::size_t>(got)});
    }
    return got > 0 || (got < 0 && errno == EINTR);
}

void ControlLines::take(std::string_view bytes) {
    constexpr std::size_t kLongestLine = 4096;
    m_buffer += bytes;
    for (auto end = m_buffer.find('\n'); end != std::string::npos; end = m_buffer.find('\n')) {
        m_callbacks.take(std::string_view(m_buffer).substr(0, end));
        m_buffer.erase(0, end + 1);
    }
    if (m_buffer.size() > kLongestLine) {
        m_buffer.clear(); // no line of ours is that long
    }
}

} // namespace parascope
