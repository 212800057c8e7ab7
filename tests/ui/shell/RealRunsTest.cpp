// SPDX-License-Identifier: GPL-3.0-or-later
// The window on real threads and processes, at sizes that take no time.
#include "tests/support/Children.h"
#include "tests/ui/shell/AWindow.h"
#include "ui/charts/CoreChart.h"

#include <QLineEdit>
#include <QSpinBox>

namespace parascope {
namespace {

using test::eventually;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class RealRuns : public test::AWindow {
protected:
    RealRuns() { open(realEngineParts(), EngineHost::Cores::Watch); }
    ~RealRuns() override { qunsetenv("PARASCOPE_WORKER_DIR"); }
    [[nodiscard]] int workersAlive() const {
        const auto children = test::ownChildren();
        return static_cast<int>(std::count_if(children.begin(), children.end(), [](const std::string& child) {
            return child.starts_with("compute_worker");
        }));
    }
    /// Two processes that would work for hours.
    void runForHours() {
        typeSize(QStringLiteral("900G"));
        for (const auto& text : {QStringLiteral("one after another"), QStringLiteral("C++ threads")}) {
            button(text)->setChecked(false);
        }
        press(Qt::Key_F5);
        EXPECT_TRUE(eventually([this] { return workersAlive() == 2; }));
        EXPECT_TRUE(eventually([this] { return session().runs().front()->facts.released != Nanoseconds{}; }))
            << "one that was stopped before leaves nothing behind";
    }
};

TEST_F(RealRuns, ComputeTheSameAllThreeWays) {
    typeSize(QStringLiteral("100k"));
    runToTheEnd();
    ASSERT_EQ(session().runs().size(), 3U);
    for (const auto* run : session().runs()) {
        EXPECT_EQ(run->facts.error, "");
        for (const auto& worker : run->facts.workers) {
            EXPECT_THAT(worker.results, testing::Each(std::string("333328333350000")));
        }
    }
    EXPECT_TRUE(eventually([this] { return !sentence().isEmpty(); }));
    EXPECT_THAT(test::ownChildren(), IsEmpty());
}

TEST_F(RealRuns, WithSixtyFourWorkersEnd) {
    control<QSpinBox>(QStringLiteral("Workers"))->setValue(64);
    typeSize(QStringLiteral("1k"));
    runToTheEnd();
    ASSERT_EQ(session().runs().size(), 3U);
    EXPECT_EQ(session().runs()[2]->facts.error, "");
    EXPECT_GE(session().runs()[2]->trace.lanes().size(), 64U);
}

TEST_F(RealRuns, AreStoppedByAClick) {
    runForHours();
    click(QStringLiteral("Stop"));
    EXPECT_TRUE(eventually([this] { return isDone(); }));
    EXPECT_TRUE(session().runs()[0]->facts.stopped);
    EXPECT_TRUE(eventually([this] { return workersAlive() == 0; }));
}

TEST_F(RealRuns, LeaveNoProcessBehindWhenTheWindowIsClosed) {
    runForHours();
    window->close();
    close();
    EXPECT_EQ(workersAlive(), 0);
}

TEST_F(RealRuns, OfThreadsEndWhenTheWindowIsClosed) {
    typeSize(QStringLiteral("900G"));
    press(Qt::Key_F5);
    EXPECT_TRUE(eventually([this] { return session().runs()[0]->facts.released != Nanoseconds{}; }));
    window->close();
    close(); // would hang here, and ctest would say so
}

TEST_F(RealRuns, WithoutTheirProgramSayWhereItWasLookedFor) {
    qputenv("PARASCOPE_WORKER_DIR", QByteArray::fromStdString(folder.path().string()));
    typeSize(QStringLiteral("1k"));
    runToTheEnd();
    EXPECT_THAT(message().toStdString(), HasSubstr("compute_worker is missing"));
    EXPECT_THAT(message().toStdString(), HasSubstr(folder.path().string()));
    EXPECT_TRUE(session().runs()[1]->facts.succeeded()) << "threads need no program";
}

TEST_F(RealRuns, ShowTheCoresWhetherThereIsARunOrNot) {
    const auto* cores = control<CoreChart>(QStringLiteral("Load of every core"));
    EXPECT_TRUE(eventually([cores] { return cores->history().samples().size() >= 2; }));
}

} // namespace
} // namespace parascope
