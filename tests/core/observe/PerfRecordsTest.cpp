// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/PerfRecords.h"

#include <cstring>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <linux/perf_event.h>
#include <string_view>

namespace parascope {
namespace {

using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;
using testing::SizeIs;

constexpr CoreId kCore{3};

/// Bytes as the kernel lays them out (perf_event_open(2), "MMAP layout").
class Record {
public:
    Record(std::uint32_t type, std::uint16_t misc) {
        add(type);
        add(misc);
        add(std::uint16_t{0}); // size, filled in by done()
    }
    template <class T>
    Record& add(T value) {
        const auto* const bytes = reinterpret_cast<const std::byte*>(&value);
        m_bytes.insert(m_bytes.end(), bytes, bytes + sizeof(T));
        return *this;
    }
    Record& addName(std::string_view name) {
        const auto padded = (name.size() + 1 + 7) / 8 * 8;
        for (std::size_t i = 0; i < padded; ++i) {
            add(i < name.size() ? name[i] : '\0');
        }
        return *this;
    }
    std::vector<std::byte> done(std::int32_t pid, std::int32_t tid, std::uint64_t time) {
        add(pid).add(tid).add(time).add(std::uint32_t{3}).add(std::uint32_t{0});
        return done();
    }
    std::vector<std::byte> done() {
        const auto size = static_cast<std::uint16_t>(m_bytes.size());
        std::memcpy(m_bytes.data() + 6, &size, sizeof(size));
        return m_bytes;
    }

private:
    std::vector<std::byte> m_bytes;
};

std::vector<std::byte> switchIn(std::int32_t tid, std::uint64_t time) {
    return Record(PERF_RECORD_SWITCH, PERF_RECORD_MISC_USER).done(100, tid, time);
}

std::vector<std::byte> switchOut(std::int32_t tid, std::uint64_t time, bool preempted) {
    const auto misc = PERF_RECORD_MISC_SWITCH_OUT | (preempted ? PERF_RECORD_MISC_SWITCH_OUT_PREEMPT : 0);
    return Record(PERF_RECORD_SWITCH, static_cast<std::uint16_t>(misc)).done(100, tid, time);
}

std::vector<std::byte> task(std::uint32_t type, ThreadKey child, ThreadKey parent, std::uint64_t time) {
    return Record(type, 0)
        .add(child.pid)
        .add(parent.pid)
        .add(child.tid)
        .add(parent.tid)
        .add(time - 5) // a little older than the record
        .done(parent.pid, parent.tid, time);
}

/// A ring of 256 bytes that the test plays the kernel for.
class RingOf256Bytes : public testing::Test {
protected:
    void write(const std::vector<std::byte>& record) {
        for (const auto byte : record) {
            m_ring[m_head++ % m_ring.size()] = byte;
        }
    }
    std::vector<SwitchEvent> read() {
        std::vector<SwitchEvent> events;
        m_result = parsePerfRecords(m_ring, m_tail, m_head, kCore, events);
        m_tail = m_head;
        return events;
    }

