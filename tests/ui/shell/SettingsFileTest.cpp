// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/OwnSettings.h"
#include "ui/shell/RecentFiles.h"
#include "ui/shell/Settings.h"

#include <gmock/gmock.h>
#include <QDir>
#include <QMenu>
#include <QSignalSpy>

namespace parascope {
namespace {

using testing::HasSubstr;

class ASettingsFile : public testing::Test {
protected:
    void write(std::string_view text) const {
        std::filesystem::create_directories(settings.file().parent_path());
        std::ofstream(settings.file(), std::ios::binary)
            .write(text.data(), static_cast<std::streamsize>(text.size()));
    }
    [[nodiscard]] std::filesystem::path broken() const { return settings.file().string() + ".broken"; }

    test::OwnSettings settings;
};

TEST_F(ASettingsFile, IsNotThereAtTheFirstStartAndNothingIsSaid) {
    EXPECT_EQ(Settings::setAsideBroken(), QString());
    EXPECT_EQ(Settings().textStep(), 0);
}

TEST_F(ASettingsFile, ThatIsSoundIsLeftAlone) {
    Settings().setTextStep(2);
    EXPECT_EQ(Settings::setAsideBroken(), QString());
    EXPECT_EQ(Settings().textStep(), 2);
    EXPECT_FALSE(std::filesystem::exists(broken()));
}

TEST_F(ASettingsFile, CanBeReadByItsOwnerAlone) {
    using std::filesystem::perms;
    const auto rights = [](const std::filesystem::path& path) {
        return std::filesystem::status(path).permissions();
    };
    for (const bool isThereBefore : {false, true}) {
        if (isThereBefore) {
            write("[window]\ntextStep=1\n");
            std::filesystem::permissions(settings.file(), perms::owner_all | perms::others_all);
        }
        Settings::keepPrivate();
        Settings().setTextStep(2);
        EXPECT_EQ(rights(settings.file().parent_path()), perms::owner_all);
        EXPECT_EQ(rights(settings.file()), perms::owner_read | perms::owner_write) << isThereBefore;
        EXPECT_EQ(Settings().textStep(), 2);
    }
}

TEST_F(ASettingsFile, ThatIsKeptToItsOwnerIsAsAtTheFirstStart) {
    Settings::keepPrivate();
    EXPECT_EQ(Settings::setAsideBroken(), QString());
    EXPECT_EQ(Settings().textStep(), 0);
}

TEST_F(ASettingsFile, OfRubbishIsSetAsideWithAWordAndANewOneBegins) {
    const std::string rubbish("\x7f"
                              "ELF\0\xff\xfe\n[[[\nno key here\n",
                              24);
    write(rubbish);
    const auto words = Settings::setAsideBroken().toStdString();
    EXPECT_THAT(words, HasSubstr(broken().string()));
    EXPECT_EQ(test::textOf(broken()), rubbish);
    EXPECT_FALSE(std::filesystem::exists(settings.file()));
    Settings().setTextStep(3);
    EXPECT_EQ(Settings().textStep(), 3);
    EXPECT_EQ(Settings::setAsideBroken(), QString()) << "said once";
}

TEST_F(ASettingsFile, ThatIsAFolderIsSetAside) {
    std::filesystem::create_directories(settings.file() / "full");
    EXPECT_THAT(Settings::setAsideBroken().toStdString(), HasSubstr(".broken"));
    Settings().setTextStep(1);
    EXPECT_EQ(Settings().textStep(), 1);
}

TEST_F(ASettingsFile, TakesThePlaceOfOneThatWasSetAsideBefore) {
    write("nonsense without a key\n");
    EXPECT_NE(Settings::setAsideBroken(), QString());
    write("other nonsense\n");
    EXPECT_NE(Settings::setAsideBroken(), QString());
    EXPECT_EQ(test::textOf(broken()), "other nonsense\n");
}

TEST_F(ASettingsFile, WithValuesOfAnotherKindGivesTheUsualOnes) {
    write("[General]\npython=@Invalid()\nrecentFiles=7\n[window]\ntextStep=large\nappearance=@Rect(1 2 3 "
          "4)\ngeometry=5\n[remember]\nwindow=@Point(1 2)\n");
    EXPECT_EQ(Settings::setAsideBroken(), QString());
    EXPECT_EQ(Settings().textStep(), 0);
    EXPECT_EQ(Settings().appearance(), Appearance::System);
    EXPECT_EQ(Settings().python(), QString());
    EXPECT_EQ(RecentFiles().files(), QStringList());
}

class TheRecentFiles : public testing::Test {
protected:
    /// A file that is there.
    [[nodiscard]] QString file(const char* name) const {
        return QString::fromStdString(settings.folder().write(name, "[]").string());
    }

    test::OwnSettings settings;
    RecentFiles recent;
};

TEST_F(TheRecentFiles, AreListedNewestFirstAndEachOnce) {
    const auto one = file("one.json");
    const auto two = file("two.json");
    const QSignalSpy changed(&recent, &RecentFiles::changed);
    recent.add(one);
    recent.add(two);
    recent.add(one);
    EXPECT_EQ(recent.files(), (QStringList{one, two}));
    EXPECT_EQ(changed.count(), 3);
    EXPECT_EQ(RecentFiles().files(), (QStringList{one, two})) << "at the next start, too";
}

TEST_F(TheRecentFiles, AreTenAtMost) {
    for (int i = 0; i < 12; ++i) {
        recent.add(file(("f" + std::to_string(i)).c_str()));
    }
    ASSERT_EQ(recent.files().size(), 10);
    EXPECT_TRUE(recent.files().first().endsWith(QStringLiteral("f11")));
    EXPECT_TRUE(recent.files().last().endsWith(QStringLiteral("f2")));
}

TEST_F(TheRecentFiles, LoseThoseThatAreGone) {
    const auto one = file("one.json");
    const auto two = file("two.json");
    recent.add(one);
    recent.add(two);
    QFile::remove(two);
    EXPECT_EQ(recent.files(), QStringList{one});
}

TEST_F(TheRecentFiles, AreForgottenWhenTheyAreNotToBeRemembered) {
    recent.add(file("one.json"));
    Settings().setRemembersFiles(false);
    EXPECT_EQ(recent.files(), QStringList());
    recent.add(file("two.json"));
    EXPECT_EQ(recent.files(), QStringList());
}

TEST_F(TheRecentFiles, StandInAMenuThatIsMadeAnewWhenItOpens) {
    QWidget window;
    auto* menu = recent.menu(&window);
    ASSERT_EQ(menu->actions().size(), 1);
    EXPECT_FALSE(menu->actions()[0]->isEnabled());
    recent.add(file("a&b.json"));
    Q_EMIT menu->aboutToShow();
    ASSERT_EQ(menu->actions().size(), 3);
    EXPECT_EQ(menu->actions()[0]->text(), QStringLiteral("a&&b.json"));
    const QSignalSpy chosen(&recent, &RecentFiles::chosen);
    menu->actions()[0]->trigger();
    ASSERT_EQ(chosen.count(), 1);
    EXPECT_EQ(chosen[0][0].toString(), recent.files().first());
    menu->actions()[2]->trigger();
    EXPECT_EQ(recent.files(), QStringList());
}

} // namespace
} // namespace parascope
