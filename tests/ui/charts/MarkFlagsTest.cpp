// SPDX-License-Identifier: GPL-3.0-or-later
// Marks of a trace as flags on its lanes.

#include "ui/charts/MarkFlags.h"
#include "tests/ui/charts/QueueScene.h"
#include "ui/charts/TimelineLegend.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <numeric>
#include <QApplication>

namespace parascope {
namespace {

using namespace std::chrono_literals;

using testing::Each;
using testing::Le;

/// Lanes 30 px high, a pixel for every 10 ms.
class ALaneWithFlags : public test::AQueueScene, public testing::Test {
protected:
    void mark(const char* name, Nanoseconds time, LaneId lane, TraceMark::Of of = TraceMark::Of::Lane) {
        trace.addMark({trace.nameId(name), time, of, lane, 0, false});
    }
    [[nodiscard]] std::optional<QRectF> words(const MarkFlag& flag) const {
        return flagWordsRect(scene, flag, metrics);
    }
    /// Each flag: where it stands, on which row, for how many.
    [[nodiscard]] std::vector<std::string> flags() const {
        std::vector<std::string> all;
        for (const auto& flag : markFlags(scene)) {
            all.push_back(std::to_string(static_cast<int>(flag.rect.left())) + " on " +
                          std::to_string(flag.row) + " of " + std::to_string(flag.count) +
                          (flag.isNote ? " note" : ""));
        }
        return all;
    }

