// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/AtomicFile.h"

#include "core/base/FreshName.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
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
} // namespace

AtomicFile::AtomicFile(std::filesystem::path target, std::filesystem::path path, Leftover leftover,
                       int descriptor)
    : m_target(std::move(target))
    , m_path(std::move(path))
    , m_leftover(std::move(leftover))
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
                              : Result<AtomicFile>(AtomicFile(target, target, {}, descriptor));
    }
    // A link stays a link: what it points to is replaced.
    const auto real = exists ? std::filesystem::canonical(target, ignored) : target;
    const auto stem = (real.parent_path() / ("." + real.filename().string() + ".")).string();
    auto beside = makeFresh(
        stem, [](const char* name) { return ::open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666); });
    if (beside.made < 0) {
        return failure(cannotWrite(target, errno));
    }
    return AtomicFile(real, beside.name, std::move(beside.leftover), beside.made);
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
