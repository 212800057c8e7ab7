// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Ids.h"
#include "core/trace/TraceBuilder.h"
#include "core/trace/TraceEvent.h"

#include <functional>
#include <string>
#include <unordered_map>

namespace parascope {

/// Ties the ends of arrows that the threads of a watched program tell of, in whatever order they come: a
/// message is often heard of where it arrived first.
class OwnArrows {
public:
    /// More ends without a partner are not kept.
    static constexpr std::size_t kMostOpen = 100'000;

    /// `laneOf` gives the lane of an event's thread; an invalid one: it has none. `bound`: by how much its
    /// moment may be wrong, where it is of another host's clock. An arrow that goes back by no more than its
    /// two ends may be wrong arrives when it was sent: it took a time too short to be known.
    void take(const TraceEvent& event, const std::function<LaneId(const TraceEvent&)>& laneOf,
              TraceBuilder& trace, Nanoseconds bound = {});
    /// Ends that found no partner so far.
    [[nodiscard]] std::size_t open() const { return m_open.size(); }

private:
    struct End {
        LaneId lane;
        Nanoseconds time{};
        bool isBegin = false;
        Nanoseconds bound{};
    };
    std::unordered_map<std::string, End> m_open; ///< by category, name and id
};

} // namespace parascope
