// SPDX-License-Identifier: GPL-3.0-or-later
// Producers and consumers that are processes, and what comes of one that misbehaves.
#include "core/engine/WorkerPrograms.h"
#include "tests/core/engine/AQueueRun.h"

#include <csignal>
#include <map>

namespace parascope {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// One producer (worker 0) and two consumers (workers 1 and 2); any of them may be a program that misbehaves.
class AQueueOfProcesses : public test::AQueueRun {
protected:
    AQueueOfProcesses()
        : AQueueRun(Backend::Processes) {
        experiment.consumers = 2;
    }

    /// What makes the workers: ours, but for those that misbehave.
    [[nodiscard]] EngineParts parts() const {
        auto real = realEngineParts();
        real.makeLauncher = [misbehaving = misbehaving](Backend backend,
                                                        DemoRun& run) -> std::unique_ptr<Launcher> {
            return std::make_unique<ProcessLauncher>(
                [misbehaving, backend, &run](const WorkerSpec& spec) -> Result<ProcessCommand> {
                    auto command = commandFor(run.program(spec), backend);
                    if (const auto how = misbehaving.find(spec.id.value); how != misbehaving.end()) {
                        command->program = QStringLiteral(PARASCOPE_WORKLOADS "/misbehaving_worker");
                        command->arguments = {QString::fromStdString(how->second)};
                    }
                    return command;
                });
        };
        real.limits.eventsPerWorker = 200'000;
        return real;
    }
    void run() {
        open(parts());
        runOpened();
    }
    /// Kills a worker from outside, once, as soon as so many have been taken out.
    void killWhenTaken(std::uint64_t count, int worker) {
        whenTaken(count, [this, worker] { kill(static_cast<pid_t>(of(worker).pid), SIGKILL); });
    }

