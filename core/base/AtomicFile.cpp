// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/AtomicFile.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace parascope {

namespace {
constexpr std::size_t kBufferSize = std::size_t{1} << 18;

Error cannotWrite(const std::filesystem::path& target, int number) {
    const char* remedy = "choose another place";
    if (number == ENOSPC || number == EDQUOT) {
        remedy = "make room or choose another disk; nothing was left half-written";
    } else if (number == ENOENT) {
        remedy = "make the folder first or check the path";
    }
    return {"cannot write '" + target.string() + "'", std::strerror(number), remedy};
}

/// What new files of this program may not be. umask() would tell by changing it, and a file that another
/// thread makes at that moment would be open to everybody.
mode_t maskOfNewFiles() {
    constexpr mode_t kUsual = 022;
    constexpr std::string_view kLine = "\nUmask:\t"; // the second line of that file
    const int file = ::open("/proc/self/status", O_RDONLY | O_CLOEXEC);
    if (file < 0) {
        return kUsual;
    }
    std::array<char, 512> bytes{};
    const auto got = read(file, bytes.data(), bytes.size());
    close(file);
    const std::string_view text(bytes.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    const auto line = text.find(kLine);
    mode_t mask = kUsual;
    if (line != std::string_view::npos) {
        std::from_chars(text.data() + line + kLine.size(), text.data() + text.size(), mask, 8);
    }
    return mask;
}
} // namespace

AtomicFile::AtomicFile(std::filesystem::path target, std::filesystem::path path, int descriptor)
    : m_target(std::move(target))
    , m_path(std::move(path))
    , m_leftover(m_path == m_target ? Leftover() : Leftover(m_path.string()))
    , m_descriptor(descriptor) {}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : m_target(std::move(other.m_target))
    , m_path(std::exchange(other.m_path, {}))
    , m_leftover(std::move(other.m_leftover))
    , m_buffer(std::move(other.m_buffer))
    , m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_error(other.m_error) {}

AtomicFile::~AtomicFile() {
    if (m_descriptor >= 0) {
        close(m_descriptor);
        if (m_path != m_target) {
            unlink(m_path.c_str());
        }
    }
}

Result<AtomicFile> AtomicFile::open(const std::filesystem::path& target) {
    std::error_code ignored;
    if (std::filesystem::is_directory(target, ignored)) {
        return failure(cannotWrite(target, EISDIR));
    }
    const bool exists = std::filesystem::exists(target, ignored);
    if (exists && access(target.c_str(), W_OK) != 0) {
        return failure(cannotWrite(target, errno));
    }
    if (exists && !std::filesystem::is_regular_file(target, ignored)) {
        // A device or a pipe (/dev/full, /dev/stdout) cannot be renamed over.
        const int descriptor = ::open(target.c_str(), O_WRONLY | O_CLOEXEC);
        return descriptor < 0 ? Result<AtomicFile>(failure(cannotWrite(target, errno)))
                              : Result<AtomicFile>(AtomicFile(target, target, descriptor));
    }
    // A link stays a link: what it points to is replaced.
    const auto real = exists ? std::filesystem::canonical(target, ignored) : target;
    std::string beside = (real.parent_path() / ("." + real.filename().string() + ".XXXXXX")).string();
    const int descriptor = mkostemp(beside.data(), O_CLOEXEC);
    if (descriptor < 0) {
        return failure(cannotWrite(target, errno));
    }
    // mkostemp makes it private; a picture someone exports is as public as their umask says.
    fchmod(descriptor, 0666 & ~maskOfNewFiles());
    return AtomicFile(real, beside, descriptor);
}

void AtomicFile::write(std::string_view bytes) {
    m_buffer.append(bytes);
    if (m_buffer.size() >= kBufferSize) {
        flush();
    }
}

void AtomicFile::flush() {
    std::string_view rest = m_buffer;
    while (!rest.empty() && m_error == 0) {
        const auto written = ::write(m_descriptor, rest.data(), rest.size());
        if (written < 0 && errno != EINTR) {
            m_error = errno;
        }
        rest.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
    }
    m_buffer.clear();
}

Result<void> AtomicFile::commit() {
    flush();
    const bool renames = m_path != m_target;
    if (m_error == 0 && renames && fsync(m_descriptor) != 0) {
        m_error = errno;
    }
    if (m_error == 0 && renames && rename(m_path.c_str(), m_target.c_str()) != 0) {
        m_error = errno;
    }
    if (m_error != 0) {
        return failure(cannotWrite(m_target, m_error));
    }
    close(m_descriptor);
    m_descriptor = -1;
    m_leftover = {};
    return {};
}

} // namespace parascope
