// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Numbers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <limits>
#include <random>

namespace parascope {
namespace {

using testing::HasSubstr;

constexpr auto kLargest = std::numeric_limits<std::uint64_t>::max();

std::uint64_t parsed(std::string_view text) {
    const auto count = parseCount(text, "size");
    EXPECT_TRUE(count) << (count ? "" : count.error().text());
    return count.value_or(0);
}

std::string refusal(std::string_view text) {
    const auto count = parseCount(text, "size");
    EXPECT_FALSE(count) << text << " was read as " << count.value_or(0);
    return count ? std::string() : count.error().text();
}

TEST(ACount, IsReadWithAndWithoutAUnit) {
    EXPECT_EQ(parsed("1"), 1U);
    EXPECT_EQ(parsed("10000000"), 10'000'000U);
    EXPECT_EQ(parsed("64k"), 64'000U);
    EXPECT_EQ(parsed("64K"), 64'000U);
    EXPECT_EQ(parsed("200M"), 200'000'000U);
    EXPECT_EQ(parsed("3G"), 3'000'000'000U);
    EXPECT_EQ(parsed("18446744073709551615"), kLargest);
}

TEST(ACount, MayHaveAFractionThatMakesItWhole) {
    EXPECT_EQ(parsed("1.5G"), 1'500'000'000U);
    EXPECT_EQ(parsed("0.5k"), 500U);
    EXPECT_EQ(parsed("1.234k"), 1'234U);
    EXPECT_EQ(parsed("7.0"), 7U);
    EXPECT_EQ(parsed("1.2340000k"), 1'234U);
}

TEST(ACount, ThatIsNotWholeIsRefused) {
    EXPECT_THAT(refusal("1.5"), HasSubstr("not a whole number"));
    EXPECT_THAT(refusal("1.2345k"), HasSubstr("not a whole number"));
}

TEST(ACount, OfZeroOrLessIsRefused) {
    EXPECT_THAT(refusal("0"), HasSubstr("zero"));
    EXPECT_THAT(refusal("0M"), HasSubstr("zero"));
    EXPECT_THAT(refusal("0.0G"), HasSubstr("zero"));
    EXPECT_THAT(refusal("-5"), HasSubstr("negative"));
    EXPECT_THAT(refusal("-0"), HasSubstr("negative"));
}

TEST(ACount, ThatDoesNotFitIsRefusedAndNeverWrapsAround) {
    EXPECT_THAT(refusal("18446744073709551616"), HasSubstr("too large"));
    EXPECT_THAT(refusal("99999999999999999999999999"), HasSubstr("too large"));
    EXPECT_THAT(refusal("18446744074G"), HasSubstr("too large"));
    EXPECT_THAT(refusal("18446744073.8G"), HasSubstr("too large")) << "only its fraction is too much";
}

TEST(ACount, ThatIsNoNumberIsRefused) {
    EXPECT_THAT(refusal("many"), HasSubstr("not a number"));
    EXPECT_THAT(refusal("+5"), HasSubstr("not a number"));
    EXPECT_THAT(refusal(" 5"), HasSubstr("not a number"));
    EXPECT_THAT(refusal(".5k"), HasSubstr("not a number"));
    EXPECT_THAT(refusal("nan"), HasSubstr("not a number"));
    EXPECT_THAT(refusal("5T"), HasSubstr("'T' is no unit"));
    EXPECT_THAT(refusal("1e6"), HasSubstr("'e6' is no unit"));
    EXPECT_THAT(refusal("1.5.5k"), HasSubstr("is no unit"));
    EXPECT_THAT(refusal("5 M"), HasSubstr("is no unit"));
    EXPECT_THAT(refusal(""), HasSubstr("missing"));
}

TEST(ACount, OfAnyLengthIsSurvived) {
    EXPECT_EQ(parsed("1." + std::string(1'000'000, '0')), 1U);
    EXPECT_THAT(refusal("1." + std::string(1'000'000, '0') + "1"), HasSubstr("not a whole number"));
    EXPECT_THAT(refusal(std::string(1'000'000, '9')), HasSubstr("too large"));
}

TEST(ACount, IsNamedInItsErrorWithARemedy) {
    const auto workers = parseCount("none", "workers");
    ASSERT_FALSE(workers);
    EXPECT_EQ(workers.error().what, "workers 'none'");
    EXPECT_FALSE(workers.error().remedy.empty());
}

TEST(AFormattedCount, UsesTheLargestUnitThatFits) {
    EXPECT_EQ(formatCount(1), "1");
    EXPECT_EQ(formatCount(1'001), "1001");
    EXPECT_EQ(formatCount(64'000), "64k");
    EXPECT_EQ(formatCount(200'000'000), "200M");
    EXPECT_EQ(formatCount(3'000'000'000), "3G");
}

TEST(AFormattedCount, IsReadBackAsTheSameNumber) {
    std::mt19937_64 random(1);
    for (int i = 0; i < 2000; ++i) {
        std::uint64_t count = std::max<std::uint64_t>(1, random() >> (random() % 64));
        const std::uint64_t unit = i % 3 == 0 ? 1'000'000 : 1;
        count = count > kLargest / unit ? count : count * unit;
        EXPECT_EQ(parsed(formatCount(count)), count);
    }
    EXPECT_EQ(parsed(formatCount(kLargest)), kLargest);
}

TEST(ANumberOf128Bits, IsWrittenWithAllItsDigits) {
    EXPECT_EQ(toDecimal(0), "0");
    EXPECT_EQ(toDecimal(10), "10");
    EXPECT_EQ(toDecimal(~Uint128{0}), "340282366920938463463374607431768211455");
    EXPECT_EQ(toDecimal(Uint128{kLargest} + 1), "18446744073709551616");
}

TEST(ASpokenCount, HasThreeDigitsAndAWord) {
    EXPECT_EQ(speakCount(999), "999");
    EXPECT_EQ(speakCount(2'300'000), "2.3 million");
    EXPECT_EQ(speakCount(200'000'000), "200 million");
    EXPECT_EQ(speakCount(1'500'000'000), "1.5 billion");
}

TEST(ASpokenCount, NeverNeedsAnExponent) {
    EXPECT_EQ(speakCount(999'999'999), "1 billion");
    EXPECT_EQ(speakCount(10'000'000'000'000), "10000 billion");
}

TEST(BytesForPeople, AreSaidInTheUnitThatFits) {
    EXPECT_EQ(bytesInWords(0), "0 bytes");
    EXPECT_EQ(bytesInWords(1), "1 byte");
    EXPECT_EQ(bytesInWords(830), "830 bytes");
    EXPECT_EQ(bytesInWords(1500), "1.5 kB");
    EXPECT_EQ(bytesInWords(999'900), "1.0 MB");
    EXPECT_EQ(bytesInWords(5'900'000), "5.9 MB");
    EXPECT_EQ(bytesInWords(123'456'789), "123 MB");
    EXPECT_EQ(bytesInWords(2e9), "2.0 GB");
    EXPECT_EQ(bytesInWords(3e15), "3000 TB");
}

TEST(AShare, IsSaidInWholePercent) {
    EXPECT_EQ(percentInWords(0.974), "97 %");
    EXPECT_EQ(percentInWords(0.125), "13 %");
    EXPECT_EQ(percentInWords(0), "0 %");
}

TEST(ACountForPeople, HasItsDigitsInThrees) {
    EXPECT_EQ(groupedDigits(0), "0");
    EXPECT_EQ(groupedDigits(999), "999");
    EXPECT_EQ(groupedDigits(1000), "1,000");
    EXPECT_EQ(groupedDigits(1'234'567), "1,234,567");
}

TEST(ANumberAsText, IsReadWholeOrNotAtAll) {
    EXPECT_EQ(parseReal("0.01"), 0.01);
    EXPECT_EQ(parseReal("5"), 5);
    EXPECT_EQ(parseReal("5x"), std::nullopt);
    EXPECT_EQ(parseReal(""), std::nullopt);
    EXPECT_EQ(shortestDecimal(0.01), "0.01");
    EXPECT_EQ(shortestDecimal(5), "5");
}

} // namespace
} // namespace parascope
