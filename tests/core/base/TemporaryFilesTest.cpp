// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/TemporaryFiles.h"

#include "tests/support/TempDir.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/vfs.h>

namespace parascope {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

/// TMPDIR names a folder as long as it lives.
class AChosenFolder : public testing::Test {
protected:
    ~AChosenFolder() override {
        m_before.empty() ? unsetenv("TMPDIR") : setenv("TMPDIR", m_before.c_str(), 1);
    }
    static void choose(const std::filesystem::path& folder) { setenv("TMPDIR", folder.c_str(), 1); }

    test::TempDir dir;

private:
    std::string m_before = getenv("TMPDIR") != nullptr ? getenv("TMPDIR") : "";
};

TEST_F(AChosenFolder, IsTakenWhenItIsOnADisk) {
    choose(dir.path());
    if (const auto folder = findDiskFolder()) {
        EXPECT_EQ(*folder, dir.path());
    } else {
        EXPECT_THAT(folder.error().why, HasSubstr("is kept in memory"));
    }
}

TEST_F(AChosenFolder, ThatIsNotThereIsSaidInWords) {
    choose(dir.file("nowhere"));
    EXPECT_EQ(findDiskFolder().error().text(),
              "there is no folder on a disk for temporary files: " + dir.file("nowhere").string() +
                  ": No such file or directory; name another folder in TMPDIR");
}

TEST_F(AChosenFolder, InMemoryIsNoDisk) {
    constexpr long kTmpfs = 0x01021994;
    struct statfs about {};
    if (statfs("/dev/shm", &about) != 0 || about.f_type != kTmpfs) {
        GTEST_SKIP() << "/dev/shm is not in memory here";
    }
    choose("/dev/shm");
    EXPECT_THAT(findDiskFolder().error().text(), HasSubstr("/dev/shm is kept in memory"));
}

TEST(ANamelessFile, HoldsWhatIsWrittenAndHasNoName) {
    const test::TempDir dir;
    auto file = NamelessFile::create(dir.path());
    ASSERT_TRUE(file);
    EXPECT_TRUE(file->write(std::string_view("core and disk"), 5));
    EXPECT_TRUE(file->sync());
    file->dropFromCache();
    std::array<char, 4> read{};
    EXPECT_TRUE(file->read(read, 14));
    EXPECT_EQ(std::string(read.data(), read.size()), "disk");
    EXPECT_THAT(dir.names(), IsEmpty());
}

TEST(ANamelessFile, CanBeReadPastTheKernelsMemory) {
    const test::TempDir dir;
    auto file = NamelessFile::create(dir.path());
    ASSERT_TRUE(file);
    EXPECT_TRUE(file->write(std::string(2 * kDiskBlock, 'd'), 0));
    EXPECT_TRUE(file->sync());
    if (!file->readFromDisk()) {
        GTEST_SKIP() << "the file system here knows no such reads";
    }
    alignas(kDiskBlock) std::array<char, kDiskBlock> block{};
    EXPECT_TRUE(file->read(block, kDiskBlock));
    EXPECT_EQ(std::count(block.begin(), block.end(), 'd'), std::ssize(block));
}

TEST(ANamelessFile, ThatIsShorterThanWhatIsReadSaysSo) {
    const test::TempDir dir;
    const auto file = NamelessFile::create(dir.path());
    ASSERT_TRUE(file);
    std::array<char, 4> read{};
    EXPECT_THAT(file->read(read, 0).error().text(), StartsWith("cannot read a temporary file: "));
}

TEST(ANamelessFile, SaysInWordsThatTheDiskIsFull) {
    NamelessFile file(open("/dev/full", O_WRONLY | O_CLOEXEC));
    EXPECT_EQ(file.write(std::string_view("more"), 0).error().text(),
              "cannot write a temporary file: No space left on device; "
              "free some space, or name another folder in TMPDIR");
}

TEST(ANamelessFile, CannotBeMadeWhereThereIsNoFolder) {
    const test::TempDir dir;
    const auto file = NamelessFile::create(dir.file("nowhere"));
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error().text(), "cannot make a temporary file in " + dir.file("nowhere").string() +
                                       ": No such file or directory; name another folder in TMPDIR");
}

} // namespace
} // namespace parascope
