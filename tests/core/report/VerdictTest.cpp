// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/Verdict.h"

#include <map>

namespace parascope {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;
using testing::Pair;

/// What was measured of a program: shares of its time, and what it used.
struct Measured {
    std::string what;
    double wall = 3;
    double user = 0;
    double system = 0;
    double busyCores = 1;
    int coresAllowed = 2;
    std::map<PathPart, double> shares;
    VerdictKind kind = VerdictKind::CpuBound;
    std::string words; ///< that the sentence has
    double others = 0;
    int machineCores = 2;
};

VerdictInput inputOf(const Measured& measured) {
    VerdictInput input;
    input.wall = measured.wall;
    input.coresAllowed = measured.coresAllowed;
    input.machineCores = measured.machineCores;
    input.otherPrograms = measured.others;
    input.evidence.use.user = fromSeconds(measured.user);
    input.evidence.use.system = fromSeconds(measured.system);
    input.evidence.path.onCore = measured.busyCores * measured.wall * 1e9;
    PathTimes each;
    for (const auto& [part, share] : measured.shares) {
        each[part] = share;
    }
    input.evidence.path.add({Nanoseconds(0), fromSeconds(measured.wall)}, each);
    return input;
}

class AProgramOfKnownNature : public testing::TestWithParam<Measured> {};

TEST_P(AProgramOfKnownNature, IsJudgedByWhatBoundsIt) {
    const auto verdict = judge(inputOf(GetParam()));
    EXPECT_EQ(verdictKey(verdict.kind), verdictKey(GetParam().kind)) << verdict.sentence;
    EXPECT_THAT(verdict.sentence, HasSubstr(GetParam().words));
    EXPECT_EQ(verdict.evidence.size(), 3U);
    for (const auto& figure : verdict.evidence) {
        EXPECT_THAT(figure.meaning, testing::Not(testing::IsEmpty())) << figure.name;
    }
}

// As measured with the commands of the lesson: core/report/Verdict.cpp says where each line is drawn.
const std::vector<Measured>& measuredPrograms() {
    using enum PathPart;
    using enum VerdictKind;
    static const std::vector<Measured> kPrograms{
        {"sha256sum, warm", 1.02, 0.85, 0.16, 1.00, 2, {{Running, 1}}, CpuBound, "use processes"},
        {"hashlib in two threads",
         3.22,
         5.9,
         0.06,
         1.85,
         2,
         {{Running, 0.93}, {Ready, 0.06}, {Other, 0.01}},
         CpuBound,
         "It uses all it may"},
        {"two Python threads",
         3.16,
         3.05,
         0.05,
         0.98,
         2,
         {{Running, 0.5}, {Gil, 0.47}, {Ready, 0.02}, {Other, 0.01}},
         LockBound,
         "took turns at Python's GIL"},
        {"two Python threads beside other programs",
         3.16,
         3.05,
         0.05,
         0.7,
         2,
         {{Running, 0.35}, {Gil, 0.4}, {Ready, 0.25}},
         LockBound,
         "use processes",
         0.4},
        {"four threads, one mutex",
         3,
         3,
         0.03,
         1.01,
         2,
         {{Running, 0.25}, {Lock, 0.57}, {Ready, 0.18}},
         LockBound,
         "Hold the lock for less"},
        {"four hogs, one core allowed",
         3.02,
         3.01,
         0,
         1,
         1,
         {{Running, 0.25}, {Ready, 0.75}},
         Starved,
         "wait for a core 75 % of the time"},
        {"four hogs on all cores",
         3.02,
         6,
         0,
         1.99,
         2,
         {{Running, 0.5}, {Ready, 0.5}},
         CpuBound,
         "It uses all it may"},
        {"a hog that shares its core with another",
         2.3,
         1.07,
         0,
         0.46,
         2,
         {{Running, 0.46}, {Ready, 0.54}},
         CpuBound,
         "It computed 46 % of the time, waited for a core another 54 %, and kept 0.46 of 2 cores busy",
         0.5},
        {"a hog at nice 19 beside another",
         3,
         0.04,
         0,
         0.02,
         2,
         {{Running, 0.01}, {Ready, 0.99}},
         Starved,
         "other programs used 90 % of them",
         0.9},
        {"2,000 children one after another",
         3,
         1.6,
         1.1,
         0.91,
         2,
         {{Running, 0.91}, {Other, 0.09}},
         CpuBound,
         "It computed 91 %"},
        {"dd oflag=dsync",
         3.08,
         0.02,
         1.04,
         0.34,
         2,
         {{Running, 0.34}, {Disk, 0.63}, {Other, 0.03}},
         IoBound,
         "mostly for the disk"},
        {"a client of a slow server",
         2,
         0.05,
         0.03,
         0.04,
         2,
         {{Running, 0.04}, {Network, 0.96}},
         IoBound,
         "It waited 96 % of the time, mostly for the network"},
        {"a program that waits for somebody",
         2,
         0.01,
         0,
         0.01,
         2,
         {{Running, 0.01}, {Terminal, 0.99}},
         IoBound,
         "somebody to type"},
        {"asyncio, 100 sleepers",
         3.37,
         0.3,
         0.07,
         0.11,
         2,
         {{Running, 0.11}, {Sleep, 0.89}},
         Sleeping,
         "It slept 89 % of the time"},
        {"in turns", 4, 1.98, 0, 0.49, 2, {{Running, 0.49}, {Sleep, 0.51}}, Mixed, "in turns all along"},
        {"a join in SQLite, warm", 3.56, 3.5, 0.06, 1, 2, {{Running, 1}}, CpuBound, "CPU-bound"},
        {"a small cmake",
         2.5,
         1.7,
         0.3,
         0.82,
         2,
         {{Running, 0.82}, {Disk, 0.06}, {Other, 0.12}},
         CpuBound,
         "It computed 82 %"},
        {"two processes through a pipe",
         3.02,
         0.8,
         2.95,
         1.24,
         2,
         {{Running, 0.88}, {Pipe, 0.12}},
         CpuBound,
         "CPU-bound"},
        {"a program of another user",
         3,
         0.01,
         0,
         0,
         2,
         {{Running, 0.01}, {Other, 0.99}},
         Sleeping,
         "for what cannot be seen"},
        {"curl forty times beside other programs",
         4.9,
         0.6,
         1.0,
         0.3,
         2,
         {{Running, 0.31}, {Ready, 0.2}, {Network, 0.46}, {Other, 0.03}},
         IoBound,
         "It waited for a core, too, 20 % of the time.",
         0.6},
        {"threads that wait for ever",
         3,
         0.01,
         0,
         0,
         2,
         {{Running, 0.01}, {Lock, 0.99}},
         LockBound,
         "for a lock"},
        {"true", 0.001, 0.001, 0, 0.9, 2, {{Running, 1}}, TooShort, "too short to tell"},
    };
    return kPrograms;
}

INSTANTIATE_TEST_SUITE_P(Measured, AProgramOfKnownNature, testing::ValuesIn(measuredPrograms()),
                         [](const auto& measured) {
                             std::string name;
                             for (const char letter : measured.param.what) {
                                 name += std::isalnum(static_cast<unsigned char>(letter)) != 0 ? letter : '_';
                             }
                             return name;
                         });

/// A program that does one thing after another.
class AProgramInParts : public testing::Test {
protected:
    void does(const std::map<PathPart, double>& shares, milliseconds length) {
        PathTimes each;
        for (const auto& [part, share] : shares) {
            each[part] = share;
        }
        input.evidence.path.add({end, end + length}, each);
        end += length;
        input.wall = toSeconds(end);
        input.evidence.path.onCore += each[PathPart::Running] * static_cast<double>(length.count()) * 1e6;
    }
    void does(PathPart part, milliseconds length) { does({{part, 1.0}}, length); }

