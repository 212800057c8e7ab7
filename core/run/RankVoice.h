// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ClockOffset.h"
#include "core/run/RankDoor.h"
#include "core/run/WorkerLines.h"

#include <memory>

namespace parascope {

/// What one rank says over its connection: its trace events go to the sink with their times put on our axis,
/// its answers about its clock stay here.
class RankVoice final : private WorkerListener {
public:
    /// `clock`: that of its host; null: it has ours.
    RankVoice(WorkerId worker, RankDoor::Guest guest, std::shared_ptr<RemoteClock> clock,
              WorkerListener& sink);

    /// Takes what came in, up to a bound. Never waits.
    void read();
    /// Compares the clocks: asks so often, and waits for each answer, but for all together no longer than
    /// `within`. False: it did not answer. Events wait until its clock has been compared once, and while it
    /// is.
    bool matchClock(int times, Nanoseconds within);
    bool tell(std::string_view line);

    [[nodiscard]] WorkerId worker() const { return m_worker; }
    [[nodiscard]] const RankHello& hello() const { return m_hello; }
    [[nodiscard]] RemoteClock* clock() const { return m_clock.get(); }
    [[nodiscard]] int descriptor() const { return m_socket.descriptor(); }
    [[nodiscard]] bool isOpen() const { return m_socket.isOpen(); }
    [[nodiscard]] bool isAnnounced() const { return m_isAnnounced; }
    /// What it first said of the end of its work.
    [[nodiscard]] const std::optional<WorkerResult>& ending() const { return m_said; }
    /// What is wrong with its lines; empty: nothing is.
    [[nodiscard]] const std::string& fault() const { return m_lines.fault(); }
    /// What its host's kernel says: "exact", or why nothing; empty: it has not said so.
    [[nodiscard]] const std::string& schedule() const { return m_schedule; }
    /// The error number with which the connection broke; 0: it did not, or was closed by the rank.
    [[nodiscard]] int lostBy() const { return m_lostBy; }

private:
    void take(std::string_view bytes);
    /// Half a line of its own kind may wait for its rest, in m_line.
    void takeOwnLine();
    void passOn(std::string_view lines);
    void closeWith(int why);
    void passOnHeld();
    [[nodiscard]] OffsetBounds askForClock(int times, Nanoseconds until);
    [[nodiscard]] bool hearPong(std::uint64_t number, Nanoseconds until);

    void workerAnnounced(WorkerId worker, std::int64_t pid, std::int64_t tid, Nanoseconds time) override;
    void workerSpan(WorkerId worker, const WorkerSpan& span) override;
    void workerOutput(WorkerId worker, std::string_view text) override;
    void workerMark(WorkerId worker, const TraceEvent& mark) override;
    void workerTold(WorkerId worker, const TraceEvent& event) override;
    void workerEnded(WorkerId worker, const WorkerResult& ending) override;
    [[nodiscard]] Nanoseconds ours(Nanoseconds there) const;

    WorkerId m_worker;
    RankHello m_hello;
    TcpSocket m_socket;
    std::shared_ptr<RemoteClock> m_clock;
    WorkerListener& m_sink;
    WorkerLines m_lines;
    std::string m_buffer;
    std::string m_line;       ///< the beginning of a line that is no trace event
    bool m_isInEvent = false; ///< the line that has begun is one
    std::string m_held;       ///< events that wait for the clock
    bool m_isHolding;         ///< they do
    RankPong m_pong;          ///< the newest
    std::uint64_t m_pings = 0;
    bool m_isAnnounced = false;
    std::optional<WorkerResult> m_said;
    std::string m_schedule;
    int m_lostBy = 0;
};

} // namespace parascope
