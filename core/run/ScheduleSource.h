// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/observe/SchedSlice.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace parascope {

/// Where pieces of a schedule come from while a run goes on.
class ScheduleSource {
public:
    ScheduleSource() = default;
    ScheduleSource(const ScheduleSource&) = delete;
    ScheduleSource& operator=(const ScheduleSource&) = delete;
    virtual ~ScheduleSource() = default;

    /// Forgets what was before: a run begins.
    virtual void begin() = 0;
    /// Takes in what is new about the workers. Called often.
    virtual void look(std::span<const ThreadKey> workers) = 0;
    /// The run has ended: nothing stays open.
    virtual void end() = 0;
    [[nodiscard]] virtual std::vector<SchedSlice> takePieces() = 0;
    [[nodiscard]] virtual std::vector<SchedSlice> openPieces() = 0;
    [[nodiscard]] virtual std::uint64_t lost() const = 0;
    /// How often it wants to look; nothing when every frame will do.
    [[nodiscard]] virtual std::optional<Nanoseconds> pace() const { return std::nullopt; }
    /// What a thread is called, as far as the kernel told by itself; empty: it did not.
    [[nodiscard]] virtual std::string nameOf(std::int32_t /*tid*/) const { return {}; }
    [[nodiscard]] virtual std::string name() const = 0; ///< "exact" or "sampled"
    [[nodiscard]] virtual std::string
    note() const = 0; ///< its resolution in words, or what it lacks; empty when exact
};

/// What is to be said of records of which that many bytes made no sense; nothing of none.
[[nodiscard]] std::string malformedNote(std::uint64_t bytes);
/// Every switch, from the kernel. The Error says why not, and the command that gives it.
Result<std::unique_ptr<ScheduleSource>> makeExactSource();
/// The same of a program that runs already: of its threads and of all that they start from now on.
Result<std::unique_ptr<ScheduleSource>> makeExactSourceOf(std::int32_t pid);
[[nodiscard]] std::unique_ptr<ScheduleSource> makeSampledSource();

} // namespace parascope
