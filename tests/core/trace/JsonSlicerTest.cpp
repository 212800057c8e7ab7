// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/JsonSlicer.h"

#include "core/trace/EventBorder.h"

#include <algorithm>
#include <cstring>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// Everything a file is cut into: "KEY=VALUE" or "VALUE", and how it ended.
struct Sliced {
    std::vector<std::string> pieces;
    std::vector<std::uint64_t> offsets;
    std::string error;

    bool operator==(const Sliced&) const = default;
};

JsonSlicer::Source sourceOf(const std::string& text, std::size_t chunk) {
    return
        [&text, chunk, at = std::size_t{0}](char* buffer, std::size_t size) mutable -> Result<std::size_t> {
            const auto count = std::min({size, chunk, text.size() - at});
            std::memcpy(buffer, text.data() + at, count);
            at += count;
            return count;
        };
}

Sliced sliced(const std::string& text, std::size_t chunk = 1 << 20) {
    JsonSlicer slicer(sourceOf(text, chunk));
    Sliced all;
    while (true) {
        const auto slice = slicer.next();
        if (!slice) {
            all.error = slice.error().text();
            return all;
        }
        if (!*slice) {
            return all;
        }
        const auto& [key, value, offset] = **slice;
        all.pieces.push_back(key.empty() ? std::string(value) : std::string(key) + "=" + std::string(value));
        all.offsets.push_back(offset);
    }
}

const std::string kObject = R"( {"displayTimeUnit":"ms", "traceEvents" : [ {"a":1},
 {"b":"}]\"\\","c":[{}]} ,5,"t" ],"otherData":{"x":[1,2]},"n":1 } )";

TEST(ATraceFile, IsCutIntoItsEventsAndOtherFields) {
    const auto all = sliced(kObject);
    EXPECT_THAT(all.pieces, ElementsAre("displayTimeUnit=\"ms\"", R"({"a":1})", R"({"b":"}]\"\\","c":[{}]})",
                                        "5", "\"t\"", R"(otherData={"x":[1,2]})", "n=1"));
    EXPECT_EQ(all.error, "");
}

TEST(ATraceFile, IsCutTheSameWayWhateverPiecesItComesIn) {
    const auto whole = sliced(kObject);
    for (std::size_t chunk = 1; chunk <= kObject.size(); ++chunk) {
        EXPECT_EQ(sliced(kObject, chunk), whole) << "chunks of " << chunk;
    }
}