    std::map<int, std::string> misbehaving;
};

TEST_F(AQueueOfProcesses, IsAProcessForEachWorker) {
    run();
    EXPECT_EQ(record->facts.error, "");
    EXPECT_NE(of(0).pid, of(1).pid);
    EXPECT_NE(of(1).pid, of(2).pid);
    EXPECT_EQ(of(0).pid, of(0).tid);
    EXPECT_NE(of(0).pid, getpid());
    EXPECT_EQ(queue().account, (ItemAccount{5, 5, 0, 0, {}}));
}

TEST_F(AQueueOfProcesses, NamesTheItemOfAConsumerThatWasKilled) {
    experiment.consumers = 1;
    experiment.items = 3;
    experiment.consume = hours(1);
    killWhenTaken(1, 1);
    run();
    EXPECT_EQ(record->facts.error, "consumer 0 was killed (SIGKILL, Killed); item-0 is lost with it");
    EXPECT_EQ(of(1).exit, WorkerExit::Crashed);
    EXPECT_THAT(queue().lostItems, ElementsAre("item-0, in the hands of consumer 0 when it failed",
                                               "item-1, left in the queue", "item-2, left in the queue"));
}

TEST_F(AQueueOfProcesses, SaysThatAKilledProducerPutNoEndMarks) {
    experiment.produce = hours(1);
    killWhenTaken(1, 0);
    run();
    EXPECT_THAT(record->facts.error, HasSubstr("producer 0 was killed (SIGKILL, Killed)"));
    EXPECT_EQ(queue().lost, 0U);
    EXPECT_EQ(queue().account.consumed, 1U);
    EXPECT_EQ(of(1).exit, WorkerExit::Stopped) << "it would wait for ever";
}

TEST_F(AQueueOfProcesses, GoesOnWithoutAConsumerThatWasKilledInTheRush) {
    experiment.producers = 2;
    experiment.consumers = 3;
    experiment.items = 300'000;
    experiment.capacity = 2;
    killWhenTaken(1000, 3);
    run();
    EXPECT_THAT(record->facts.error, HasSubstr("consumer 1 was killed"));
    EXPECT_EQ(queue().account.duplicated, 0U);
    EXPECT_LE(queue().lost, 1U) << "what it had in its hands";
    EXPECT_EQ(queue().account.produced, 300'000U);
    EXPECT_EQ(queue().account.consumed + queue().lost, 300'000U);
    EXPECT_LE(queue().deepest, 2U);
}

TEST_F(AQueueOfProcesses, EndsThoughAllConsumersWereKilledInTheRush) {
    experiment.consumers = 1;
    experiment.items = kMostItems;
    experiment.capacity = 4;
    killWhenTaken(1000, 1);
    run();
    EXPECT_THAT(record->facts.error, HasSubstr("consumer 0 was killed"));
    EXPECT_EQ(of(0).exit, WorkerExit::Stopped) << "it would wait for room for ever";
}

class AWorkerAtAQueue : public AQueueOfProcesses,
                        public testing::WithParamInterface<std::pair<const char*, const char*>> {};

TEST_P(AWorkerAtAQueue, ThatMisbehavesSaysHowAndTheRunEnds) {
    const auto [how, words] = GetParam();
    experiment.consumers = 1;
    experiment.items = 3;
    misbehaving[1] = how;
    run();
    EXPECT_THAT(record->facts.error, HasSubstr("consumer 0"));
    EXPECT_THAT(record->facts.error, HasSubstr(words));
    EXPECT_TRUE(record->facts.finished);
}

INSTANTIATE_TEST_SUITE_P(
    How, AWorkerAtAQueue,
    testing::Values(std::pair("crash", "crashed (SIGSEGV"), std::pair("killed", "was killed (SIGKILL"),
                    std::pair("exit", "ended before its work was done (exit code 3)"),
                    std::pair("exit-at-once", "ended before its work was done (exit code 3)"),
                    std::pair("rubbish", "wrote what is no trace event: 'Hello"),
                    std::pair("half-line", "ended in the middle of a line"),
                    std::pair("half-line-killed", "was killed (SIGKILL"),
                    std::pair("endless-line", "wrote a line of more than 1 MiB"),
                    std::pair("flood-marks", "wrote more than 200000 events")),
    [](const auto& how) {
        std::string name = how.param.first;
        std::replace(name.begin(), name.end(), '-', '_');
        return name;
    });

TEST_F(AQueueOfProcesses, EndsAWorkerThatDoesNotStopWhenItIsAsked) {
    misbehaving[1] = "ignore-stop";
    experiment.produce = hours(1);
    whenUpdated = [this] {
        if (record->facts.released != Nanoseconds{} && !record->facts.stopped) {
            session->stop();
        }
    };
    run();
    EXPECT_TRUE(record->facts.stopped);
    EXPECT_EQ(of(1).exit, WorkerExit::Killed);
    EXPECT_THAT(of(1).message, HasSubstr("did not stop"));
    EXPECT_EQ(of(0).exit, WorkerExit::Stopped);
    EXPECT_EQ(record->facts.error, "");
}

TEST_F(AQueueOfProcesses, KeepsWhatAWorkerPrints) {
    misbehaving[2] = "print";
    run();
    EXPECT_THAT(of(2).output, HasSubstr("to stdout"));
    EXPECT_THAT(of(2).output, HasSubstr("to stderr"));
}

TEST_F(AQueueOfProcesses, DoesNotBelieveAConsumerThatSaysItIsDone) {
    experiment.consumers = 1;
    misbehaving[1] = "well"; // it takes nothing out
    run();
    EXPECT_EQ(queue().account.consumed, 0U);
    EXPECT_EQ(queue().lost, 5U);
}

TEST_F(AQueueOfProcesses, IsGoneWithItsEngine) {
    experiment.produce = hours(1);
    open(parts());
    begin();
    QSignalSpy changed(&*session, &RunSession::runChanged);
    while (facts().released == Nanoseconds{}) {
        ASSERT_TRUE(changed.wait(test::kPatience));
    }
    EXPECT_FALSE(test::ownChildren().empty());
    record = nullptr;
    session.reset();
    host.reset(); // and the fixture looks
}

TEST_F(AQueueOfProcesses, WithoutAProgramSaysWhereItWasLookedFor) {
    qputenv("PARASCOPE_WORKER_DIR", "/nowhere");
    run();
    qunsetenv("PARASCOPE_WORKER_DIR");
    EXPECT_THAT(record->facts.error, HasSubstr("compute_worker is missing: looked in /nowhere"));
    EXPECT_TRUE(record->facts.finished);
}

} // namespace
} // namespace parascope
