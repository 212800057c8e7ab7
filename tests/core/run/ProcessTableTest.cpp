// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/ProcessTable.h"

#include <gtest/gtest.h>

namespace parascope {
namespace {

/// Processes that have read as many bytes as the test says.
class ATableOfProcesses : public testing::Test {
protected:
    void hasRead(std::int32_t pid, std::uint64_t bytes) { m_bytes[pid] = bytes; }

    ProcessTable table{[this](std::int32_t pid) -> std::optional<ProcessReading> {
        const auto found = m_bytes.find(pid);
        if (found == m_bytes.end()) {
            return std::nullopt;
        }
        ProcessReading reading;
        reading.use.readBytes = found->second;
        return reading;
    }};

private:
    std::map<std::int32_t, std::uint64_t> m_bytes;
};

TEST_F(ATableOfProcesses, AddsUpWhatTheyUsed) {
    hasRead(10, 100);
    hasRead(11, 20);
    table.look({10, 11, 12}, false);
    EXPECT_EQ(table.use().readBytes, 120U);
    EXPECT_EQ(table.hidden(), 0U);
}

TEST_F(ATableOfProcesses, LeavesOutWhatOneUsedBefore) {
    hasRead(10, 100);
    hasRead(11, 20);
    table.leaveOutSoFar(10);
    hasRead(10, 150);
    table.look({10, 11}, false);
    EXPECT_EQ(table.use().readBytes, 70U);
    hasRead(10, 151);
    table.look({10, 11}, false);
    EXPECT_EQ(table.use().readBytes, 71U);
}

TEST_F(ATableOfProcesses, OfAProgramThatRanBeforeCountsFromTheFirstLook) {
    hasRead(10, 100);
    table.look({10}, true);
    EXPECT_EQ(table.use().readBytes, 0U);
    hasRead(10, 130);
    table.look({10}, true);
    EXPECT_EQ(table.use().readBytes, 30U);
}

} // namespace
} // namespace parascope
