// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/SwitchRecorder.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <linux/perf_event.h>
#include <map>
#include <unistd.h>

namespace parascope {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;

/// What the test and the kernel of its making have in common.
struct KernelState {
    std::vector<CoreId> cores{CoreId(0), CoreId(2)};
    std::map<CoreId, int> refuseToOpen; ///< errno by core
    std::size_t mostRingBytes = 1U << 30U;
    int refuseToMap = EPERM;
    std::optional<int> paranoid = 2;
    std::map<CoreId, void*> rings;
    int mapped = 0;
    CoreId lastOpened;
};

class MadeUpKernel final : public PerfKernel {
public:
    explicit MadeUpKernel(KernelState& state)
        : m_state(state) {}

    std::vector<CoreId> onlineCores() override { return m_state.cores; }
    FileHandle openSwitchEvent(CoreId core) override {
        m_state.lastOpened = core;
        if (const auto refused = m_state.refuseToOpen.find(core); refused != m_state.refuseToOpen.end()) {
            errno = refused->second;
            return {};
        }
        return FileHandle(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    }
    void* mapRing(const FileHandle&, std::size_t dataBytes) override {
        if (dataBytes > m_state.mostRingBytes) {
            errno = m_state.refuseToMap;
            return nullptr;
        }
        const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
        void* const ring = std::aligned_alloc(page, page + dataBytes);
        std::memset(ring, 0, page + dataBytes);
        m_state.rings[m_state.lastOpened] = ring;
        ++m_state.mapped;
        return ring;
    }
    void unmapRing(void* ring, std::size_t) override {
        std::free(ring);
        --m_state.mapped;
    }
    std::optional<int> paranoidLevel() override { return m_state.paranoid; }

private:
    KernelState& m_state;
};

class HandCrankedClock final : public Clock {
public:
    explicit HandCrankedClock(const Nanoseconds& now)
        : m_now(now) {}
    Nanoseconds now() const override { return m_now; }

private:
    const Nanoseconds& m_now;
};

class RecorderOnAMadeUpKernel : public testing::Test {
protected:
    Result<std::unique_ptr<SwitchRecorder>> open(SwitchRecorderOptions options = {}) {
        return SwitchRecorder::open(options, std::make_unique<MadeUpKernel>(m_kernel),
                                    std::make_unique<HandCrankedClock>(m_now));
    }
    /// Writes the record of a switch as the kernel would.
    void writeSwitch(CoreId core, std::int32_t tid, Nanoseconds time) {
        struct {
            perf_event_header header{PERF_RECORD_SWITCH, 0, 32};
            std::int32_t pid = 100;
            std::int32_t thread = 0;
            std::int64_t when = 0;
            std::uint64_t cpu = 0;
        } record;
        static_assert(sizeof(record) == 32);
        record.thread = tid;
        record.when = time.count();
        auto& page = *static_cast<perf_event_mmap_page*>(m_kernel.rings.at(core));
        auto* const data = reinterpret_cast<std::byte*>(&page) + ::sysconf(_SC_PAGESIZE);
        std::memcpy(data + page.data_head % SwitchRecorderOptions().ringBytes, &record, sizeof(record));
        page.data_head += sizeof(record);
    }

    /// Writes a record without a length, behind which nothing can be found any more.
    void writeRubbish(CoreId core, std::size_t bytes) {
        auto& page = *static_cast<perf_event_mmap_page*>(m_kernel.rings.at(core));
        auto* const data = reinterpret_cast<std::byte*>(&page) + ::sysconf(_SC_PAGESIZE);
        std::memset(data + page.data_head, 0, bytes);
        page.data_head += bytes;
    }

