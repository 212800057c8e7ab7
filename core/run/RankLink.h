// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/StartGate.h"
#include "core/net/TcpSocket.h"
#include "core/run/RankProtocol.h"
#include "core/trace/LineRecorder.h"
#include "core/work/ControlLines.h"
#include "core/work/WorkerBody.h"

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <stop_token>

namespace parascope {

/// A rank's end of its connection to the launcher. A thread of its own hears what comes down and answers at
/// once what is asked of the clock, whatever the rank does meanwhile. Where the launcher is gone the process
/// is ended after a grace, for nobody else may be left to do so: `endHard` is how.
class RankLink {
public:
    /// Connects and says who we are.
    static Result<std::unique_ptr<RankLink>> open(const RankInvitation& invitation,
                                                  std::function<void()> endHard);
    ~RankLink();
    RankLink(const RankLink&) = delete;
    RankLink& operator=(const RankLink&) = delete;

    /// Where the rank records.
    [[nodiscard]] LineRecorder& lines() { return m_lines; }
    [[nodiscard]] std::stop_source& stop() { return m_stop; }
    /// Whether the launcher wants to know what this host's kernel says of us.
    [[nodiscard]] bool isWatched();
    /// Whole lines of somebody else's, on any thread.
    void write(std::string_view lines);
    /// From now on orders are for it; null: for nobody.
    void lead(WorkerBody* body);
    /// Waits for the release, and then for the moment that it names. False: it is not to begin any more.
    bool passGate();
    /// All was said: waits until the launcher has taken it, or is gone, or too long.
    void waitForFarewell();
    /// Why the launcher sent us away; empty: it did not.
    [[nodiscard]] std::string refusal();

    static constexpr Nanoseconds kGrace = std::chrono::seconds(2);

private:
    RankLink(TcpSocket socket, std::function<void()> endHard);

    void take(std::string_view line);
    void isAlone();

    TcpSocket m_socket;
    std::mutex m_writing; ///< lines to the launcher stay whole
    LineRecorder m_lines;
    std::function<void()> m_endHard;
    StartGate m_gate;
    std::stop_source m_stop;
    std::atomic<Nanoseconds::rep> m_beginAt{0};

    std::mutex m_mutex; ///< for what follows
    std::condition_variable m_changed;
    WorkerBody* m_body = nullptr;
    bool m_isWatched = false;
    bool m_isDismissed = false;
    bool m_isOver = false; ///< we are about to end by ourselves
    std::string m_refusal;

    std::unique_ptr<ControlLines> m_control; ///< last: its thread uses all the rest
};

} // namespace parascope