    std::vector<std::byte> m_ring = std::vector<std::byte>(256);
    std::uint64_t m_tail = 0;
    std::uint64_t m_head = 0;
    PerfParseResult m_result;
};

TEST_F(RingOf256Bytes, IsEmptyAtFirst) {
    EXPECT_THAT(read(), IsEmpty());
    EXPECT_EQ(m_result, PerfParseResult{});
}

TEST_F(RingOf256Bytes, TellsWhoGotAndWhoLeftTheCore) {
    write(switchIn(7, 1000));
    write(switchOut(7, 2000, false));
    write(switchIn(8, 2001));
    write(switchOut(8, 3000, true));
    SwitchEvent in;
    in.time = Nanoseconds(1000);
    in.core = kCore;
    in.thread = {100, 7};
    auto out = in;
    out.kind = SwitchKind::Out;
    out.time = Nanoseconds(2000);
    auto otherIn = in;
    otherIn.thread.tid = 8;
    otherIn.time = Nanoseconds(2001);
    auto pushedOff = otherIn;
    pushedOff.kind = SwitchKind::Out;
    pushedOff.time = Nanoseconds(3000);
    pushedOff.preempted = true;
    EXPECT_THAT(read(), ElementsAre(in, out, otherIn, pushedOff));
}

TEST_F(RingOf256Bytes, TellsOfBirthsAndDeathsAtTheTimeOfTheRecord) {
    write(task(PERF_RECORD_FORK, {50, 51}, {50, 50}, 1000));
    write(task(PERF_RECORD_EXIT, {50, 51}, {50, 50}, 2000));
    const auto events = read();
    ASSERT_THAT(events, SizeIs(2));
    EXPECT_EQ(events[0].kind, SwitchKind::Fork);
    EXPECT_EQ(events[0].thread, (ThreadKey{50, 51}));
    EXPECT_EQ(events[0].parent, (ThreadKey{50, 50}));
    EXPECT_EQ(events[0].time, Nanoseconds(1000));
    EXPECT_EQ(events[1].kind, SwitchKind::Exit);
}

TEST_F(RingOf256Bytes, TellsNamesAndWhetherAProgramBroughtThem) {
    write(Record(PERF_RECORD_COMM, 0).add(50).add(51).addName("worker 1").done(50, 51, 1));
    write(Record(PERF_RECORD_COMM, PERF_RECORD_MISC_COMM_EXEC)
              .add(60)
              .add(60)
              .addName("fifteen letters")
              .done(60, 60, 2));
    const auto events = read();
    ASSERT_THAT(events, SizeIs(2));
    EXPECT_EQ(events[0].nameText(), "worker 1");
    EXPECT_FALSE(events[0].exec);
    EXPECT_EQ(events[1].nameText(), "fifteen letters");
    EXPECT_TRUE(events[1].exec);
}

TEST_F(RingOf256Bytes, SaysHowManyRecordsItHadNoRoomFor) {
    write(Record(PERF_RECORD_LOST, 0).add(std::uint64_t{17}).add(std::uint64_t{42}).done(100, 7, 5000));
    const auto events = read();
    ASSERT_THAT(events, SizeIs(1));
    EXPECT_EQ(events[0].kind, SwitchKind::Lost);
    EXPECT_EQ(events[0].lost, 42U);
    EXPECT_EQ(events[0].thread, ThreadKey{}) << "the thread that was there by chance lost nothing";
    EXPECT_EQ(m_result.lost, 42U);
}

TEST_F(RingOf256Bytes, CanBeReadWhereverItsRecordsWrap) {
    for (int step = 0; step < 256; step += 8) {
        m_head = m_tail = static_cast<std::uint64_t>(step);
        write(Record(PERF_RECORD_COMM, 0).add(50).add(51).addName("wraps").done(50, 51, 1));
        for (int i = 0; i < 6; ++i) {
            write(switchIn(i + 1, 1000));
        }
        const auto events = read();
        ASSERT_THAT(events, SizeIs(7)) << step;
        EXPECT_EQ(events[0].nameText(), "wraps");
        for (int i = 0; i < 6; ++i) {
            EXPECT_EQ(events[static_cast<std::size_t>(i) + 1].thread.tid, i + 1) << step;
        }
    }
}

TEST_F(RingOf256Bytes, StaysReadableAfterItsPositionsPass32Bits) {
    m_head = m_tail = (1ULL << 32U) - 16;
    write(switchIn(7, 1));
    EXPECT_THAT(read(), SizeIs(1));
}

TEST_F(RingOf256Bytes, SkipsTypesThatAreNotKnown) {
    write(switchIn(7, 1));
    write(Record(4711, 0).add(std::uint64_t{0}).add(std::uint64_t{0}).done());
    write(Record(PERF_RECORD_THROTTLE, 0).done());
    write(switchIn(8, 2));
    EXPECT_THAT(read(), SizeIs(2));
    EXPECT_EQ(m_result, PerfParseResult{});
}

TEST_F(RingOf256Bytes, SkipsThreadsThatHaveNoNumberAnyMore) {
    write(Record(PERF_RECORD_SWITCH, 0).done(-1, -1, 1));
    write(Record(PERF_RECORD_SWITCH, 0).done(100, 0, 1));
    EXPECT_THAT(read(), IsEmpty());
}

TEST_F(RingOf256Bytes, SkipsRecordsTooShortForWhatTheyShouldHold) {
    write(Record(PERF_RECORD_SWITCH, 0).add(std::uint64_t{0}).done());
    write(Record(PERF_RECORD_FORK, 0).add(std::uint64_t{0}).done(1, 1, 1));
    write(Record(PERF_RECORD_COMM, 0).done(1, 1, 1));
    write(switchIn(8, 2));
    EXPECT_THAT(read(), ElementsAre(Field(&SwitchEvent::thread, ThreadKey{100, 8})));
    EXPECT_EQ(m_result.malformedBytes, 0U);
}

TEST_F(RingOf256Bytes, IsGivenUpFromARecordOfImpossibleSizeOn) {
    write(switchIn(7, 1));
    auto bad = switchIn(8, 2);
    for (const std::uint16_t size : {std::uint16_t{0}, std::uint16_t{7}, std::uint16_t{65535}}) {
        std::memcpy(bad.data() + 6, &size, sizeof(size));
        write(bad);
        EXPECT_EQ(read().size(), size == 0 ? 1U : 0U);
        EXPECT_EQ(m_result.malformedBytes, bad.size());
    }
    write(switchIn(9, 3));
    EXPECT_THAT(read(), SizeIs(1)) << "what comes later is read again";
}

TEST_F(RingOf256Bytes, IsNotReadWhenItClaimsToHoldMoreThanItCan) {
    m_head = 257;
    EXPECT_THAT(read(), IsEmpty());
    EXPECT_EQ(m_result.malformedBytes, 257U);
}

TEST_F(RingOf256Bytes, TakesAnyBytesWithoutReadingOutsideOfIt) {
    std::uint32_t random = 12345;
    for (int round = 0; round < 2000; ++round) {
        for (auto& byte : m_ring) {
            random = random * 1664525U + 1013904223U;
            byte = static_cast<std::byte>(random >> 24U);
        }
        const std::uint16_t size = static_cast<std::uint16_t>(8 + (random >> 28U));
        std::memcpy(m_ring.data() + 6, &size, sizeof(size));
        m_tail = 0;
        m_head = random % 257;
        EXPECT_LE(read().size(), 32U);
    }
}

} // namespace
} // namespace parascope
