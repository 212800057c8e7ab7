// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/UserPrompt.h"

#include "ui/pages/MessageBar.h"

#include <gtest/gtest.h>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

namespace parascope {
namespace {

/// Workers that are threads and wait for a click.
class AWorkerThatWaitsForAClick : public testing::Test {
protected:
    RunId start(const std::string& task, std::uint64_t size) {
        Experiment experiment;
        experiment.task = task;
        experiment.size = size;
        experiment.workers = 2;
        return session.submit({experiment}).front();
    }
    void waitUntilFinished() {
        QSignalSpy finished(&session, &RunSession::finished);
        while (session.isBusy()) {
            ASSERT_TRUE(finished.wait(30'000));
        }
    }
    /// Of the message, once it is there.
    QPushButton* button() {
        QSignalSpy changed(&session, &RunSession::runChanged);
        while (messages->isHidden() && changed.wait(30'000)) {
        }
        return messages->findChild<QPushButton*>();
    }

    EngineHost engine{realEngineParts(), EngineHost::Cores::Ignore};
    RunSession session{engine};
    QWidget page;
    MessageBar* messages = new MessageBar(&page);
    UserPrompt prompt{session, *messages, &page};
};

TEST_F(AWorkerThatWaitsForAClick, HasItBesideItsQuestion) {
    const auto id = start("user-input", 600'000);
    auto* answer = button();
    ASSERT_NE(answer, nullptr);
    EXPECT_EQ(messages->findChild<QLabel*>()->text().toStdString(), "A worker waits for you.");
    answer->click();
    answer->click();
    waitUntilFinished();
    EXPECT_EQ(session.run(id)->facts.error, "");
    EXPECT_TRUE(session.run(id)->facts.succeeded());
    EXPECT_TRUE(messages->isHidden()) << "nobody asks any more";
}

TEST_F(AWorkerThatWaitsForAClick, IsNotOneThatSleeps) {
    start("sleep", 20);
    waitUntilFinished();
    EXPECT_TRUE(messages->isHidden());
}

} // namespace
} // namespace parascope
