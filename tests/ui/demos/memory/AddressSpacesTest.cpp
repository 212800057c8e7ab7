// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/memory/AddressSpaces.h"

#include "core/report/Sentence.h"
#include "tests/core/demos/memory/ACounting.h"
#include "tests/support/QtMain.h"
#include "ui/charts/ShareBars.h"
#include "ui/demos/memory/MemoryView.h"
#include "ui/style/Tokens.h"

#include <gmock/gmock.h>

namespace parascope {
namespace {

using std::chrono::milliseconds;
using testing::ElementsAre;
using testing::HasSubstr;

class CountersInAddressSpaces : public ACounting {
protected:
    [[nodiscard]] AddressPicture picture() const { return addressPicture(memoryRows(all()).back()); }
    [[nodiscard]] std::string words() const { return spoken(picture()).toStdString(); }
    void eachSays(RunRecord& run, const std::string& count) {
        for (auto& worker : run.facts.workers) {
            worker.results = {count};
        }
    }
};

TEST_F(CountersInAddressSpaces, OfThreadsIsOneInOneProcessThatLosesUpdates) {
    add(MemoryWay::Unprotected, milliseconds(10), facts(1'678'793));
    EXPECT_EQ(picture().place, AddressPicture::Place::OneProcess);
    EXPECT_EQ(words(), "shared, unprotected: 4 threads in one process, the counter says 1,678,793, "
                       "2,321,207 lost");
}

TEST_F(CountersInAddressSpaces, NamesWhatKeepsThreadsApart) {
    add(MemoryWay::Mutex, milliseconds(10), facts(4'000'000));
    EXPECT_EQ(words(), "shared, mutex: 4 threads in one process, with: mutex, the counter says 4,000,000, "
                       "none lost");
}

TEST_F(CountersInAddressSpaces, AreAsManyAsProcessesAndTheParentsStaysZero) {
    eachSays(add(MemoryWay::Separate, milliseconds(10), facts(4'000'000, 0)), "1000000");
    EXPECT_THAT(picture().each, ElementsAre(1'000'000u, 1'000'000u, 1'000'000u, 1'000'000u));
    EXPECT_EQ(picture().counter, 0u);
    EXPECT_THAT(words(), HasSubstr("the parent has 0, the parent still sees 0"));
}

TEST_F(CountersInAddressSpaces, ComeTogetherInTheParentWhereTheyAreSent) {
    eachSays(add(MemoryWay::Pipe, milliseconds(10), facts(4'000'000, 4'000'000)), "1000000");
    EXPECT_EQ(picture().place, AddressPicture::Place::Sent);
    EXPECT_EQ(picture().counter, 4'000'000u);
}

TEST_F(CountersInAddressSpaces, AreInThePageThatProcessesMap) {
    add(MemoryWay::SharedMemory, milliseconds(10), facts(4'000'000));
    EXPECT_EQ(picture().place, AddressPicture::Place::SharedPage);
    EXPECT_THAT(words(), HasSubstr("4 processes that map the same page, with: atomic, the counter says"));
}

TEST_F(CountersInAddressSpaces, AreSeenWhileTheyCount) {
    auto counted = facts(900'000);
    counted.added = 1'000'000;
    auto& run = add(MemoryWay::Unprotected, milliseconds(10), counted);
    run.facts.finished = false;
    EXPECT_TRUE(picture().goesOn);
    EXPECT_EQ(picture().counter, 900'000u);
    EXPECT_EQ(endInWords(picture()), QStringLiteral("100,000 lost"));
}

TEST_F(CountersInAddressSpaces, OfPythonAreUnknownUntilItSaysThem) {
    auto& run = add(MemoryWay::PythonThreads, milliseconds(10), MemoryFacts());
    run.facts.finished = false;
    EXPECT_EQ(picture().counter, std::nullopt) << "not 0: nobody knows";
}

TEST_F(CountersInAddressSpaces, WaitForTheirTurnWithoutFigures) {
    auto& run = add(MemoryWay::Mutex, milliseconds(10), MemoryFacts());
    run.facts.finished = false;
    run.facts.released = run.facts.ended = Nanoseconds{};
    EXPECT_EQ(picture().counter, std::nullopt);
    EXPECT_EQ(words(), "shared, mutex: 4 threads in one process, with: mutex");
}

TEST_F(CountersInAddressSpaces, StandInCardsThatDoNotOverlapAndTellWhatTheyMean) {
    AddressSpaces spaces;
    spaces.resize(1100, 360);
    std::vector<AddressPicture> pictures;
    for (const auto way : {MemoryWay::Unprotected, MemoryWay::Mutex, MemoryWay::Atomic, MemoryWay::Separate,
                           MemoryWay::SharedMemory, MemoryWay::Pipe}) {
        add(way, milliseconds(10), facts(4'000'000));
        pictures.push_back(picture());
    }
    spaces.setPictures(pictures);
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        EXPECT_TRUE(spaces.rect().contains(spaces.card(i))) << i;
        for (std::size_t k = i + 1; k < pictures.size(); ++k) {
            EXPECT_FALSE(spaces.card(i).intersects(spaces.card(k))) << i << " and " << k;
        }
    }
    EXPECT_THAT(spaces.accessibleDescription().toStdString(), HasSubstr("shared, atomic: 4 threads"));
    EXPECT_FALSE(spaces.grab().isNull());
}

TEST_F(CountersInAddressSpaces, AreLegibleOnAStageToo) {
    AddressSpaces spaces;
    spaces.setFont(tokens::font(tokens::Type::Title, spaces.font()));
    spaces.resize(1000, 420);
    add(MemoryWay::Mutex, milliseconds(10), facts(4'000'000));
    spaces.setPictures(std::vector<AddressPicture>(6, picture()));
    EXPECT_EQ(spaces.card(2).top(), 0) << "three in a row: two rows leave each more height";
    EXPECT_GT(spaces.card(3).top(), 0);
}

TEST_F(CountersInAddressSpaces, CostWhatTheirProtectionTakes) {
    add(MemoryWay::Unprotected, milliseconds(10), facts(3'000'000));
    add(MemoryWay::Mutex, milliseconds(140), facts(4'000'000));
    MemoryView view;
    view.show(MemoryQuestion(), all());
    ASSERT_EQ(view.bars().bars().size(), 2u);
    EXPECT_DOUBLE_EQ(view.bars().bars()[0].length, 10.0 / 140);
    EXPECT_DOUBLE_EQ(view.bars().bars()[1].length, 1);
    EXPECT_EQ(view.bars().bars()[1].note, QStringLiteral("140 ms, 14.0 ×"));
}

TEST_F(CountersInAddressSpaces, NameTheLanesOfEachWay) {
    add(MemoryWay::Unprotected, milliseconds(10), facts(3'000'000));
    add(MemoryWay::Mutex, milliseconds(140), facts(4'000'000));
    EXPECT_EQ(runTitle(runs.front().facts), "shared, unprotected");
    EXPECT_EQ(runTitle(runs.back().facts), "shared, mutex");
}

} // namespace
} // namespace parascope
