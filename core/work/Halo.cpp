// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/Halo.h"

#include "core/work/RankTask.h"

#include <numeric>
#include <sched.h>

namespace parascope {

TaskInfo Halo::info() const {
    return {
        "halo",
        "cpu",
        "steps",
        "steps a line of cells on, a stretch of 262,144 for each rank, which tells its neighbours its edges",
        500,
        800'000,
        "more messages than can be looked at",
        1,
        TaskNeed::Ranks,
        5000};
}

Halo::Cell Halo::first(std::uint64_t place) {
    return static_cast<Cell>(place * 2'654'435'761U >> 7U);
}

void Halo::step(Cell left, const std::vector<Cell>& cells, Cell right, std::vector<Cell>& next) {
    const auto count = cells.size();
    next.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto before = i > 0 ? cells[i - 1] : left;
        const auto behind = i + 1 < count ? cells[i + 1] : right;
        next[i] = before + 2 * cells[i] + behind; // modulo 2^32, as unsigned numbers are
    }
}

std::uint64_t Halo::sumOf(const std::vector<Cell>& cells) {
    return std::accumulate(cells.begin(), cells.end(), std::uint64_t{0});
}

Result<std::optional<std::string>> Halo::run(std::uint64_t size, TaskContext& context) const {
    if (context.ranks == nullptr) {
        return failure(rankTaskNeedsRanks(info().name));
    }
    auto& ranks = *context.ranks;
    std::vector<Cell> cells(kCells);
    std::vector<Cell> next(kCells);
    auto place = static_cast<std::uint64_t>(ranks.rank()) * kCells;
    for (auto& cell : cells) {
        cell = first(place++);
    }
    for (std::uint64_t i = 0; i < size; ++i) {
        const auto theirs = ranks.exchange({cells.front(), cells.back()});
        if (!theirs || context.stop.stop_requested()) {
            ranks.sum(std::nullopt);
            return std::optional<std::string>();
        }
        const auto begin = monotonicNow();
        step(static_cast<Cell>(theirs->left), cells, static_cast<Cell>(theirs->right), next);
        cells.swap(next);
        context.recorder.record({begin, monotonicNow(), "stepping on", State::Running, sched_getcpu()});
    }
    const auto sum = sumOf(cells);
    ranks.sum(sum);
    return std::optional("sum " + std::to_string(sum));
}

} // namespace parascope
