// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/ProcessReading.h"

#include "core/observe/ProcFile.h"
#include "core/observe/TaskText.h"
#include "core/observe/TextScan.h"

#include <cerrno>

namespace parascope {

namespace {

std::uint64_t bytesAfter(std::string_view text, std::string_view label) {
    const auto at = text.find(label);
    if (at == std::string_view::npos) {
        return 0;
    }
    text.remove_prefix(at + label.size());
    std::uint64_t bytes = 0;
    return scanNumber(text, bytes) ? bytes : 0;
}

template <class T>
T lessOr0(const T& now, const T& before) {
    return now > before ? now - before : T{};
}

} // namespace

ProcessUse& ProcessUse::operator+=(const ProcessUse& other) {
    user += other.user;
    system += other.system;
    readBytes += other.readBytes;
    writtenBytes += other.writtenBytes;
    diskReadBytes += other.diskReadBytes;
    diskWrittenBytes += other.diskWrittenBytes;
    return *this;
}

ProcessUse ProcessUse::since(const ProcessUse& before) const {
    return {lessOr0(user, before.user),
            lessOr0(system, before.system),
            lessOr0(readBytes, before.readBytes),
            lessOr0(writtenBytes, before.writtenBytes),
            lessOr0(diskReadBytes, before.diskReadBytes),
            lessOr0(diskWrittenBytes, before.diskWrittenBytes)};
}

ProcessUse parseIo(std::string_view io) {
    return {{},
            {},
            bytesAfter(io, "rchar:"),
            bytesAfter(io, "wchar:"),
            bytesAfter(io, "\nread_bytes:"),
            bytesAfter(io, "\nwrite_bytes:")};
}

std::optional<ProcessReading> parseProcess(std::string_view stat, std::string_view io) {
    const auto open = stat.find('(');
    const auto close = stat.rfind(") ");
    if (open == std::string_view::npos || close == std::string_view::npos || close < open) {
        return std::nullopt;
    }
    ProcessReading reading;
    reading.name = std::string(stat.substr(open + 1, close - open - 1));
    stat.remove_prefix(close + 1);
    std::uint64_t user = 0;
    std::uint64_t system = 0;
    std::int64_t reapedUser = 0;
    std::int64_t reapedSystem = 0;
    std::uint64_t addressSpace = 0;
    const bool complete = skipWords(stat, 1) && scanNumber(stat, reading.parent) && skipWords(stat, 9) &&
                          scanNumber(stat, user) && scanNumber(stat, system) &&
                          scanNumber(stat, reapedUser) && scanNumber(stat, reapedSystem) &&
                          skipWords(stat, 5) && scanNumber(stat, addressSpace);
    if (!complete) {
        return std::nullopt;
    }
    reading.hasEnded = addressSpace == 0; // it gives it up before all else
    reading.use = parseIo(io);
    reading.use.user = ticksToTime(user + static_cast<std::uint64_t>(reapedUser));
    reading.use.system = ticksToTime(system + static_cast<std::uint64_t>(reapedSystem));
    return reading;
}

std::optional<ProcessReading> readProcess(std::int32_t pid) {
    const auto folder = "/proc/" + std::to_string(pid);
    std::string io;
    const auto file = FileHandle::openForReading((folder + "/io").c_str());
    const int why = file.isOpen() ? readFromStart(file, io) : errno;
    auto reading = parseProcess(readWholeFile((folder + "/stat").c_str()), io);
    if (reading) {
        // Some kernels keep the bytes of one that has ended from everybody.
        reading->hidesBytes = (why == EACCES || why == EPERM) && !reading->hasEnded;
    }
    return reading;
}

} // namespace parascope
