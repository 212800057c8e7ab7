// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/RankServer.h"

#include "core/work/ControlLines.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <sys/epoll.h>
#include <unistd.h>

namespace parascope {

namespace {
constexpr std::uint32_t kDoorKey = UINT32_MAX;
/// About a millisecond for 20 answers of a host that has nothing else to do.
constexpr int kPings = 20;
constexpr Nanoseconds kPingWithin = std::chrono::milliseconds(50);
constexpr int kPingsAgain = 5;
constexpr Nanoseconds kPingEvery = std::chrono::seconds(1);
constexpr Nanoseconds kTryEvery = std::chrono::milliseconds(200); ///< until there is a first answer
} // namespace

Result<std::unique_ptr<RankServer>> RankServer::open(const std::string& address, int ranks,
                                                     WorkerListener& sink) {
    auto token = newToken();
    if (!token) {
        return failure(token.error());
    }
    auto door = RankDoor::open(address, *token, ranks);
    if (!door) {
        return failure(door.error());
    }
    auto server = std::unique_ptr<RankServer>(new RankServer(*std::move(door), *std::move(token), sink));
    if (server->m_epoll < 0) {
        return failure("cannot listen to the ranks", std::strerror(errno));
    }
    server->watch(server->m_door.descriptor(), kDoorKey);
    return server;
}

RankServer::RankServer(RankDoor door, std::string token, WorkerListener& sink)
    : m_token(std::move(token))
    , m_door(std::move(door))
    , m_sink(sink)
    , m_us(RankHello::ours({}, -1))
    , m_epoll(epoll_create1(EPOLL_CLOEXEC)) {}

RankServer::~RankServer() {
    if (m_epoll >= 0) {
        ::close(m_epoll);
    }
}

void RankServer::watch(int descriptor, std::uint32_t key) const {
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u32 = key;
    // One that is watched already stays so; a closed descriptor leaves by itself.
    static_cast<void>(epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &event));
}

const RankVoice* RankServer::voice(int rank) const {
    const auto found = m_voices.find(rank);
    return found == m_voices.end() ? nullptr : found->second.get();
}

void RankServer::serve() {
    std::array<epoll_event, 64> events{};
    const int count = epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), 0);
    for (int i = 0; i < count; ++i) {
        const auto key = events.at(static_cast<std::size_t>(i)).data.u32;
        if (key == kDoorKey) {
            letIn();
        } else if (const auto found = m_voices.find(static_cast<int>(key)); found != m_voices.end()) {
            found->second->read();
            lookAfter(*found->second);
        }
    }
}

void RankServer::letIn() {
    for (auto& guest : m_door.letIn(monotonicNow())) {
        welcome(std::move(guest));
    }
    for (const int descriptor : m_door.waiting()) {
        watch(descriptor, kDoorKey);
    }
}

void RankServer::welcome(RankDoor::Guest guest) {
    const int rank = guest.hello.rank;
    std::shared_ptr<RemoteClock> clock;
    if (!guest.hello.sharesClockWith(m_us)) {
        auto& known = m_clocks[guest.hello.boot + "/" + guest.hello.clock];
        known = known ? known : std::make_shared<RemoteClock>();
        clock = known;
    }
    // It was watched for the door: from now on it speaks for itself.
    epoll_ctl(m_epoll, EPOLL_CTL_DEL, guest.socket.descriptor(), nullptr);
    const int descriptor = guest.socket.descriptor();
    auto& voice = m_voices[rank];
    voice = std::make_unique<RankVoice>(WorkerId(rank), std::move(guest), std::move(clock), m_sink);
    watch(descriptor, static_cast<std::uint32_t>(rank));
    tellPlace(*voice);
    if (!voice->hello().sharesProcessesWith(m_us)) {
        voice->tell(rank_line::kWatch); // our kernel knows nothing of it
    }
    if (voice->clock() != nullptr) {
        voice->matchClock(kPings, kPingWithin);
        m_matched[voice->clock()] = monotonicNow();
        tellPlace(*voice);
    }
    lookAfter(*voice);
}

void RankServer::tellPlace(RankVoice& voice) {
    WorkerPlace place;
    place.host = voice.hello().host;
    place.machine = voice.hello().boot;
    place.cores = voice.hello().cores;
    place.schedule = voice.schedule();
    place.isElsewhere = !voice.hello().sharesProcessesWith(m_us);
    if (const auto* clock = voice.clock(); clock != nullptr && clock->isMatched()) {
        place.clockAhead = clock->offsetAt(clock->toTheirs(monotonicNow()));
        place.clockBound = clock->bound();
    }
    m_sink.workerPlaced(voice.worker(), place);
}

void RankServer::lookAfter(RankVoice& voice) {
    const int rank = voice.worker().value;
    if (!voice.ending() || m_dismissed.contains(rank)) {
        return;
    }
    m_dismissed.insert(rank);
    voice.matchClock(kPings, kPingWithin);
    tellPlace(voice);
    voice.tell(rank_line::kBye);
}

void RankServer::poll() {
    letIn(); // those who do not say who they are make no descriptor readable
    for (auto& [rank, voice] : m_voices) {
        const auto* clock = voice->clock();
        if (clock == nullptr || !voice->isOpen() || m_dismissed.contains(rank)) {
            continue;
        }
        auto& last = m_matched[clock];
        if (monotonicNow() - last < (clock->isMatched() ? kPingEvery : kTryEvery)) {
            continue;
        }
        last = monotonicNow();
        if (voice->matchClock(clock->isMatched() ? kPingsAgain : kPings, kPingWithin)) {
            tellPlace(*voice);
        }
        lookAfter(*voice);
    }
}

void RankServer::drain() {
    constexpr int kMostReads = 64; // what a connection holds; a process that goes on writing is not ours
    for (auto& [rank, voice] : m_voices) {
        for (int i = 0; i < kMostReads && voice->isOpen(); ++i) {
            voice->read();
        }
    }
}

void RankServer::release(Nanoseconds at) {
    for (auto& [rank, voice] : m_voices) {
        voice->tell(goLine(voice->clock() != nullptr ? voice->clock()->toTheirs(at) : at));
    }
}

bool RankServer::stop(int rank) {
    const auto found = m_voices.find(rank);
    return found != m_voices.end() && found->second->tell(control_line::kStop);
}

void RankServer::order(int rank, std::string_view line) {
    if (const auto found = m_voices.find(rank); found != m_voices.end()) {
        found->second->tell(line);
    }
}

} // namespace parascope
