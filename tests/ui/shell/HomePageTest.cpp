// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/HomePage.h"

#include "tests/support/QtMain.h"
#include "tests/support/TempDir.h"
#include "ui/shell/CardPicture.h"
#include "ui/shell/HomeCards.h"
#include "ui/style/Appearance.h"
#include "ui/widgets/ShortList.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <QDir>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>
#include <QWindow>
#include <set>

namespace parascope {
namespace {

using test::eventually;

std::vector<HomeCard> fourCards() {
    std::vector<HomeCard> cards;
    for (const char* key : {"one", "two", "three", "four"}) {
        HomeCard card;
        card.key = QString::fromLatin1(key);
        card.title = QStringLiteral("Question %1?").arg(card.key);
        card.sentence = QStringLiteral("What one sees of %1.").arg(card.key);
        cards.push_back(card);
    }
    return cards;
}

class Home : public testing::Test {
protected:
    Home() { show({1000, 700}); }
    void show(const QSize& size) {
        home.resize(size);
        home.show();
        EXPECT_TRUE(QTest::qWaitForWindowActive(&home));
    }
    [[nodiscard]] DemoCard* card(int number) const { return home.findChildren<DemoCard*>().at(number); }
    [[nodiscard]] QAbstractButton* named(const QString& name) const {
        for (auto* button : home.findChildren<QAbstractButton*>()) {
            if (button->accessibleName() == name && button->isVisibleTo(&home)) {
                return button;
            }
        }
        ADD_FAILURE() << "there is no " << name.toStdString();
        return nullptr;
    }
    [[nodiscard]] std::set<int> lefts() const {
        std::set<int> lefts;
        for (const auto* one : home.findChildren<DemoCard*>()) {
            lefts.insert(one->x());
        }
        return lefts;
    }

