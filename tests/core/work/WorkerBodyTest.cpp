// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/WorkerBody.h"

#include "tests/core/work/KeepingRecorder.h"

#include <functional>
#include <gtest/gtest.h>
#include <stdexcept>

namespace parascope {
namespace {

using test::KeepingRecorder;

/// A task that does what the test says.
class PlayedTask final : public Task {
public:
    using Act = std::function<Result<std::optional<std::string>>(int unit)>;

    explicit PlayedTask(Act act)
        : m_act(std::move(act)) {}

    [[nodiscard]] TaskInfo info() const override { return {}; }
    Result<std::optional<std::string>> run(std::uint64_t /*size*/, TaskContext& /*context*/) const override {
        return m_act(m_unit++);
    }

private:
    Act m_act;
    mutable int m_unit = 0;
};

WorkReport report(const PlayedTask::Act& act, int units) {
    KeepingRecorder recorder;
    TaskContext context{recorder, {}};
    return carryOut(PlayedTask(act), 1, units, context);
}

TEST(AWorkersBody, DoesEveryUnitAndHasAResultForEach) {
    const auto before = monotonicNow();
    const auto done = report([](int unit) { return std::optional(std::to_string(unit)); }, 3);
    EXPECT_EQ(done.results, (std::vector<std::string>{"0", "1", "2"}));
    EXPECT_FALSE(done.stopped);
    EXPECT_FALSE(done.failed());
    EXPECT_GE(done.ended, before);
    EXPECT_GT(done.usage.peakRssBytes, 0U);
}

TEST(AWorkersBody, DoesNoFurtherUnitOnceItIsStopped) {
    int units = 0;
    const auto done = report(
        [&](int unit) {
            ++units;
            return unit == 1 ? std::optional<std::string>() : std::optional<std::string>("done");
        },
        5);
    EXPECT_TRUE(done.stopped);
    EXPECT_EQ(units, 2);
    EXPECT_EQ(done.results.size(), 1U);
}

TEST(AWorkersBody, PassesOnTheErrorOfItsTask) {
    const auto done =
        report([](int) -> Result<std::optional<std::string>> { return failure("no sum", "no numbers"); }, 2);
    EXPECT_TRUE(done.failed());
    EXPECT_EQ(done.error.text(), "no sum: no numbers");
}

TEST(AWorkersBody, TurnsExceptionsIntoErrors) {
    const auto known = report(
        [](int) -> Result<std::optional<std::string>> { throw std::runtime_error("out of chalk"); }, 1);
    EXPECT_EQ(known.error.text(), "the task threw an exception: out of chalk");
    const auto unknown = report([](int) -> Result<std::optional<std::string>> { throw 5; }, 1);
    EXPECT_TRUE(unknown.failed());
}

} // namespace
} // namespace parascope