    KernelState m_kernel;
    Nanoseconds m_now = milliseconds(1000);
};

TEST_F(RecorderOnAMadeUpKernel, OpensOneRingForEachCoreThatIsOnline) {
    const auto recorder = open();
    ASSERT_TRUE(recorder) << recorder.error().text();
    EXPECT_EQ((*recorder)->coreCount(), 2U);
    EXPECT_EQ((*recorder)->begin(), milliseconds(1000));
    EXPECT_EQ((*recorder)->openerTid(), ::gettid());
}

TEST_F(RecorderOnAMadeUpKernel, GivesEverythingBackAtItsEnd) {
    {
        const auto recorder = open();
        ASSERT_TRUE(recorder);
        EXPECT_EQ(m_kernel.mapped, 2);
    }
    EXPECT_EQ(m_kernel.mapped, 0);
}

TEST_F(RecorderOnAMadeUpKernel, DoesWithoutACoreThatHasJustGoneOffline) {
    m_kernel.refuseToOpen[CoreId(0)] = ENODEV;
    const auto recorder = open();
    ASSERT_TRUE(recorder);
    EXPECT_EQ((*recorder)->coreCount(), 1U);
}

TEST_F(RecorderOnAMadeUpKernel, TakesSmallerRingsWhenMemoryIsShort) {
    for (const int reason : {EPERM, ENOMEM}) {
        m_kernel.refuseToMap = reason;
        m_kernel.mostRingBytes = 64UL * 1024;
        const auto recorder = open();
        ASSERT_TRUE(recorder);
        EXPECT_EQ((*recorder)->ringBytes(), 64U * 1024);
        EXPECT_EQ((*recorder)->coreCount(), 2U);
    }
}

TEST_F(RecorderOnAMadeUpKernel, GivesUpWhenRingsWouldBeTooSmallToBeOfUse) {
    m_kernel.mostRingBytes = 4096;
    const auto recorder = open();
    ASSERT_FALSE(recorder);
    EXPECT_THAT(recorder.error().text(), HasSubstr("perf_event_mlock_kb"));
    EXPECT_EQ(m_kernel.mapped, 0);
}

TEST_F(RecorderOnAMadeUpKernel, SaysHowToGetExactWhenTheKernelRefuses) {
    m_kernel.refuseToOpen[CoreId(0)] = EACCES;
    m_kernel.paranoid = 4;
    const auto recorder = open();
    ASSERT_FALSE(recorder);
    EXPECT_EQ(recorder.error().remedy, "sudo sysctl kernel.perf_event_paranoid=2");
}

TEST_F(RecorderOnAMadeUpKernel, LeavesNothingBehindWhenRefusedHalfWay) {
    m_kernel.refuseToOpen[CoreId(2)] = EMFILE;
    const auto recorder = open();
    ASSERT_FALSE(recorder);
    EXPECT_THAT(recorder.error().remedy, HasSubstr("ulimit -n"));
    EXPECT_EQ(m_kernel.mapped, 0);
}

TEST_F(RecorderOnAMadeUpKernel, FailsWhenNoCoreIsLeft) {
    m_kernel.cores.clear();
    EXPECT_FALSE(open());
}

TEST_F(RecorderOnAMadeUpKernel, HandsOutTheCoresInOneOrderOfTimeAndHoldsTheLastMomentBack) {
    const auto recorder = open();
    ASSERT_TRUE(recorder);
    writeSwitch(CoreId(0), 1, milliseconds(990));
    writeSwitch(CoreId(0), 3, Nanoseconds(999'900'000));
    writeSwitch(CoreId(2), 2, milliseconds(995));
    std::vector<SwitchEvent> events;
    EXPECT_EQ((*recorder)->drain(events), 2U);
    EXPECT_EQ(events[0].thread.tid, 1);
    EXPECT_EQ(events[1].thread.tid, 2);
    EXPECT_EQ(events[1].core, CoreId(2));
    EXPECT_EQ((*recorder)->drainAll(events), 1U);
    EXPECT_EQ(events[2].thread.tid, 3);
}

TEST_F(RecorderOnAMadeUpKernel, TellsTheKernelHowFarItHasRead) {
    const auto recorder = open();
    ASSERT_TRUE(recorder);
    writeSwitch(CoreId(2), 1, milliseconds(990));
    std::vector<SwitchEvent> events;
    (*recorder)->drain(events);
    EXPECT_EQ(static_cast<perf_event_mmap_page*>(m_kernel.rings.at(CoreId(2)))->data_tail, 32U);
}

TEST_F(RecorderOnAMadeUpKernel, CountsBytesThatMakeNoSense) {
    const auto recorder = open();
    ASSERT_TRUE(recorder);
    std::vector<SwitchEvent> events;
    writeSwitch(CoreId(0), 1, milliseconds(990));
    (*recorder)->drainAll(events);
    EXPECT_EQ((*recorder)->malformedBytes(), 0U);
    writeRubbish(CoreId(0), 64);
    writeRubbish(CoreId(2), 32);
    (*recorder)->drainAll(events);
    EXPECT_EQ((*recorder)->malformedBytes(), 96U);
    EXPECT_EQ(events.size(), 1U);
}

} // namespace
} // namespace parascope
