// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunRecord.h"

#include <vector>

namespace parascope::test {

/// Where these runs are, in their order; they must outlive that.
template <class Runs>
[[nodiscard]] std::vector<const RunRecord*> pointersTo(const Runs& runs) {
    std::vector<const RunRecord*> pointers;
    for (const auto& run : runs) {
        pointers.push_back(&run);
    }
    return pointers;
}

} // namespace parascope::test
