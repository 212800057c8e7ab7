// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/BatchParser.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using std::chrono::microseconds;
using testing::ElementsAreArray;

/// Events enough for two threads: span i begins after i µs.
class ABatchOfEvents : public testing::Test {
protected:
    static std::string event(int i, const std::string& args = {}) {
        return R"({"ph":"X","pid":1,"tid":2,"name":"a piece of work that has a name","ts":)" +
               std::to_string(i) + R"(,"dur":1)" + (args.empty() ? "" : ",\"args\":" + args) + "}";
    }
    /// Puts an event behind the others, and knows where it stands.
    void add(const std::string& json) {
        text += text.empty() ? "" : ",\n";
        places.push_back(text.size());
        text += json;
    }
    void addMany(int count) {
        for (int i = 0; i < count; ++i) {
            add(event(static_cast<int>(places.size())));
        }
    }
    /// The text of an event that was added.
    [[nodiscard]] std::string_view textOf(std::size_t i) const {
        const auto end = i + 1 < places.size() ? places[i + 1] - 2 : text.size();
        return std::string_view(text).substr(places[i], end - places[i]);
    }
    /// Reads it; what was written over is back afterwards.
    std::size_t parse() {
        taken.clear();
        auto buffer = "?" + text + std::string(EventParser::kPadding, '?');
        const auto before = buffer;
        const auto read =
            batches.parse({buffer.data() + 1, text.size()},
                          [this](const TraceEvent& event, std::string_view json, std::size_t place) {
                              EXPECT_EQ(event.time, microseconds(taken.size()));
                              EXPECT_EQ(json, textOf(taken.size()));
                              taken.push_back(place);
                          });
        EXPECT_EQ(buffer, before);
        return read;
    }

    EventParser parser;
    BatchParser batches{parser};
    std::string text;
    std::vector<std::size_t> places;
    std::vector<std::size_t> taken;
};

TEST_F(ABatchOfEvents, IsReadInItsOrderWhateverItsSize) {
    for (const int more : {1, 20, 400, 3000}) {
        addMany(more);
        EXPECT_EQ(parse(), text.size());
        EXPECT_THAT(taken, ElementsAreArray(places));
    }
}

TEST_F(ABatchOfEvents, IsReadUpToTheFirstThatCannotBe) {
    for (std::size_t odd = 10; odd < 2000; odd += 45) {
        text.clear();
        places.clear();
        addMany(2000);
        text[places[odd]] = '!';
        EXPECT_EQ(parse(), places[odd - 1] + event(static_cast<int>(odd) - 1).size());
        EXPECT_EQ(taken.size(), odd);
    }
}

TEST_F(ABatchOfEvents, IsReadWholeThoughWhatSeemsABorderStandsWithinAnEvent) {
    std::string list = "[";
    for (int i = 0; i < 5000; ++i) {
        list += R"({"a":1},)";
    }
    addMany(5);
    add(event(5, R"({"list":)" + list + "{}]}"));
    addMany(5);
    EXPECT_EQ(parse(), text.size());
    EXPECT_THAT(taken, ElementsAreArray(places));
}

} // namespace
} // namespace parascope
