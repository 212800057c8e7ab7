// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/TraceFileBytes.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <zlib.h>

namespace parascope {

namespace {

constexpr std::size_t kInputBytes = 256UL * 1024;
constexpr std::size_t kMostAtOnce = std::size_t{1} << 30; // zlib counts in 32 bits
constexpr int kGzipOnly = 16 + MAX_WBITS;
constexpr std::size_t kMagicBytes = 2;
constexpr int kAskEvery = 20; ///< milliseconds

bool isGzip(const char* bytes) {
    return bytes[0] == '\x1f' && bytes[1] == '\x8b';
}

} // namespace

void TraceFileBytes::EndInflate::operator()(z_stream_s* stream) const {
    inflateEnd(stream);
    delete stream;
}

TraceFileBytes::TraceFileBytes(int descriptor)
    : m_descriptor(descriptor)
    , m_input(kInputBytes) {
    struct stat known {};
    m_mayWait = fstat(descriptor, &known) != 0 || !S_ISREG(known.st_mode);
    m_size = m_mayWait ? 0 : static_cast<std::uint64_t>(known.st_size);
}

TraceFileBytes::TraceFileBytes(TraceFileBytes&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_mayWait(other.m_mayWait)
    , m_size(other.m_size)
    , m_taken(other.m_taken)
    , m_goesOn(std::move(other.m_goesOn))
    , m_input(std::move(other.m_input))
    , m_next(other.m_next)
    , m_filled(other.m_filled)
    , m_before(other.m_before)
    , m_started(other.m_started)
    , m_ended(other.m_ended)
    , m_broken(std::move(other.m_broken))
    , m_stream(std::move(other.m_stream)) {}

TraceFileBytes::~TraceFileBytes() {
    if (m_descriptor >= 0) {
        close(m_descriptor);
    }
}

Result<TraceFileBytes> TraceFileBytes::open(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) {
        return failure("cannot open it", std::strerror(errno));
    }
    return TraceFileBytes(descriptor);
}

Result<void> TraceFileBytes::waitForBytes() const {
    pollfd waiting{m_descriptor, POLLIN, 0};
    while (m_mayWait && poll(&waiting, 1, kAskEvery) == 0) {
        if (m_goesOn && !m_goesOn()) {
            return failure("cannot read on", "it was stopped");
        }
    }
    return {};
}

Result<std::size_t> TraceFileBytes::readFile(char* buffer, std::size_t size) {
    while (true) {
        if (const auto waited = waitForBytes(); !waited) {
            return failure(waited.error());
        }
        const auto got = ::read(m_descriptor, buffer, std::min(size, kMostAtOnce));
        if (got >= 0) {
            m_taken += static_cast<std::uint64_t>(got);
            return static_cast<std::size_t>(got);
        }
        if (errno != EINTR && errno != EAGAIN) {
            return failure("cannot read on", std::strerror(errno));
        }
    }
}

/// Reads on behind what was not taken yet. False at the end of the file.
Result<bool> TraceFileBytes::fillInput() {
    std::copy(m_input.begin() + static_cast<std::ptrdiff_t>(m_next),
              m_input.begin() + static_cast<std::ptrdiff_t>(m_filled), m_input.begin());
    m_before += m_next;
    m_filled -= std::exchange(m_next, 0);
    const auto got = readFile(m_input.data() + m_filled, m_input.size() - m_filled);
    if (!got) {
        return failure(got.error());
    }
    m_filled += *got;
    return *got > 0;
}

Result<void> TraceFileBytes::start() {
    while (m_filled < kMagicBytes) {
        const auto more = fillInput();
        if (!more) {
            return failure(more.error());
        }
        if (!*more) {
            break;
        }
    }
    m_started = true;
    if (m_filled >= kMagicBytes && isGzip(m_input.data())) {
        m_stream.reset(new z_stream{});
        if (inflateInit2(m_stream.get(), kGzipOnly) != Z_OK) {
            return failure("cannot unpack it", "there is not enough memory");
        }
    }
    return {};
}

Result<std::size_t> TraceFileBytes::read(char* buffer, std::size_t size) {
    if (!m_started) {
        if (const auto started = start(); !started) {
            return failure(started.error());
        }
    }
    if (m_broken) {
        return failure(*m_broken);
    }
    if (m_stream) {
        return unpack(buffer, std::min(size, kMostAtOnce));
    }
    if (m_next < m_filled) { // what was read to see what it is
        const auto known = std::min(size, m_filled - m_next);
        std::copy_n(m_input.begin() + static_cast<std::ptrdiff_t>(m_next), known, buffer);
        m_next += known;
        return known;
    }
    return readFile(buffer, size);
}

Error TraceFileBytes::damage(const char* why) const {
    return {"from byte " + std::to_string(m_before + m_next) + " on its packed data is damaged", why, ""};
}

Result<bool> TraceFileBytes::startNextPart() {
    while (m_filled - m_next < kMagicBytes) {
        const auto more = fillInput();
        if (!more) {
            return failure(more.error());
        }
        if (!*more) {
            return false;
        }
    }
    // Other bytes behind the end are padding, as gzip takes them.
    return isGzip(m_input.data() + m_next) && inflateReset(m_stream.get()) == Z_OK;
}

Result<std::size_t> TraceFileBytes::unpack(char* buffer, std::size_t size) {
    auto& stream = *m_stream;
    stream.next_out = reinterpret_cast<Bytef*>(buffer);
    stream.avail_out = static_cast<uInt>(size);
    while (stream.avail_out > 0 && !m_ended) {
        stream.next_in = reinterpret_cast<Bytef*>(m_input.data() + m_next);
        stream.avail_in = static_cast<uInt>(m_filled - m_next);
        const int outcome = inflate(&stream, Z_NO_FLUSH);
        m_next = m_filled - stream.avail_in;
        Result<bool> goesOn = true;
        if (outcome == Z_STREAM_END) {
            goesOn = startNextPart();
        } else if (outcome == Z_OK || outcome == Z_BUF_ERROR) {
            if (stream.avail_in == 0 && stream.avail_out > 0) {
                goesOn = fillInput();
                if (goesOn && !*goesOn) {
                    goesOn = failure(damage("it ends too soon"));
                }
            }
        } else {
            goesOn = failure(damage(stream.msg != nullptr ? stream.msg : "it cannot be unpacked"));
        }
        if (!goesOn) {
            m_broken = goesOn.error();
        }
        m_ended = !goesOn || !*goesOn;
    }
    const auto got = size - stream.avail_out;
    if (got == 0 && m_broken) {
        return failure(*m_broken);
    }
    return got;
}

Result<void> TraceFileBytes::checkRest() {
    if (!m_stream) {
        return {};
    }
    std::array<char, 4096> rest{};
    while (true) {
        const auto got = read(rest.data(), rest.size());
        if (!got) {
            return failure(got.error());
        }
        if (*got == 0) {
            return {};
        }
    }
}

} // namespace parascope
