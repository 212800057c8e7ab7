// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/AtomicFile.h"

#include "tests/support/TempDir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

namespace parascope {
namespace {

using test::TempDir;
using test::textOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class AnAtomicFile : public testing::Test {
protected:
    static Result<void> save(const std::filesystem::path& target, std::string_view text) {
        auto file = AtomicFile::open(target);
        if (!file) {
            return failure(file.error());
        }
        file->write(text);
        return file->commit();
    }
    static std::string refusal(const std::filesystem::path& target) {
        const auto saved = save(target, "text");
        EXPECT_FALSE(saved);
        return saved ? std::string() : saved.error().text();
    }

    TempDir dir;
};

TEST_F(AnAtomicFile, AppearsUnderItsNameWithAllItsBytes) {
    const std::string text(1'000'000, 'x');
    ASSERT_TRUE(save(dir.file("a.txt"), text));
    EXPECT_EQ(textOf(dir.file("a.txt")), text);
    EXPECT_THAT(dir.names(), ElementsAre("a.txt"));
}

TEST_F(AnAtomicFile, DoesNotTouchItsTargetBeforeItIsCommitted) {
    dir.write("a.txt", "old");
    {
        auto file = AtomicFile::open(dir.file("a.txt"));
        ASSERT_TRUE(file);
        file->write(std::string(1'000'000, 'x'));
        EXPECT_EQ(textOf(dir.file("a.txt")), "old");
        EXPECT_NE(file->path(), dir.file("a.txt"));
        EXPECT_EQ(file->path().parent_path(), dir.path());
        ASSERT_TRUE(file->commit());
    }
    EXPECT_EQ(textOf(dir.file("a.txt")).size(), 1'000'000U);
}

TEST_F(AnAtomicFile, LeavesNothingBehindWithoutACommit) {
    {
        auto file = AtomicFile::open(dir.file("a.txt"));
        ASSERT_TRUE(file);
        file->write("half");
    }
    EXPECT_THAT(dir.names(), IsEmpty());
}

TEST_F(AnAtomicFile, MayBeMovedWhileItIsWritten) {
    auto file = AtomicFile::open(dir.file("a.txt"));
    ASSERT_TRUE(file);
    file->write("one ");
    AtomicFile moved(std::move(*file));
    moved.write("two");
    ASSERT_TRUE(moved.commit());
    EXPECT_EQ(textOf(dir.file("a.txt")), "one two");
}

TEST_F(AnAtomicFile, IsAsPublicAsTheUserMakesFiles) {
    const auto before = umask(027);
    ASSERT_TRUE(save(dir.file("a.txt"), "text"));
    umask(before);
    struct stat status {};
    ASSERT_EQ(stat(dir.file("a.txt").c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0640U);
}

TEST_F(AnAtomicFile, InNoFolderIsRefusedWithWords) {
    EXPECT_THAT(refusal(dir.file("nowhere") / "a.txt"), HasSubstr("make the folder first"));
}

TEST_F(AnAtomicFile, WhoseNameIsAFoldersIsRefused) {
    std::filesystem::create_directory(dir.file("folder"));
    EXPECT_THAT(refusal(dir.file("folder")), HasSubstr("Is a directory"));
    EXPECT_THAT(dir.names(), ElementsAre("folder"));
}

TEST_F(AnAtomicFile, InAFolderThatIsAFileIsRefused) {
    dir.write("file", "");
    EXPECT_THAT(refusal(dir.file("file") / "a.txt"), HasSubstr("Not a directory"));
}

/// In a process of its own that is nobody: the superuser may write everything.
[[noreturn]] void saveAsNobody(const std::filesystem::path& target) {
    constexpr uid_t kNobody = 65534;
    if (geteuid() == 0 && setresuid(kNobody, kNobody, kNobody) != 0) {
        std::_Exit(2);
    }
    const auto file = AtomicFile::open(target);
    std::_Exit(!file && file.error().text().find("Permission denied") != std::string::npos ? 0 : 1);
}

TEST_F(AnAtomicFile, ThatMayNotBeWrittenIsRefused) {
    const auto file = dir.write("a.txt", "old");
    std::filesystem::permissions(file, std::filesystem::perms::owner_read);
    std::filesystem::permissions(dir.path(), std::filesystem::perms(0755));
    EXPECT_EXIT(saveAsNobody(file), testing::ExitedWithCode(0), "");
    EXPECT_EQ(textOf(file), "old");
}

TEST_F(AnAtomicFile, OnAFullDiskSaysSo) {
    const auto why = refusal("/dev/full");
    EXPECT_THAT(why, HasSubstr("cannot write '/dev/full': No space left on device"));
    EXPECT_THAT(why, HasSubstr("make room"));
}

TEST_F(AnAtomicFile, NeverDeletesOrReplacesADevice) {
    ASSERT_TRUE(save("/dev/null", "text"));
    EXPECT_TRUE(std::filesystem::is_character_file("/dev/null"));
    EXPECT_TRUE(std::filesystem::is_character_file("/dev/full"));
    {
        const auto dropped = AtomicFile::open("/dev/null");
        ASSERT_TRUE(dropped);
    }
    EXPECT_TRUE(std::filesystem::is_character_file("/dev/null"));
}

TEST_F(AnAtomicFile, WrittenThroughALinkReplacesWhatItPointsTo) {
    std::filesystem::create_directory(dir.file("folder"));
    dir.write("folder/real.txt", "old");
    std::filesystem::create_symlink("folder/real.txt", dir.file("link.txt"));
    ASSERT_TRUE(save(dir.file("link.txt"), "new"));
    EXPECT_TRUE(std::filesystem::is_symlink(dir.file("link.txt")));
    EXPECT_EQ(textOf(dir.file("folder") / "real.txt"), "new");
    EXPECT_THAT(dir.names(), ElementsAre("folder", "link.txt"));
}

TEST_F(AnAtomicFile, WhoseTargetTurnsIntoAFolderMeanwhileFailsAndLeavesNothing) {
    {
        auto file = AtomicFile::open(dir.file("a.txt"));
        ASSERT_TRUE(file);
        std::filesystem::create_directories(dir.file("a.txt") / "inside");
        const auto committed = file->commit();
        ASSERT_FALSE(committed);
        EXPECT_THAT(committed.error().text(), HasSubstr("a.txt"));
    }
    EXPECT_THAT(dir.names(), ElementsAre("a.txt"));
    EXPECT_TRUE(std::filesystem::is_directory(dir.file("a.txt")));
}

} // namespace
} // namespace parascope
