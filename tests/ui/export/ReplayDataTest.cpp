// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/ReplayData.h"

#include "tests/core/report/RunMaker.h"
#include "ui/charts/StateStyle.h"
#include "ui/export/RunExport.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace parascope {
namespace {

using testing::ElementsAre;

/// A piece as replay.js takes it from the data.
struct Piece {
    std::int64_t begin = 0;
    std::int64_t end = 0;
    int state = 0;
    int core = -1;

    bool operator==(const Piece&) const = default;
};

/// The data of runs, as the script reads it.
class DataOfAReplay : public testing::Test {
protected:
    void make(const std::vector<const RunRecord*>& runs, std::size_t mostPieces = kMostPieces) {
        const auto text = replayData(timelineSources(runs), mostPieces);
        data = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
    }
    [[nodiscard]] std::vector<Piece> pieces(int run, int lane) const {
        std::vector<Piece> pieces;
        const auto workers =
            data[QStringLiteral("runs")].toArray()[run].toObject()[QStringLiteral("workers")];
        for (const auto layer : workers.toArray()[lane].toObject()[QStringLiteral("layers")].toArray()) {
            auto time = static_cast<std::int64_t>(data[QStringLiteral("begin")].toDouble());
            const auto numbers = layer.toObject()[QStringLiteral("pieces")].toArray();
            for (int i = 0; i + 6 < numbers.size(); i += 7) {
                const auto begin = time + static_cast<std::int64_t>(numbers[i].toDouble());
                time = begin + static_cast<std::int64_t>(numbers[i + 1].toDouble());
                pieces.push_back({begin, time, numbers[i + 2].toInt(), numbers[i + 3].toInt() - 1});
            }
        }
        return pieces;
    }

    QJsonObject data;
};

TEST_F(DataOfAReplay, HoldsEveryPieceToTheNanosecond) {
    const auto run = test::parallelRun();
    make({&run});
    constexpr auto kRunning = static_cast<int>(indexOf(State::Running));
    constexpr auto kStarting = static_cast<int>(indexOf(State::Starting));
    EXPECT_THAT(pieces(0, 0),
                ElementsAre(Piece{-2'000'000, -1'000'000, kStarting, -1}, Piece{0, 100'000'000, kRunning, 0},
                            Piece{100'000'000, 200'000'000, kRunning, 0}));
    EXPECT_THAT(pieces(0, 1),
                ElementsAre(Piece{-2'000'000, 0, kStarting, -1}, Piece{0, 200'000'000, kRunning, 1}));
    EXPECT_EQ(data[QStringLiteral("thinned")].toString(), QString());
}

TEST_F(DataOfAReplay, HasTheColoursAndPatternsOfTheWindow) {
    make({});
    const auto states = data[QStringLiteral("states")].toArray();
    ASSERT_EQ(static_cast<std::size_t>(states.size()), kStateCount);
    for (const auto state : kAllStates) {
        const auto look = states[static_cast<qsizetype>(indexOf(state))].toObject();
        EXPECT_EQ(look[QStringLiteral("colour")].toString(), styleOf(state).colour.name());
        EXPECT_EQ(look[QStringLiteral("legend")].toString(), legendText(state));
    }
    const auto gil = states[static_cast<qsizetype>(indexOf(State::Gil))].toObject();
    EXPECT_EQ(gil[QStringLiteral("hatch")].toString(), QStringLiteral("cross"));
    EXPECT_EQ(gil[QStringLiteral("shape")].toString(), QStringLiteral("half"));
}

TEST_F(DataOfAReplay, IsThinnedWhereThereIsTooMuchAndSaysSo) {
    test::RunMaker maker(Backend::Threads, 1);
    maker.release(1).worker(1, 20'001, 20'000);
    for (int i = 0; i < 10'000; ++i) {
        maker.span(1 + 2 * i, 2 + 2 * i);
    }
    make({&maker.run}, 2'000);
    EXPECT_LE(pieces(0, 0).size(), 2'000U);
    EXPECT_GE(pieces(0, 0).size(), 100U);
    EXPECT_TRUE(data[QStringLiteral("thinned")].toString().contains(QStringLiteral("drawn together")));
}

TEST_F(DataOfAReplay, HasAMarkForEachPlaceThatCanBeToldApartAndEveryNote) {
    auto run = test::parallelRun();
    const auto zero = run.zero();
    for (int i = 0; i < 1000; ++i) {
        run.trace.addMark(
            {run.trace.nameId("tick"), zero + Nanoseconds(i), TraceMark::Of::Lane, LaneId(1), 0, false});
    }
    run.trace.addNote({zero + Nanoseconds(5), {}, "mine"});
    run.trace.addNote({zero + Nanoseconds(6), LaneId(1), "mine, too"});
    make({&run});
    const auto flags =
        data[QStringLiteral("runs")].toArray()[0].toObject()[QStringLiteral("flags")].toArray();
    ASSERT_EQ(flags.size(), 3);
    EXPECT_EQ(flags[0], (QJsonObject{{QStringLiteral("lane"), 1},
                                     {QStringLiteral("time"), 0},
                                     {QStringLiteral("words"), QStringLiteral("tick")},
                                     {QStringLiteral("note"), false}}));
    EXPECT_EQ(flags[1], (QJsonObject{{QStringLiteral("lane"), QJsonValue::Null},
                                     {QStringLiteral("time"), 5},
                                     {QStringLiteral("words"), QStringLiteral("mine")},
                                     {QStringLiteral("note"), true}}));
    EXPECT_EQ(flags[2].toObject()[QStringLiteral("words")].toString(), QStringLiteral("mine, too"));
}

} // namespace
} // namespace parascope
