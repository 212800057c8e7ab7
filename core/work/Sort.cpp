// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/Sort.h"

#include "core/base/SameNumbers.h"
#include "core/work/Pieces.h"

#include <algorithm>

namespace parascope {

namespace {
constexpr std::size_t kSortedBlock = 16'384;
} // namespace

TaskInfo Sort::info() const {
    return {"sort",
            "cpu",
            "numbers",
            "sorts numbers, a block of 16384 after another",
            20'000'000,
            1'000'000'000'000,
            "it would take longer than a day",
            4};
}

Result<std::optional<std::string>> Sort::run(std::uint64_t size, TaskContext& context) const {
    SameNumbers numbers(5);
    std::vector<std::uint32_t> block;
    block.reserve(kSortedBlock);
    std::uint64_t middles = 0;
    Pieces pieces(context, "sorting");
    for (std::uint64_t left = size; left > 0;) {
        if (!pieces.next()) {
            return std::optional<std::string>();
        }
        const auto count = std::min<std::uint64_t>(left, kSortedBlock);
        block.clear();
        for (std::uint64_t i = 0; i < count; ++i) {
            block.push_back(numbers.next());
        }
        std::sort(block.begin(), block.end());
        middles += block[block.size() / 2];
        left -= count;
    }
    pieces.finish();
    return std::optional(std::to_string(size) + " numbers, middles " + std::to_string(middles));
}

} // namespace parascope