    VerdictInput input;
    Nanoseconds end{};
};

TEST_F(AProgramInParts, IsMixedAndSaysWhatWasWhen) {
    input.coresAllowed = input.machineCores = 2;
    does(PathPart::Running, milliseconds(2000));
    does(PathPart::Sleep, milliseconds(2000));
    const auto verdict = judge(input);
    EXPECT_EQ(verdict.kind, VerdictKind::Mixed);
    EXPECT_EQ(verdict.sentence, "It computed for 2.00 s, then slept for 2.00 s: judge each part by itself.");
    ASSERT_EQ(verdict.phases.size(), 2U);
    EXPECT_EQ(verdict.phases[0].kind, VerdictKind::CpuBound);
    EXPECT_EQ(verdict.phases[1].kind, VerdictKind::Sleeping);
    EXPECT_EQ(verdict.phases[0].time, (TimeSpan{Nanoseconds(0), milliseconds(2000)}));
}

TEST_F(AProgramInParts, IsLockBoundThoughItStartedAlone) {
    // Python imports for 260 ms, then two threads take turns at the GIL; as measured.
    does(PathPart::Running, milliseconds(260));
    does({{PathPart::Running, 0.5}, {PathPart::Ready, 0.1}, {PathPart::Gil, 0.4}}, milliseconds(470));
    input.coresAllowed = input.machineCores = 2;
    const auto verdict = judge(input);
    EXPECT_EQ(verdictKey(verdict.kind), "lock-bound") << verdict.sentence;
    ASSERT_EQ(verdict.phases.size(), 2U);
    EXPECT_EQ(verdict.phases[1].kind, VerdictKind::LockBound);
}

TEST_F(AProgramInParts, IsLockBoundWhereFewOfPythonsWaitsForTheGilWereSeen) {
    does({{PathPart::Running, 0.62}, {PathPart::Ready, 0.14}, {PathPart::Gil, 0.24}}, milliseconds(757));
    input.coresAllowed = input.machineCores = 2;
    input.evidence.path.onCore = 0.72e9; // 0.95 cores
    EXPECT_EQ(judge(input).kind, VerdictKind::CpuBound) << "of any other program";
    input.evidence.isPython = true;
    EXPECT_EQ(judge(input).kind, VerdictKind::LockBound);
    input.evidence.path.onCore = 0.95e9; // hashlib lets go of it: 1.25 cores
    EXPECT_EQ(judge(input).kind, VerdictKind::CpuBound);
}

TEST_F(AProgramInParts, SaysOfTurnsAtALockNotThatItComputed) {
    does({{PathPart::Running, 0.5}, {PathPart::Lock, 0.5}}, milliseconds(1000));
    does(PathPart::Sleep, milliseconds(1000));
    EXPECT_EQ(judge(input).sentence,
              "It took turns at a lock for 1.00 s, then slept for 1.00 s: judge each part by itself.");
}

TEST_F(AProgramInParts, WaitsForTheDiskWhereThatTookBytesThoughNobodySawTheWaits) {
    // dd oflag=dsync on a fast disk: each wait is over before anybody can ask for what.
    does({{PathPart::Running, 0.33}, {PathPart::Other, 0.67}}, milliseconds(1000));
    input.evidence.use.system = milliseconds(320);
    input.evidence.use.user = milliseconds(10);
    EXPECT_EQ(judge(input).kind, VerdictKind::Mixed);
    input.evidence.use.diskWrittenBytes = 98'304'000;
    EXPECT_EQ(judge(input).kind, VerdictKind::IoBound);
    input.evidence.use.diskWrittenBytes = 100'000; // a log, perhaps
    EXPECT_EQ(judge(input).kind, VerdictKind::Mixed);
}

TEST_F(AProgramInParts, IsOnePhaseWhereAMomentDiffers) {
    does(PathPart::Running, milliseconds(1000));
    does(PathPart::Disk, milliseconds(40));
    does(PathPart::Running, milliseconds(1000));
    const auto verdict = judge(input);
    EXPECT_EQ(verdict.kind, VerdictKind::CpuBound);
    ASSERT_EQ(verdict.phases.size(), 1U);
    EXPECT_EQ(verdict.phases.front().part, PathPart::Running);
}

TEST_F(AProgramInParts, ComputesWhatTheKernelCountedOfAnotherUsersProcess) {
    does(PathPart::Pipe, milliseconds(100));
    does(PathPart::Other, milliseconds(1900));
    input.coresAllowed = input.machineCores = 2;
    input.evidence.hidden = 1;
    input.evidence.use.user = milliseconds(1800);
    auto verdict = judge(input);
    EXPECT_EQ(verdict.kind, VerdictKind::CpuBound);
    EXPECT_THAT(verdict.sentence, HasSubstr("It computed 90 % of the time and kept 0.90 of 2 cores busy"));
    EXPECT_NEAR(verdict.shares[PathPart::Pipe], 0.05, 1e-6);
    input.evidence.use.user = milliseconds(1);
    verdict = judge(input);
    EXPECT_EQ(verdict.kind, VerdictKind::Sleeping);
    EXPECT_THAT(verdict.sentence, HasSubstr("for what cannot be seen"));
}

TEST(AVerdict, NamesItsStrategy) {
    std::map<std::string, std::string> strategies;
    for (const auto& measured : measuredPrograms()) {
        strategies[measured.what] = judge(inputOf(measured)).strategy;
    }
    EXPECT_EQ(strategies["sha256sum, warm"], "processes");
    EXPECT_EQ(strategies["two Python threads"], "processes");
    EXPECT_EQ(strategies["four threads, one mutex"], "less-locking");
    EXPECT_EQ(strategies["dd oflag=dsync"], "threads");
    EXPECT_EQ(strategies["four hogs, one core allowed"], "more-cores");
    EXPECT_EQ(strategies["true"], "more-work");
}

TEST(AVerdict, IsTheSameFromAFile) {
    for (const auto& measured : measuredPrograms()) {
        auto input = inputOf(measured);
        input.evidence.path = input.evidence.path.rounded();
        JsonWriter json;
        json.beginObject();
        writeTreeEvidence(json, input.evidence);
        json.endObject();
        simdjson::dom::parser parser;
        const auto again = readTreeEvidence(JsonFields(parser.parse(std::string(json.text())).value()));
        EXPECT_EQ(*again, input.evidence) << measured.what;
    }
}

/// Four ranks that spin while they wait: the kernel sees them compute.
VerdictInput ranksThatWait(double share) {
    Measured measured;
    measured.wall = 2;
    measured.user = 3.8;
    measured.busyCores = 1.9;
    measured.shares = {{PathPart::Running, 0.95}, {PathPart::Ready, 0.05}};
    auto input = inputOf(measured);
    input.evidence.ranks = 4;
    input.evidence.rankLives = fromSeconds(8);
    input.evidence.rankMessages = fromSeconds(8 * share);
    return input;
}

TEST(RanksThatMostlyWaitForMessages, AreBoundByThemThoughTheyComputeForTheKernel) {
    const auto verdict = judge(ranksThatWait(0.9));
    EXPECT_EQ(verdictKey(verdict.kind), "io-bound");
    EXPECT_EQ(verdict.strategy, "fewer-messages");
    EXPECT_THAT(verdict.sentence, HasSubstr("bound by its messages"));
    ASSERT_EQ(verdict.evidence.size(), 3U);
    EXPECT_EQ(verdict.evidence[0].name, "messages");
    EXPECT_DOUBLE_EQ(verdict.evidence[0].value, 0.9);
}

TEST(RanksThatMostlyCompute, NeedCoresAndNoThreads) {
    auto input = ranksThatWait(0.4);
    EXPECT_EQ(judge(input).strategy, "processes");
    EXPECT_THAT(judge(input).sentence, HasSubstr("It uses all it may"));
    input.coresAllowed = input.machineCores = 8;
    EXPECT_THAT(judge(input).sentence, HasSubstr("More cores help: start as many ranks."));
}

TEST(RanksThatWereThereForAMoment, AreTooShortToTell) {
    auto input = ranksThatWait(0.9);
    input.wall = 0.01;
    EXPECT_EQ(verdictKey(judge(input).kind), "too-short");
}

} // namespace
} // namespace parascope
