// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/NameColours.h"
#include "ui/charts/TimelineLegend.h"

#include <array>
#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>

namespace parascope {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

using Three = std::array<double, 3>;

Three linear(const QColor& colour) {
    const auto one = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return {one(colour.redF()), one(colour.greenF()), one(colour.blueF())};
}

/// As somebody sees it to whom a kind of cone is missing: Machado, Oliveira and Fernandes, 2009.
Three seen(const Three& colour, const std::array<Three, 3>& eye) {
    Three result{};
    for (std::size_t i = 0; i < 3; ++i) {
        const double sum = eye[i][0] * colour[0] + eye[i][1] * colour[1] + eye[i][2] * colour[2];
        result[i] = std::clamp(sum, 0.0, 1.0);
    }
    return result;
}

/// CIE L*a*b*, in which a distance is a difference that people see: 2.3 is the least.
Three lab(const Three& c) {
    const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
    const double x = f((0.4124 * c[0] + 0.3576 * c[1] + 0.1805 * c[2]) / 0.95047);
    const double y = f(0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]);
    const double z = f((0.0193 * c[0] + 0.1192 * c[1] + 0.9505 * c[2]) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

TEST(TheColoursOfNames, AreToldApartWithEveryKindOfColourVision) {
    const std::array<std::array<Three, 3>, 3> eyes{{{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
                                                    {{{0.152286, 1.052583, -0.204868},
                                                      {0.114503, 0.786281, 0.099216},
                                                      {-0.003882, -0.048116, 1.051998}}},
                                                    {{{0.367322, 0.860646, -0.227968},
                                                      {0.280085, 0.672501, 0.047413},
                                                      {-0.011820, 0.042940, 0.968881}}}}};
    for (const auto& eye : eyes) {
        for (std::size_t a = 0; a < kNameColours; ++a) {
            for (std::size_t b = a + 1; b < kNameColours; ++b) {
                const auto left = lab(seen(linear(nameColour(a)), eye));
                const auto right = lab(seen(linear(nameColour(b)), eye));
                EXPECT_GE(std::hypot(left[0] - right[0], left[1] - right[1], left[2] - right[2]), 20)
                    << a << " and " << b;
            }
        }
    }
}

/// A trace of another program: nobody says in which states its lanes are.
class AForeignTrace : public testing::Test {
protected:
    AForeignTrace() {
        lane = trace.addLane({"main", "program", LaneKind::Other, 1, 1, 0});
        add("parse", 0s, 1s);
        add("compile", 1s, 9s);
        add("link", 9s, 12s);
    }
    void add(const char* name, Nanoseconds begin, Nanoseconds end) {
        EXPECT_TRUE(trace.addSpan(lane, {begin, end, trace.nameId(name), -1, State::Other}));
    }
    [[nodiscard]] std::vector<TimelineSource> sources() const {
        return {{QStringLiteral("program"), &trace, {}}};
    }

    Trace trace;
    LaneId lane;
};

TEST_F(AForeignTrace, GivesColoursToTheNamesThatFillTheMostTime) {
    const auto colours = nameColours(sources());
    EXPECT_THAT(colours.names(), ElementsAre("compile", "link", "parse"));
    EXPECT_EQ(colours.of("unknown"), std::nullopt);
}

TEST_F(AForeignTrace, GivesEachNameAColourOfItsOwn) {
    for (int i = 0; i < 10; ++i) {
        add(("step " + std::to_string(i)).c_str(), 12s + 1s * i, 13s + 1s * i);
    }
    const auto colours = nameColours(sources());
    std::set<QString> different;
    for (const auto& name : colours.names()) {
        different.insert(colours.of(name)->name());
    }
    EXPECT_EQ(different.size(), kNameColours);
}

TEST_F(AForeignTrace, GivesANameTheColourThatItHasInOtherTraces) {
    const auto before = nameColours(sources());
    Trace other;
    const auto main = other.addLane({"main", "program", LaneKind::Other, 1, 1, 0});
    other.addSpan(main, {0s, 5s, other.nameId("link"), -1, State::Other});
    const auto after = nameColours({{QStringLiteral("other"), &other, {}}});
    EXPECT_EQ(after.of("link"), before.of("link"));
    EXPECT_EQ(NameColours::mutedOf("link"), NameColours::mutedOf("link"));
    EXPECT_NE(NameColours::mutedOf("link"), *after.of("link"));
}

TEST_F(AForeignTrace, GivesANameTheColourThatItsFileProposesAsFarAsThereIsOne) {
    const auto before = nameColours(sources());
    trace.proposeColour(trace.nameId("parse"), "terrible");
    trace.proposeColour(trace.nameId("link"), "good");
    const auto after = nameColours(sources());
    EXPECT_EQ(after.of("parse"), nameColour(5)) << "the red";
    if (before.of("link") != nameColour(5)) {
        EXPECT_EQ(after.of("link"), before.of("link")) << "its green says \"running\" here";
    }
    trace.proposeColour(trace.nameId("compile"), "cq_build_failed");
    const auto both = nameColours(sources());
    EXPECT_EQ(both.of("compile"), nameColour(5)) << "of two that want it the one that fills more time";
    EXPECT_EQ(both.of("parse"), nameColour(6)) << "and the other the next one";
}

TEST_F(AForeignTrace, NamesItsColoursInTheLegend) {
    const auto entries = timelineLegend(sources(), nameColours(sources()));
    ASSERT_EQ(entries.size(), 3u);
    EXPECT_EQ(entries[0].text, QStringLiteral("compile"));
    EXPECT_EQ(entries[0].colour, nameColours(sources()).of("compile"));
}

TEST_F(AForeignTrace, SaysThatThereAreOthersWhereColoursRunOut) {
    for (int i = 0; i < 10; ++i) {
        add(("step " + std::to_string(i)).c_str(), 12s + 1s * i, 13s + 1s * i);
    }
    const auto entries = timelineLegend(sources(), nameColours(sources()));
    ASSERT_EQ(entries.size(), kNameColours + 1);
    EXPECT_EQ(entries.back().text, QStringLiteral("others, muted"));
}

} // namespace
} // namespace parascope