TEST(ATraceFile, OfManyMegabytesIsCutTheSameWayInSmallPieces) {
    std::string text = "[";
    for (int i = 0; i < 80'000; ++i) {
        text += std::string(i > 0 ? "," : "") + R"({"name":"event )" + std::to_string(i) + R"(","ph":"X"})";
    }
    text += "]";
    ASSERT_GT(text.size(), std::size_t{1} << 21);
    const auto whole = sliced(text, text.size());
    EXPECT_EQ(whole.pieces.size(), 80'000U);
    EXPECT_EQ(sliced(text, 4093), whole);
}

TEST(ATraceFile, SaysWhereEachPieceBegins) {
    const auto all = sliced(kObject, 3);
    for (std::size_t i = 0; i < all.pieces.size(); ++i) {
        const auto value = all.pieces[i].substr(
            all.pieces[i].find('=') == std::string::npos ? 0 : all.pieces[i].find('=') + 1);
        EXPECT_EQ(kObject.compare(all.offsets[i], value.size(), value), 0) << value;
    }
}

TEST(ATraceFile, HasRoomToReadBehindEveryPiece) {
    JsonSlicer slicer(sourceOf(kObject, 1));
    for (auto slice = slicer.next(); slice && *slice; slice = slicer.next()) {
        const volatile char last = (**slice).text.data()[(**slice).text.size() + JsonSlicer::kPadding - 1];
        static_cast<void>(last);
    }
}

TEST(ATraceFileOfTheArrayForm, MayLackItsEnd) {
    EXPECT_THAT(sliced("[{\"a\":1},{\"b\":2}]").pieces, ElementsAre("{\"a\":1}", "{\"b\":2}"));
    for (const char* text : {"[{\"a\":1},{\"b\":2}", "[{\"a\":1},{\"b\":2},", "[{\"a\":1},{\"b\":2},\n"}) {
        const auto all = sliced(text);
        EXPECT_THAT(all.pieces, ElementsAre("{\"a\":1}", "{\"b\":2}")) << text;
        EXPECT_EQ(all.error, "") << text;
    }
    EXPECT_THAT(sliced("[]").pieces, IsEmpty());
}

TEST(ATraceFile, MayHaveOneEventALine) {
    const auto all =
        sliced("{\"pid\":1,\"args\":{\"ph\":2},\"ph\":\"X\"}\n\n{\"ph\":\"B\"},\n{\"ph\":\"E\"}\n", 3);
    EXPECT_EQ(all.error, "");
    EXPECT_THAT(all.pieces, ElementsAre("{\"pid\":1,\"args\":{\"ph\":2},\"ph\":\"X\"}", "{\"ph\":\"B\"}",
                                        "{\"ph\":\"E\"}"));
    EXPECT_THAT(all.offsets, ElementsAre(0, 36, 48));
}

TEST(ATraceFile, MayConsistOfSeveralDocumentsEachWithAByteOrderMark) {
    const auto all =
        sliced("\xEF\xBB\xBF[{\"a\":1}]\n\xEF\xBB\xBF{\"traceEvents\":[{\"b\":2}],\"n\":1}[{\"c\":3}]", 2);
    EXPECT_EQ(all.error, "");
    EXPECT_THAT(all.pieces, ElementsAre("{\"a\":1}", "{\"b\":2}", "n=1", "{\"c\":3}"));
}

TEST(ATraceFile, MayHaveCommasTooMany) {
    const auto all = sliced("{,\"traceEvents\":[,{\"a\":1},,{\"b\":2},],\"n\":1,,}");
    EXPECT_EQ(all.error, "");
    EXPECT_THAT(all.pieces, ElementsAre("{\"a\":1}", "{\"b\":2}", "n=1"));
}

TEST(ATraceFile, BehindWhichSomethingElseStandsIsReadAndSaysWhere) {
    const auto all = sliced("[{\"a\":1}]\nhello");
    EXPECT_THAT(all.pieces, ElementsAre("{\"a\":1}"));
    EXPECT_THAT(all.error, HasSubstr("byte 10: what follows is not JSON"));
}

TEST(ATraceFile, WithAQuoteTooManyIsCutWhereTheNextEventSeemsToBegin) {
    const auto all = sliced("[{\"a\":\"5\" disk\"},\n{\"b\":\"fine\"}]");
    EXPECT_THAT(all.pieces, ElementsAre("{\"a\":\"5\" disk\"}", "{\"b\":\"fine\"}"));
}

TEST(APieceThatIsGivenBack, IsReadAgain) {
    const std::string text = "[{\"a\":{\"b\":2}},{\"c\":3}]";
    JsonSlicer slicer(sourceOf(text, 4));
    ASSERT_EQ((*slicer.next())->text, "{\"a\":{\"b\":2}}");
    slicer.giveBack(5);
    EXPECT_EQ((*slicer.next())->text, "{\"b\":2}") << "what was behind the fifth byte";
}

TEST(AnArrayOfEvents, CanBeTakenInBatchesUpToTheLastBorder) {
    const std::string text = R"({"traceEvents":[{"a":1}, {"b":{"c":2}},{"d":3}],"e":[{"f":4},{"g":5}]})";
    JsonSlicer slicer(sourceOf(text, text.size()));
    EXPECT_THAT(slicer.batch().text, IsEmpty()) << "not yet among the events";
    ASSERT_EQ((*slicer.next())->text, R"({"a":1})");
    const auto batch = slicer.batch();
    EXPECT_EQ(std::string_view(batch.text.data(), batch.text.size()),
              R"({"b":{"c":2}},{"d":3}],"e":[{"f":4})")
        << "whether a border is one of events, it does not know";
    EXPECT_EQ(batch.offset, text.find(R"({"b")"));
    slicer.pass(std::string_view(R"({"b":{"c":2}})").size());
    EXPECT_EQ((*slicer.next())->text, R"({"d":3})");
    EXPECT_EQ((*slicer.next())->key, "e");
}

TEST(TheBorderOfTwoEvents, IsWhereOneEndsAndAnotherBegins) {
    EXPECT_EQ(eventBorder("{\"a\":1}, {\"b\":2}"), 7U);
    EXPECT_EQ(eventBorder("{\"a\":1}\n{ \"b\":2}"), 7U);
    EXPECT_EQ(eventBorder("{\"a\":{}}, {\"b\":2},{\"c\":3}", 9), 17U);
    EXPECT_EQ(eventBorder("{\"a\":1} {\"b\":2}"), std::string_view::npos) << "neither comma nor line";
    EXPECT_EQ(eventBorder("{\"a\":1},{}"), std::string_view::npos);
    EXPECT_EQ(lastEventBorder("{\"a\":{}}, {\"b\":2},{\"c\":3}"), 17U);
    EXPECT_EQ(lastEventBorder("{\"a\":1}, {\"b\":2} {\"c\":3}"), 7U);
    EXPECT_EQ(lastEventBorder("{\"a\":1}"), std::string_view::npos);
    EXPECT_EQ(lastEventBorder(""), std::string_view::npos);
}

TEST(ATraceFileThatIsCutOff, GivesWhatCameBeforeAndTheByte) {
    const auto whole = sliced(kObject);
    for (std::size_t size = 0; size + 2 < kObject.size(); ++size) {
        const auto cut = sliced(kObject.substr(0, size), 7);
        EXPECT_NE(cut.error, "") << "cut at " << size;
        EXPECT_THAT(cut.error, HasSubstr("byte "));
        ASSERT_LE(cut.pieces.size(), whole.pieces.size());
        EXPECT_TRUE(std::equal(cut.pieces.begin(), cut.pieces.end(), whole.pieces.begin()))
            << "cut at " << size;
    }
}

TEST(ATraceFileThatIsNone, IsRefusedWithWords) {
    EXPECT_THAT(sliced("").error, HasSubstr("the file is empty"));
    EXPECT_THAT(sliced("  \n").error, HasSubstr("the file is empty"));
    EXPECT_THAT(sliced("hello").error, HasSubstr("this is not JSON"));
    EXPECT_THAT(sliced("{5}").error, HasSubstr("a field's name is missing"));
    EXPECT_THAT(sliced("{\"a\" 5}").error, HasSubstr("':' is missing"));
    EXPECT_THAT(sliced("{\"a\":}").error, HasSubstr("a value is missing"));
    EXPECT_THAT(sliced(std::string("\0\0\0", 3)).error, HasSubstr("this is not text"));
}

TEST(ATraceFileWithAZeroByteInside, IsNotTakenForItsEnd) {
    const auto all = sliced(std::string("[{\"a\":1},\0{\"b\":2}]", 18));
    EXPECT_THAT(all.pieces, ElementsAre("{\"a\":1}"));
    EXPECT_THAT(all.error, HasSubstr("byte 9"));
}

TEST(AHostileTraceFile, NestedAMillionDeepIsCutWithoutRecursion) {
    const std::string deep = "[" + std::string(1'000'000, '[') + std::string(1'000'000, ']') + "]";
    EXPECT_EQ(sliced(deep).pieces.size(), 1U);
    EXPECT_NE(sliced("[" + std::string(1'000'000, '{')).error, "");
}

TEST(AHostileTraceFile, WithAMillionEmptyListsOfEventsIsReadWithoutRecursion) {
    std::string text = "{";
    for (int i = 0; i < 200'000; ++i) {
        text += std::string(i > 0 ? "," : "") + "\"traceEvents\":[]";
    }
    const auto all = sliced(text + "}");
    EXPECT_THAT(all.pieces, IsEmpty());
    EXPECT_EQ(all.error, "");
}

TEST(AHostileTraceFile, WithATextWithoutEndIsGivenUpAfterABound) {
    std::size_t served = 0;
    JsonSlicer slicer([&](char* buffer, std::size_t size) -> Result<std::size_t> {
        std::memset(buffer, 'x', size);
        buffer[0] = served == 0 ? '[' : 'x';
        buffer[1] = served == 0 ? '"' : 'x';
        served += size;
        return size;
    });
    const auto slice = slicer.next();
    ASSERT_FALSE(slice);
    EXPECT_THAT(slice.error().text(), HasSubstr("longer than 64 MB"));
    EXPECT_LT(served, 4 * JsonSlicer::kLongestValue);
}

TEST(AHostileTraceFile, OfBracketsThatDoNotMatchIsSurvived) {
    for (const char* text :
         {"[}]", "[{]", "{\"traceEvents\":[}]}", "[,,,]", "[{},,{}]", "{\"traceEvents\":{}}", "{,}",
          "{\"a\":1,,}", "]", "[\"\\\"]", "[1 2]", "[{\"a\":\"\\"}) {
        sliced(text);
        sliced(text, 1);
    }
}

TEST(AReadError, EndsTheSlices) {
    JsonSlicer slicer([](char*, std::size_t) -> Result<std::size_t> {
        return failure("cannot read on", "the disk is gone");
    });
    const auto slice = slicer.next();
    ASSERT_FALSE(slice);
    EXPECT_THAT(slice.error().text(), HasSubstr("the disk is gone"));
}

} // namespace
} // namespace parascope
