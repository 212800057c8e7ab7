// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/observe/SchedSlice.h"
#include "core/observe/WaitReason.h"

#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>

namespace parascope {

/// Asks why threads wait: once for every time that a thread is seen off its core, while it is off.
///
/// A wait that is over before anybody looked has no reason. Asking takes some 10 µs each; to stay unnoticed
/// it takes at most `kMostOfACore` of a core, and waits beyond that have no reason either.
class WaitReasonProbe {
public:
    using Read = std::function<std::optional<WaitReason>(ThreadKey)>;
    static constexpr double kMostOfACore = 0.005;

    explicit WaitReasonProbe(Read read = readWaitReason,
                             std::unique_ptr<Clock> cpuClock = std::make_unique<ThreadCpuClock>());

    /// Why the thread of an OffCore piece that goes on waits; asks when it has not been asked yet.
    std::optional<WaitReason> ask(const SchedSlice& open);
    /// Why a thread waits at this very moment, for one that goes on and off its core so fast that no wait of
    /// it lasts until it can be asked about; nothing when it runs.
    std::optional<WaitReason> askNow(ThreadKey thread, Nanoseconds now);
    /// What was answered while a piece, by now finished, went on.
    [[nodiscard]] std::optional<WaitReason> answerFor(const SchedSlice& piece) const;

private:
    struct Answer {
        std::uint32_t incarnation = 0;
        Nanoseconds begin{}; ///< of the piece that was asked about
        std::optional<WaitReason> reason;
    };

    [[nodiscard]] bool mayAsk(Nanoseconds now);
    std::optional<WaitReason> read(ThreadKey thread);

    Read m_read;
    std::unique_ptr<Clock> m_cpuClock;
    std::unordered_map<std::int32_t, Answer> m_answers; ///< by tid, the newest
    std::optional<Nanoseconds> m_first;                 ///< when it was first to ask
    Nanoseconds m_spent{};
};

} // namespace parascope
