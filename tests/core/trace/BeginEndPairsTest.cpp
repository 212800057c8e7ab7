// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/BeginEndPairs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>

namespace parascope {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// Edges are told as "a( 5" for a begin and "a) 7" or ") 7" for an end.
class BeginsAndEnds : public testing::Test {
protected:
    void pair(const std::vector<std::string>& texts) {
        std::vector<SpanEdge> edges;
        for (const auto& text : texts) {
            SpanEdge edge;
            edge.isEnd = text.find(')') != std::string::npos;
            const auto bracket = text.find_first_of("()");
            edge.name = bracket == 0 ? NameId() : NameId(text[0]);
            edge.time = Nanoseconds(std::stoi(text.substr(bracket + 1)));
            edges.push_back(edge);
        }
        paired = pairedSpans(std::move(edges));
    }
    [[nodiscard]] std::vector<std::string> spans() const {
        std::vector<std::string> all;
        for (const auto& span : paired.spans) {
            all.push_back(std::string(1, static_cast<char>(span.name.value)) + " " +
                          std::to_string(span.begin.count()) + "-" + std::to_string(span.end.count()));
        }
        return all;
    }

    PairedSpans paired;
};

TEST_F(BeginsAndEnds, NestAndEndTheInnermostOne) {
    pair({"a( 0", "b( 5", ") 8", ") 20"});
    EXPECT_THAT(spans(), ElementsAre("b 5-8", "a 0-20"));
}

TEST_F(BeginsAndEnds, GoByTimeWhereverTheyStand) {
    pair({") 30", "b( 20", "a( 0", ") 10"});
    EXPECT_THAT(spans(), ElementsAre("a 0-10", "b 20-30"));
    EXPECT_THAT(paired.open, IsEmpty());
    EXPECT_THAT(paired.strays, IsEmpty());
}

TEST_F(BeginsAndEnds, OfOneMomentStandInTheOrderOfTheFileWhereThatIsTheOrderOfTime) {
    pair({"a( 0", "b( 10", ") 10", ") 20"});
    EXPECT_THAT(spans(), ElementsAre("b 10-10", "a 0-20"));
    pair({"a( 0", ") 10", "b( 10", ") 20"});
    EXPECT_THAT(spans(), ElementsAre("a 0-10", "b 10-20"));
}

TEST_F(BeginsAndEnds, OfOneMomentEndBeforeTheyBeginWhereTheFileIsInNoOrder) {
    pair({"b( 10", "b) 20", "a( 0", "a) 10"});
    EXPECT_THAT(spans(), ElementsAre("a 0-10", "b 10-20"));
    pair({"x( 10", "x) 10", "a( 0", "a) 20"});
    EXPECT_THAT(spans(), ElementsAre("x 10-10", "a 0-20")) << "one without length, by its name";
}

TEST_F(BeginsAndEnds, AreLeftOpenOrCountedWithoutAPartner) {
    pair({") 1", "a( 5", "b( 6", "b) 7"});
    EXPECT_THAT(spans(), ElementsAre("b 6-7"));
    EXPECT_THAT(paired.open, SizeIs(1));
    EXPECT_THAT(paired.strays, SizeIs(1));
}

TEST_F(BeginsAndEnds, DoNothingWhenAnEndNamesAnotherThanTheInnermost) {
    pair({"a( 0", "b( 5", "a) 8", "b) 9"});
    EXPECT_THAT(spans(), ElementsAre("b 5-9"));
    EXPECT_THAT(paired.misnamed, SizeIs(1));
    EXPECT_THAT(paired.open, SizeIs(1)) << "a, which was not ended";
}

TEST_F(BeginsAndEnds, AreTakenByNameAmongEndsOfOneMoment) {
    pair({"a( 0", "b( 5", "a) 9", "b) 9"});
    EXPECT_THAT(spans(), ElementsAre("b 5-9", "a 0-9"));
    EXPECT_THAT(paired.misnamed, IsEmpty());
}

TEST_F(BeginsAndEnds, OfManyAtOneMomentTakeNoTimeOfTheirSquare) {
    std::vector<SpanEdge> edges(200'000);
    for (std::size_t i = 0; i < edges.size(); ++i) {
        edges[i].isEnd = i < edges.size() / 2;
        edges[i].name = NameId(static_cast<std::int32_t>(i));
    }
    edges.back().time = Nanoseconds(-1); // in no order
    EXPECT_EQ(pairedSpans(std::move(edges)).misnamed.size(), 100'000U);
}

} // namespace
} // namespace parascope
