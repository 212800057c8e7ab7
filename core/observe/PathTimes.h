// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Time.h"

#include <array>
#include <cstdint>
#include <numeric>
#include <string_view>
#include <vector>

namespace parascope {

/// What bounds a program's wall time at a moment.
enum class PathPart : std::uint8_t {
    Running,  ///< its threads compute
    Ready,    ///< they could, and wait for a core
    Lock,     ///< for a lock that another of its threads holds
    Gil,      ///< the same, Python's
    Disk,     ///< for the disk
    Network,  ///< for the network
    Pipe,     ///< for another program at the end of a pipe
    Terminal, ///< for what a person types
    Sleep,    ///< for a time to pass
    Other,    ///< for what cannot be seen
};

inline constexpr std::size_t kPathParts = 10;
[[nodiscard]] constexpr std::size_t indexOf(PathPart part) {
    return static_cast<std::size_t>(part);
}

/// The word in files and JSON: "running", "disk" …
[[nodiscard]] std::string_view pathPartKey(PathPart part);

/// A stretch of wall time by what bounded it: nanoseconds that add up to its length.
struct PathTimes {
    std::array<double, kPathParts> parts{};

    [[nodiscard]] double operator[](PathPart part) const { return parts[indexOf(part)]; }
    [[nodiscard]] double& operator[](PathPart part) { return parts[indexOf(part)]; }
    [[nodiscard]] double sum() const { return std::accumulate(parts.begin(), parts.end(), 0.0); }
    PathTimes& operator+=(const PathTimes& other) {
        for (std::size_t i = 0; i < kPathParts; ++i) {
            parts[i] += other.parts[i];
        }
        return *this;
    }
    bool operator==(const PathTimes&) const = default;
};

/// The same over time, in slots of one length, so many that phases can be told and never more.
struct PathRecord {
    static constexpr std::size_t kMostSlots = 256;

    Nanoseconds begin{};
    Nanoseconds slot = std::chrono::milliseconds(20);
    std::vector<PathTimes> slots;
    /// Wall time with none, one, and two or more threads on a core, nanoseconds.
    std::array<double, 3> atOnce{};
    double onCore = 0;       ///< of all threads together, nanoseconds
    std::uint64_t turns = 0; ///< times a thread left its core and a sibling came on at once

    [[nodiscard]] PathTimes sum() const {
        return std::accumulate(slots.begin(), slots.end(), PathTimes(), [](PathTimes all, const auto& one) {
            all += one;
            return all;
        });
    }
    /// Adds to the slots that a stretch of time lies in; makes slots longer when there would be too many.
    void add(const TimeSpan& time, const PathTimes& perNanosecond);
    /// The same in whole nanoseconds, as files have it: an opened file says the same as the run did.
    [[nodiscard]] PathRecord rounded() const;
    bool operator==(const PathRecord&) const = default;
};

} // namespace parascope
