// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace parascope {

/// A number that cannot be passed where another kind of number is wanted. -1 means "none".
template <class Tag>
struct StrongId {
    std::int32_t value = -1;

    constexpr StrongId() = default;
    constexpr explicit StrongId(std::int32_t number)
        : value(number) {}

    [[nodiscard]] constexpr bool isValid() const { return value >= 0; }
    /// As an index into a vector; only for a valid id.
    [[nodiscard]] constexpr std::size_t index() const { return static_cast<std::size_t>(value); }

    constexpr auto operator<=>(const StrongId&) const = default;
};

using WorkerId = StrongId<struct WorkerTag>;   ///< 0, 1, 2 … within one run
using CoreId = StrongId<struct CoreTag>;       ///< the kernel's number of a logical processor
using LaneId = StrongId<struct LaneTag>;       ///< index of a lane within one trace
using NameId = StrongId<struct NameTag>;       ///< index into a trace's table of names
using CounterId = StrongId<struct CounterTag>; ///< index of a counter within one trace
using RunId = StrongId<struct RunTag>;         ///< counts the runs of one session

} // namespace parascope

template <class Tag>
struct std::hash<parascope::StrongId<Tag>> {
    std::size_t operator()(parascope::StrongId<Tag> id) const noexcept {
        return std::hash<std::int32_t>{}(id.value);
    }
};