    QFontMetricsF metrics{QApplication::font()};
};

TEST_F(ALaneWithFlags, HasThemAtTheirMomentsOnTheirRows) {
    mark("first page", 2s, consumer);
    mark("process", 4s, LaneId(), TraceMark::Of::Process);
    mark("all", 7s, LaneId(), TraceMark::Of::All);
    EXPECT_EQ(flags(), (std::vector<std::string>{"200 on 1 of 1", "400 on 0 of 1", "700 on 2 of 1"}));
    const auto drawn = markFlags(scene);
    EXPECT_EQ(drawn[0].rect.top(), laneRect(scene, 1).top());
    EXPECT_EQ(drawn[1].rect.top(), laneRect(scene, 0).top()) << "the first lane of its process";
    EXPECT_EQ(drawn[2].rect.top(), scene.place.lanes.top());
    EXPECT_EQ(drawn[0].rect.size(), QSizeF(12, 24)) << "seen from the last row, and within the lane";
}

TEST_F(ALaneWithFlags, SaysWhatTheyAre) {
    mark("<first> page", 2s, consumer);
    mark("all", 7s, LaneId(), TraceMark::Of::All);
    const auto drawn = markFlags(scene);
    EXPECT_EQ(flagTextAt(scene, drawn[0].rect.center()),
              QStringLiteral("<b>&lt;first&gt; page</b><br>a mark at 2.000\u00a0s"));
    EXPECT_EQ(flagTextAt(scene, drawn[1].rect.center()),
              QStringLiteral("<b>all</b><br>a mark of the whole run at 7.000\u00a0s"));
    EXPECT_FALSE(flagTextAt(scene, QPointF(500, 60)));
}

TEST_F(ALaneWithFlags, OfThousandsShowsOneForTheRoomOfOneAndCountsTheRest) {
    for (int i = 0; i < 10'000; ++i) {
        mark("tick", i * 1ms, producer);
    }
    const auto drawn = markFlags(scene);
    EXPECT_LE(drawn.size(), 1000U / 12 + 2) << "flags 12 px wide on 1000 px";
    EXPECT_GE(drawn.size(), 1000U / 12);
    EXPECT_EQ(std::accumulate(drawn.begin(), drawn.end(), std::size_t{0},
                              [](std::size_t sum, const MarkFlag& flag) { return sum + flag.count; }),
              10'000U);
    EXPECT_EQ(flagTextAt(scene, drawn[1].rect.topLeft() + QPointF(1, 1)),
              QStringLiteral("120 marks, the first: <b>tick</b> at 120.0\u00a0ms"));
}

TEST_F(ALaneWithFlags, KeepsThemTogetherWhileOnePans) {
    for (int i = 0; i < 1000; ++i) {
        mark("tick", i * 10ms, producer);
    }
    const auto counts = [this] {
        std::vector<std::pair<std::size_t, std::size_t>> all;
        for (const auto& flag : markFlags(scene)) {
            all.emplace_back(flag.first, flag.count);
        }
        return std::vector(all.begin() + 2, all.end() - 2);
    };
    const auto before = counts();
    scene.visible = {30ms, 10s + 30ms};
    const auto after = counts();
    EXPECT_TRUE(std::all_of(before.begin(), before.end() - 1, [&](const auto& flag) {
        return std::find(after.begin(), after.end(), flag) != after.end();
    }));
}

TEST_F(ALaneWithFlags, WritesNamesWhereTheyHideNothing) {
    mark("busy", 3s, producer);
    mark("idle", 7s, producer);
    const auto drawn = markFlags(scene);
    EXPECT_FALSE(words(drawn[0])) << "the producer works on an item there";
    ASSERT_TRUE(words(drawn[1]));
    EXPECT_EQ(words(drawn[1])->left(), 712);
    mark("at once", 7s + 200ms, producer);
    EXPECT_FALSE(words(markFlags(scene)[1])) << "the next flag stands there";
}

TEST_F(ALaneWithFlags, WritesNotesWhateverIsThere) {
    trace.addNote({3s, producer, "here it works"});
    const auto drawn = markFlags(scene);
    ASSERT_EQ(flags(), std::vector<std::string>{"300 on 0 of 1 note"});
    const auto rect = words(drawn[0]);
    ASSERT_TRUE(rect);
    EXPECT_EQ(rect->left(), 300);
    EXPECT_EQ(noteAt(scene, rect->center(), metrics), (TraceNote{3s, producer, "here it works"}));
    EXPECT_EQ(noteAt(scene, drawn[0].rect.topLeft(), metrics), (TraceNote{3s, producer, "here it works"}));
    EXPECT_FALSE(noteAt(scene, QPointF(290, rect->center().y()), metrics));
}

TEST_F(ALaneWithFlags, KeepsNotesApartFromMarks) {
    for (int i = 0; i < 100; ++i) {
        mark("tick", 5s + i * 100us, producer);
    }
    trace.addNote({5s + 5ms, producer, "mine"});
    EXPECT_EQ(flags(), (std::vector<std::string>{"500 on 0 of 100", "500 on 0 of 1 note"}));
    EXPECT_EQ(flagTextAt(scene, markFlags(scene)[0].rect.center()),
              QStringLiteral("<b>mine</b><br>a note at 5.005\u00a0s: click to change it"))
        << "what the user wrote comes first";
}

TEST_F(ALaneWithFlags, PutsThoseOfLanesThatAreNotShownAtTheUpperEdge) {
    mark("first page", 2s, consumer);
    scene.lanes.erase(scene.lanes.begin() + 1);
    EXPECT_EQ(flags(), std::vector<std::string>{"200 on 1 of 1"});
    EXPECT_EQ(markFlags(scene)[0].rect.top(), scene.place.lanes.top());
}

TEST_F(ALaneWithFlags, ShowsNoneThatAreNotOnTheScreen) {
    mark("before", 1s, producer);
    mark("on it", 2s, producer);
    mark("behind", 9s, producer);
    scene.visible = {1500ms, 3s};
    EXPECT_EQ(flags(), std::vector<std::string>{"333 on 0 of 1"});
    scene.place.lanes = {};
    EXPECT_TRUE(markFlags(scene).empty());
}

TEST_F(ALaneWithFlags, NamesThemInTheLegend) {
    const auto legend = [this] {
        QStringList texts;
        for (const auto& entry : timelineLegend({scene.source}, {})) {
            texts.append(entry.text);
        }
        return texts;
    };
    EXPECT_FALSE(legend().contains(QStringLiteral("\u2691 mark")));
    mark("first page", 2s, consumer);
    EXPECT_TRUE(legend().contains(QStringLiteral("\u2691 mark")));
    EXPECT_FALSE(legend().contains(QStringLiteral("\u2690 note")));
    trace.addNote({3s, producer, "mine"});
    EXPECT_TRUE(legend().contains(QStringLiteral("\u2690 note")));
}

} // namespace
} // namespace parascope