    HomePage home{fourCards()};
};

TEST_F(Home, OpensADemoByAClickAnywhereOnItsCard) {
    const QSignalSpy opened(&home, &HomePage::opened);
    const QWidget* picture = card(1)->findChild<CardPicture*>();
    const QWidget* title = card(1)->findChild<QLabel*>();
    for (const auto* part : {picture, title}) {
        QTest::mouseClick(home.windowHandle(), Qt::LeftButton, {}, part->mapTo(&home, part->rect().center()));
    }
    ASSERT_EQ(opened.count(), 2);
    EXPECT_EQ(opened[0][0].toString(), QStringLiteral("two"));
    EXPECT_EQ(opened[1][0].toString(), QStringLiteral("two"));
}

TEST_F(Home, RunsADemoByItsButtonAndDoesNotOpenItBesides) {
    const QSignalSpy opened(&home, &HomePage::opened);
    const QSignalSpy run(&home, &HomePage::runRequested);
    QTest::mouseClick(card(2)->findChild<QPushButton*>(), Qt::LeftButton);
    ASSERT_EQ(run.count(), 1);
    EXPECT_EQ(run[0][0].toString(), QStringLiteral("three"));
    EXPECT_EQ(opened.count(), 0);
}

TEST_F(Home, SaysHowLongADemoTakesWhereThatIsKnown) {
    EXPECT_EQ(card(0)->findChild<QPushButton*>()->text(), QStringLiteral("Run"));
    home.setAbout(QStringLiteral("one"), QStringLiteral("about 9 s"));
    EXPECT_EQ(card(0)->findChild<QPushButton*>()->text(), QStringLiteral("Run, about 9 s"));
    EXPECT_EQ(card(1)->findChild<QPushButton*>()->text(), QStringLiteral("Run"));
}

TEST_F(Home, IsUsedByKeysAlone) {
    const QSignalSpy opened(&home, &HomePage::opened);
    card(0)->setFocus();
    QTest::keyClick(card(0), Qt::Key_Right);
    EXPECT_TRUE(card(1)->hasFocus());
    QTest::keyClick(card(1), Qt::Key_Down);
    EXPECT_TRUE(card(3)->hasFocus());
    QTest::keyClick(card(3), Qt::Key_Down);
    EXPECT_TRUE(card(3)->hasFocus()) << "there is none below";
    QTest::keyClick(card(3), Qt::Key_Return);
    QTest::keyClick(card(3), Qt::Key_Tab);
    EXPECT_TRUE(card(3)->findChild<QPushButton*>()->hasFocus());
    ASSERT_EQ(opened.count(), 1);
    EXPECT_EQ(opened[0][0].toString(), QStringLiteral("four"));
}

TEST_F(Home, TellsAScreenReaderWhatACardIs) {
    EXPECT_EQ(card(0)->accessibleName(), QStringLiteral("Question one?"));
    EXPECT_EQ(card(0)->accessibleDescription(), QStringLiteral("What one sees of one."));
    EXPECT_EQ(card(0)->findChild<QPushButton*>()->accessibleName(), QStringLiteral("Run: Question one?"));
}

TEST_F(Home, UsesTheWidthThatThereIs) {
    show({824, 720});
    EXPECT_EQ(home.columns(), 2);
    EXPECT_EQ(lefts().size(), 2U);
    show({1720, 1000});
    EXPECT_EQ(home.columns(), 2) << "two rows of large pictures";
    const auto width = card(0)->width();
    EXPECT_GT(2 * width, 1720 * 85 / 100);
    show({1720, 560});
    EXPECT_TRUE(eventually([this] { return home.columns() == 4 && lefts().size() == 4; }));
    show({3600, 2000});
    EXPECT_TRUE(eventually([&] { return card(0)->width() > 2 * width; })) << "larger cards";
}

TEST_F(Home, NeverScrollsSideways) {
    show({640, 480});
    const auto* scroll = home.findChild<QScrollArea*>();
    EXPECT_LE(scroll->widget()->width(), scroll->viewport()->width());
    for (const auto* label : home.findChildren<QLabel*>()) {
        EXPECT_GE(label->height(), label->heightForWidth(label->width())) << label->text().toStdString();
    }
}

TEST_F(Home, OpensRecentFilesAndTellsTheirFolders) {
    const QSignalSpy chosen(&home, &HomePage::fileChosen);
    home.setRecentFiles(
        {QDir::homePath() + QStringLiteral("/lectures/a.trace.json"), QStringLiteral("/data/b.json")});
    QTest::mouseClick(named(QStringLiteral("b.json")), Qt::LeftButton);
    QTest::keyClick(named(QStringLiteral("a.trace.json")), Qt::Key_Return);
    ASSERT_EQ(chosen.count(), 2);
    EXPECT_EQ(chosen[0][0].toString(), QStringLiteral("/data/b.json"));
    EXPECT_EQ(chosen[1][0].toString(), QDir::homePath() + QStringLiteral("/lectures/a.trace.json"));
    EXPECT_EQ(named(QStringLiteral("a.trace.json"))->toolTip(), QStringLiteral("~/lectures"));
}

TEST_F(Home, OpensRecentRuns) {
    const QSignalSpy chosen(&home, &HomePage::runsChosen);
    home.setRecentRuns({{{RunId(4), RunId(5)}, QStringLiteral("sum-squares"), QStringLiteral("14:03")},
                        {{RunId(1)}, QStringLiteral("sleep"), QStringLiteral("14:01")}});
    QTest::mouseClick(named(QStringLiteral("sum-squares, 14:03")), Qt::LeftButton);
    ASSERT_EQ(chosen.count(), 1);
    EXPECT_EQ(chosen[0][0].value<std::vector<RunId>>(), (std::vector{RunId(4), RunId(5)}));
    home.setRecentRuns({});
    EXPECT_TRUE(eventually([this] { return home.findChildren<DemoCard*>().size() == 4; }));
}

TEST_F(Home, AsksForAFile) {
    const QSignalSpy asked(&home, &HomePage::openRequested);
    for (auto* button : home.findChildren<QPushButton*>()) {
        if (button->text() == QStringLiteral("or open one …")) {
            QTest::mouseClick(button, Qt::LeftButton);
        }
    }
    EXPECT_EQ(asked.count(), 1);
}

TEST_F(Home, TakesAFileThatIsDropped) {
    const QSignalSpy chosen(&home, &HomePage::fileChosen);
    const auto drop = [this](const QMimeData& data) {
        QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QCoreApplication::sendEvent(&home, &enter);
        if (enter.isAccepted()) {
            QDropEvent dropped(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QCoreApplication::sendEvent(&home, &dropped);
        }
        return enter.isAccepted();
    };
    QMimeData words;
    words.setText(QStringLiteral("no file"));
    EXPECT_FALSE(drop(words));
    QMimeData far;
    far.setUrls({QUrl(QStringLiteral("https://example.org/a.json"))});
    EXPECT_FALSE(drop(far));
    QMimeData file;
    file.setUrls({QUrl::fromLocalFile(QStringLiteral("/data/b.json"))});
    EXPECT_TRUE(drop(file));
    ASSERT_EQ(chosen.count(), 1);
    EXPECT_EQ(chosen[0][0].toString(), QStringLiteral("/data/b.json"));
}

class APictureOfHome : public testing::Test {
protected:
    /// How many colours it has.
    static int coloursOf(const PicturePainter& draw, const QPalette& palette) {
        QImage image(400, 160, QImage::Format_RGB32);
        image.fill(palette.color(QPalette::Base));
        QPainter painter(&image);
        draw(painter, image.rect(), palette);
        painter.end();
        std::set<QRgb> colours;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                colours.insert(image.pixel(x, y));
            }
        }
        return static_cast<int>(colours.size());
    }
};

TEST_F(APictureOfHome, IsThereForEveryDemoInEveryTheme) {
    const auto cards = homeCards();
    EXPECT_EQ(cards.size(), 8U) << "seven demos and the lessons";
    for (const auto& card : cards) {
        for (const auto appearance : {Appearance::Light, Appearance::Dark, Appearance::HighContrast}) {
            EXPECT_GE(coloursOf(card.picture, paletteFor(appearance, QPalette())), 3)
                << card.key.toStdString();
        }
    }
}

TEST_F(APictureOfHome, IsMadeOfSmallFiles) {
    const QDir files(QStringLiteral(":/home"));
    EXPECT_EQ(files.entryList().size(), 7);
    for (const auto& file : files.entryInfoList()) {
        EXPECT_LT(file.size(), 20'000) << file.fileName().toStdString();
    }
}

TEST_F(APictureOfHome, StaysEmptyWhereItsFileIsMissing) {
    EXPECT_EQ(coloursOf(lanesPicture(QStringLiteral("nothing")), QPalette()), 1);
    EXPECT_EQ(coloursOf(scalingPicture(QStringLiteral("nothing")), QPalette()), 1);
    EXPECT_EQ(coloursOf(pairsPicture(QStringLiteral("nothing")), QPalette()), 1);
}

TEST_F(APictureOfHome, IsDrawnAfterTheFirstPaint) {
    int drawn = 0;
    CardPicture picture(
        [&](QPainter& /*painter*/, const QRect& /*area*/, const QPalette& /*palette*/) { ++drawn; });
    picture.resize(200, 100);
    QImage image(200, 100, QImage::Format_RGB32);
    picture.render(&image);
    EXPECT_EQ(drawn, 0);
    picture.show();
    EXPECT_TRUE(eventually([&] { return drawn > 0; }));
}

} // namespace
} // namespace parascope
