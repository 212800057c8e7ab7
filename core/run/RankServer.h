// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RankVoice.h"

#include <map>

namespace parascope {

/// The launcher's end of all connections of a run of ranks: lets them in, compares clocks, releases them at
/// one moment, passes on what they say. Knows no mpirun: whoever has the token is a rank. Never waits, but
/// for the answers about a clock, milliseconds.
class RankServer {
public:
    /// Waits for so many ranks at that address of this machine.
    static Result<std::unique_ptr<RankServer>> open(const std::string& address, int ranks,
                                                    WorkerListener& sink);
    ~RankServer();
    RankServer(const RankServer&) = delete;
    RankServer& operator=(const RankServer&) = delete;

    [[nodiscard]] const std::string& token() const { return m_token; }
    [[nodiscard]] std::uint16_t port() const { return m_door.port(); }
    /// Readable when there is something to serve.
    [[nodiscard]] int descriptor() const { return m_epoll; }
    void serve();
    /// To be called often: keeps time limits, and compares clocks again now and then.
    void poll();
    /// Takes what is left in the connections of ranks that have ended.
    void drain();

    /// All begin at that moment, each by its own clock.
    void release(Nanoseconds at);
    /// False: that rank cannot be asked.
    bool stop(int rank);
    void order(int rank, std::string_view line);

    /// Null: it has not come.
    [[nodiscard]] const RankVoice* voice(int rank) const;
    /// Why others were sent away, since the last call.
    [[nodiscard]] std::vector<std::string> takeRefusals() { return m_door.takeRefusals(); }

private:
    RankServer(RankDoor door, std::string token, WorkerListener& sink);

    void letIn();
    void welcome(RankDoor::Guest guest);
    void tellPlace(RankVoice& voice);
    void watch(int descriptor, std::uint32_t key) const;
    /// What has to be done after it was heard: its end, its farewell.
    void lookAfter(RankVoice& voice);

    std::string m_token;
    RankDoor m_door;
    WorkerListener& m_sink;
    RankHello m_us;
    int m_epoll;
    std::map<int, std::unique_ptr<RankVoice>> m_voices; ///< by rank
    std::map<std::string, std::shared_ptr<RemoteClock>> m_clocks;
    std::map<const RemoteClock*, Nanoseconds> m_matched; ///< when each was compared last, or tried
    std::set<int> m_dismissed;                           ///< those that were told to end
};

} // namespace parascope
