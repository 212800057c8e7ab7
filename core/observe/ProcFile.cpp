// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/ProcFile.h"

#include "core/observe/TextScan.h"

#include <algorithm>
#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <string_view>
#include <unistd.h>

namespace parascope {

namespace {

// The largest file that is read often, stat of a thread, stays under 400 bytes.
constexpr std::size_t kFirstCapacity = 1024;

struct CloseDirectory {
    void operator()(DIR* directory) const { ::closedir(directory); }
};

} // namespace

FileHandle& FileHandle::operator=(FileHandle&& other) noexcept {
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

FileHandle::~FileHandle() {
    if (isOpen()) {
        ::close(m_descriptor);
    }
}

FileHandle FileHandle::openForReading(const char* path) {
    return FileHandle(::open(path, O_RDONLY | O_CLOEXEC));
}

int readFromStart(const FileHandle& file, std::string& text) {
    text.resize(std::max(text.capacity(), kFirstCapacity));
    std::size_t filled = 0;
    for (;;) {
        const auto got = ::pread(file.descriptor(), text.data() + filled, text.size() - filled,
                                 static_cast<off_t>(filled));
        if (got < 0) {
            if (errno == EINTR) {
                continue;
            }
            text.clear();
            return errno;
        }
        filled += static_cast<std::size_t>(got);
        // A short read is the end for files of /proc that are made in one piece, except between their
        // buffer-sized portions: only then is a second read worth its price.
        const bool atEnd = got == 0 || (filled < text.size() && filled < kFirstCapacity);
        if (atEnd) {
            text.resize(filled);
            return 0;
        }
        if (filled == text.size()) {
            text.resize(text.size() * 2);
        }
    }
}

std::string readWholeFile(const char* path) {
    std::string text;
    const auto file = FileHandle::openForReading(path);
    if (file.isOpen()) {
        readFromStart(file, text);
    }
    return text;
}

std::vector<std::int32_t> numberedEntries(const char* directory) {
    std::vector<std::int32_t> numbers;
    const std::unique_ptr<DIR, CloseDirectory> open(::opendir(directory));
    while (const auto* const entry = open ? ::readdir(open.get()) : nullptr) {
        std::string_view name = entry->d_name;
        if (std::int32_t number = 0; scanNumber(name, number)) {
            numbers.push_back(number);
        }
    }
    return numbers;
}

} // namespace parascope
