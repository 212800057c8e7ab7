// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Time.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace parascope {

/// What a counter counts, and whose it is.
struct CounterInfo {
    std::string name;        ///< "queue depth"
    std::string group;       ///< name of the process it belongs to, as trace viewers show it
    std::int64_t pid = 0;    ///< of that process
    std::string id = {};     ///< which of several counters of that name; may be empty
    std::string series = {}; ///< which of several amounts that it counts; may be empty

    /// What people call it: "memory [2] used".
    [[nodiscard]] std::string title() const {
        return name + (id.empty() ? "" : " [" + id + "]") + (series.empty() ? "" : " " + series);
    }

    bool operator==(const CounterInfo&) const = default;
};

/// From `time` on the counter stands at `value`, until its next sample.
struct CounterSample {
    Nanoseconds time{};
    double value = 0;

    bool operator==(const CounterSample&) const = default;
};

/// What a chart draws in one column of pixels: between which values the counter moved there.
struct VisibleCount {
    Nanoseconds time{}; ///< of the first sample it stands for
    double first = 0;   ///< where the counter comes to at that moment
    double least = 0;
    double most = 0;
    double last = 0;         ///< where the counter is after it
    std::uint32_t count = 1; ///< how many samples it stands for

    bool operator==(const VisibleCount&) const = default;
};

/// The values of one counter over time. Append-only. The cost of a query follows the screen: O(log n) and a
/// few blocks for each pixel.
class CounterTrack {
public:
    /// A sample that comes too late is taken to be of the moment of the last one: threads write down their
    /// moments a little before or after one another.
    void append(CounterSample sample);

    [[nodiscard]] std::span<const CounterSample> samples() const { return m_samples; }
    /// The value at a moment; nothing before the first sample.
    [[nodiscard]] std::optional<double> at(Nanoseconds moment) const;
    /// The highest it ever stood; 0 when there are no samples. O(n / 64).
    [[nodiscard]] double most() const;
    /// Appends what is visible in `range` drawn on `pixels` columns, in order of time: at most one item a
    /// pixel, and before them one for the value that the counter came in with.
    void visible(const TimeSpan& range, int pixels, std::vector<VisibleCount>& items) const;

private:
    static constexpr std::size_t kBlock = 64;

    struct Bounds {
        double least = 0;
        double most = 0;
    };

    [[nodiscard]] std::size_t firstFrom(Nanoseconds moment, std::size_t from) const;
    [[nodiscard]] VisibleCount gist(std::size_t from, std::size_t to) const;

    std::vector<CounterSample> m_samples;
    std::vector<Bounds> m_blocks; ///< block k holds the samples [k*kBlock, (k+1)*kBlock)
};

} // namespace parascope
