// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunRecord.h"

#include <array>

namespace parascope {

/// The questions of the table "Threads vs processes", from top to bottom.
enum class ComparisonRow : std::uint8_t {
    BusyCores, ///< work that computes: parallelism
    Speedup,   ///< the same against one after another
    Waits,     ///< work that waits: wall time of many waits
    Start,     ///< until one more worker is there
    Memory,    ///< of one more worker
    Data,      ///< shared or apart: in words, nothing is measured
    Crash,     ///< what goes with it: in words, nothing is measured
    BestFor,   ///< what to take it for: in words, shown by the figures above
};
inline constexpr std::array kComparisonRows{
    ComparisonRow::BusyCores, ComparisonRow::Speedup, ComparisonRow::Waits, ComparisonRow::Start,
    ComparisonRow::Memory,    ComparisonRow::Data,    ComparisonRow::Crash, ComparisonRow::BestFor};

/// Whether a row has figures at all.
[[nodiscard]] bool isMeasured(ComparisonRow row);

/// What the table's figures are measured with.
struct ComparisonPlan {
    std::uint64_t size = 100'000'000;     ///< of each worker's sum of squares in C++
    std::uint64_t pythonSize = 1'000'000; ///< the same in CPython, which takes many times as long
    int workers = 2;                      ///< that compute
    int waiters = 8;                      ///< that wait
    std::uint64_t waitMs = 500;           ///< what each of them waits, milliseconds
    std::string python;                   ///< CPython's interpreter; empty: the one that is found

    bool operator==(const ComparisonPlan&) const = default;
};

/// A run with that backend's workers that fills a row's cell, by the plan. Only for rows that are measured.
[[nodiscard]] Experiment experimentFor(ComparisonRow row, Backend backend, const ComparisonPlan& plan);

/// The runs that fill a row's cell, or fill it again, in the order in which to run them: for a speed-up the
/// same work one after another too, for speed-ups are told within one batch; for start and memory starts of
/// one worker alone, where there are such.
[[nodiscard]] std::vector<Experiment> experimentsFor(ComparisonRow row, Backend backend,
                                                     const ComparisonPlan& plan,
                                                     const std::vector<const RunRecord*>& runs,
                                                     const Machine& machine);

/// The runs that fill all cells of those backends: those that speed-ups refer to first, then those that wait,
/// the starts of one more worker last.
[[nodiscard]] std::vector<Experiment> experimentsOf(const ComparisonPlan& plan,
                                                    const std::vector<Backend>& backends);

/// Whether a run is of the kind that a row tells of, with that backend: of this program, on this machine,
/// with all its cores, and with several workers. Finished or not.
[[nodiscard]] bool tellsOf(const RunFacts& facts, ComparisonRow row, Backend backend,
                           const ComparisonPlan& plan, const Machine& machine);

/// The newest run that tells of it and ended well; null when there is none. Of busy cores and of the speed-up
/// it is the same one, which has its baseline; without such a one busy cores alone are told.
[[nodiscard]] const RunRecord* newestFor(ComparisonRow row, Backend backend, const ComparisonPlan& plan,
                                         const std::vector<const RunRecord*>& runs, const Machine& machine);

/// The newest run of that backend that did the same total work as `of` and ended well; null when there is
/// none.
[[nodiscard]] const RunRecord* newestLike(const Experiment& of, Backend backend,
                                          const std::vector<const RunRecord*>& runs);

} // namespace parascope
