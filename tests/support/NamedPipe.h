// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <gtest/gtest.h>
#include <string_view>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace parascope::test {

/// A file that has what is written to it so far, and no end until it is closed.
class NamedPipe {
public:
    explicit NamedPipe(std::filesystem::path path)
        : m_path(std::move(path)) {
        EXPECT_EQ(mkfifo(m_path.c_str(), 0600), 0) << std::strerror(errno);
        m_descriptor = open(m_path.c_str(), O_RDWR | O_CLOEXEC);
        EXPECT_GE(m_descriptor, 0) << std::strerror(errno);
    }
    ~NamedPipe() { end(); }
    NamedPipe(const NamedPipe&) = delete;
    NamedPipe& operator=(const NamedPipe&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    void write(std::string_view text) const {
        EXPECT_EQ(::write(m_descriptor, text.data(), text.size()), static_cast<ssize_t>(text.size()));
    }
    /// Ends it when somebody has read all: what is in a pipe that nobody has open any more is lost.
    void endOnceRead() {
        int unread = 1;
        while (ioctl(m_descriptor, FIONREAD, &unread) == 0 && unread > 0) {
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        end();
    }
    void end() {
        if (m_descriptor >= 0) {
            close(m_descriptor);
            m_descriptor = -1;
        }
    }

private:
    std::filesystem::path m_path;
    int m_descriptor = -1;
};

} // namespace parascope::test
