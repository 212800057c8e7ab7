// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/PrivateFolder.h"

#include "tests/support/Fork.h"
#include "tests/support/TempDir.h"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

namespace parascope {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

TEST(APrivateFolder, GoesWithItsContentAndIsItsOwnersAlone) {
    const test::TempDir dir;
    {
        const auto folder = PrivateFolder::create(dir.path());
        ASSERT_TRUE(folder);
        std::ofstream(folder->path() / "file") << "content";
        using std::filesystem::perms;
        EXPECT_EQ(std::filesystem::status(folder->path()).permissions(), perms::owner_all);
    }
    EXPECT_THAT(dir.names(), IsEmpty());
}

TEST(APrivateFolder, GoesThoughNoFileCanBeOpenedAnyMore) {
    const test::TempDir dir;
    test::Forked program([&dir] {
        auto folder = PrivateFolder::create(dir.path());
        if (!folder) {
            std::_Exit(1);
        }
        std::ofstream(folder->path() / "file") << "content";
        const rlimit none{0, 0};
        setrlimit(RLIMIT_NOFILE, &none);
        folder->remove();
        std::_Exit(open("/dev/null", O_RDONLY | O_CLOEXEC) < 0 ? 0 : 1);
    });
    EXPECT_TRUE(program.join());
    EXPECT_THAT(dir.names(), IsEmpty());
}

/// A place in which a program that was killed left its private folder.
class AFolderThatAKilledProgramLeft : public testing::Test {
protected:
    AFolderThatAKilledProgramLeft() {
        test::Forked program([this] {
            const auto folder = PrivateFolder::create(place.path());
            std::filesystem::create_directory(folder->path() / "folder");
            std::ofstream(folder->path() / "file") << "content";
            std::raise(SIGKILL);
        });
        program.join();
        for (const auto& name : place.names()) {
            left = place.file(name);
        }
    }

    static void makeOld(const std::filesystem::path& path) {
        using std::filesystem::file_time_type;
        std::filesystem::last_write_time(path, file_time_type::clock::now() - std::chrono::minutes(1));
    }

    test::TempDir place;
    std::filesystem::path left;
};

TEST_F(AFolderThatAKilledProgramLeft, GoesWithItsContentWhenOneSweeps) {
    ASSERT_FALSE(left.empty());
    ASSERT_THAT(place.names(), SizeIs(1));
    sweepPrivateFolders(place.path());
    EXPECT_THAT(place.names(), IsEmpty());
}

TEST_F(AFolderThatAKilledProgramLeft, StaysWhileItCouldBeOneThatIsBeingMade) {
    const auto begun = place.file("parascope-making.Ab12cD");
    std::filesystem::rename(left, begun);
    sweepPrivateFolders(place.path());
    EXPECT_THAT(place.names(), SizeIs(1)) << "another program may be about to lock it";
    makeOld(begun);
    sweepPrivateFolders(place.path());
    EXPECT_THAT(place.names(), IsEmpty());
}

TEST_F(AFolderThatAKilledProgramLeft, GoesAloneWhereOthersAreHeldOrAreNone) {
    const auto held = PrivateFolder::create(place.path());
    ASSERT_TRUE(held);
    place.write("parascope-files.txt", "a user's own");
    const test::TempDir elsewhere;
    elsewhere.write("file", "reached by a link");
    std::filesystem::create_directory_symlink(elsewhere.path(), place.file("parascope-files.link"));
    std::filesystem::create_directory(place.file("parascope"));
    sweepPrivateFolders(place.path());
    EXPECT_THAT(place.names(), UnorderedElementsAre(held->path().filename().string(), "parascope-files.txt",
                                                    "parascope-files.link", "parascope"));
    EXPECT_THAT(elsewhere.names(), ElementsAre("file"));
}

TEST(Sweeping, APlaceThatCannotBeReadDoesNothing) {
    const test::TempDir dir;
    sweepPrivateFolders(dir.file("nothing"));
    EXPECT_THAT(dir.names(), IsEmpty());
}

} // namespace
} // namespace parascope
