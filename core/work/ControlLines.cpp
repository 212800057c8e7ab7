// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/ControlLines.h"

#include <array>
#include <cerrno>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace parascope {

ControlLines::ControlLines(int descriptor, Callbacks callbacks)
    : m_descriptor(descriptor)
    , m_wake(eventfd(0, EFD_CLOEXEC))
    , m_callbacks(std::move(callbacks))
    , m_thread([this] { readUntilWoken(); }) {}

ControlLines::~ControlLines() {
    eventfd_write(m_wake, 1);
    m_thread.join();
    close(m_wake);
}

void ControlLines::readUntilWoken() {
    std::array<pollfd, 2> files{pollfd{m_descriptor, POLLIN, 0}, pollfd{m_wake, POLLIN, 0}};
    while (true) {
        if (poll(files.data(), files.size(), -1) < 0 && errno != EINTR) {
            return;
        }
        if (files[1].revents != 0) {
            return;
        }
        if (files[0].revents == 0) {
            continue;
        }
        std::array<char, 512> bytes{};
        const auto got = read(m_descriptor, bytes.data(), bytes.size());
        if (got > 0) {
            take({bytes.data(), static_cast<std::size_t>(got)});
        } else if (got == 0 || errno != EINTR) {
            m_callbacks.ended();
            return;
        }
    }
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
