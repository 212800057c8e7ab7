// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/classify/ClassifyDemo.h"

#include "core/work/Task.h"

#include <gtest/gtest.h>

namespace parascope {
namespace {

/// A task that is to be watched, as it is written behind --task.
class AWatchedTask : public testing::Test {
protected:
    [[nodiscard]] static std::uint64_t sizeOf(const std::string& written) {
        ClassifyQuestion asked;
        for (const auto& field : asked.fields()) {
            if (field.key == "task") {
                EXPECT_TRUE(field.read(written)) << written;
            }
        }
        return ClassifyDemo().plan(asked).front().size;
    }
};

TEST_F(AWatchedTask, HasTheSizeThatIsGiven) {
    EXPECT_EQ(sizeOf("database:5"), 5U);
    EXPECT_EQ(sizeOf("sum-squares:10M"), 10'000'000U);
}

TEST_F(AWatchedTask, HasElseOneAtWhichOneCanTell) {
    EXPECT_EQ(sizeOf(""), 2'000'000'000U) << "the usual task";
    for (const auto& info : TaskCatalog().list()) {
        EXPECT_EQ(sizeOf(info.name), info.sizeToWatch()) << info.name;
        EXPECT_GE(info.sizeToWatch(), info.usualSize) << info.name;
        EXPECT_LE(info.sizeToWatch(), info.largestSize) << info.name;
    }
}

} // namespace
} // namespace parascope
