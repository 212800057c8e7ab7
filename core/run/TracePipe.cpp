// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/TracePipe.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace parascope {

namespace {
constexpr std::size_t kReadBytes = 64UL * 1024; // what a pipe holds
}

Result<TracePipe> TracePipe::open() {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) {
        return failure("cannot make a pipe for a worker", std::strerror(errno),
                       "close other programs or use fewer workers");
    }
    // Only our end must not wait: the child may, so that a flood slows the worker down and not us.
    fcntl(ends[0], F_SETFL, O_NONBLOCK);
    return TracePipe(ends[0], ends[1]);
}

TracePipe::~TracePipe() {
    closeWriteEnd();
    if (m_read >= 0) {
        close(m_read);
    }
}

int TracePipe::passToChild() {
    fcntl(m_write, F_SETFD, 0);
    return m_write;
}

void TracePipe::closeWriteEnd() {
    if (m_write >= 0) {
        close(std::exchange(m_write, -1));
    }
}

TracePipe::Read TracePipe::read(std::string_view& bytes) {
    m_buffer.resize(kReadBytes); // once: filling it anew for each short line would cost more than reading it
    ssize_t got = 0;
    do {
        got = ::read(m_read, m_buffer.data(), m_buffer.size());
    } while (got < 0 && errno == EINTR);
    bytes = std::string_view(m_buffer.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got > 0) {
        return Read::Some;
    }
    return got == 0 ? Read::End : Read::Nothing;
}

} // namespace parascope
