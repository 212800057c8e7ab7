// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/OwnProcesses.h"

#include "tests/support/TempDir.h"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using testing::ElementsAre;

/// A folder as the kernel's of processes.
class ProcessesOfAUser : public testing::Test {
protected:
    void add(const std::string& name, const std::string& commandLine) {
        std::filesystem::create_directory(folder.file(name));
        std::ofstream(folder.file(name) / "cmdline", std::ios::binary) << commandLine;
    }

    test::TempDir folder;
};

TEST_F(ProcessesOfAUser, AreListedWithTheirCommandsTheLatestFirst) {
    add("40", std::string("sleep\0002\0", 8));
    add("4100", std::string("python3\0train me.py\0", 20));
    EXPECT_THAT(ownProcesses(folder.path()),
                ElementsAre(OwnProcess{4100, "python3 train me.py"}, OwnProcess{40, "sleep 2"}));
}

TEST_F(ProcessesOfAUser, AreNeitherTheKernelsNorThisOne) {
    add("2", "");
    add(std::to_string(::getpid()), std::string("me\0", 3));
    add("self", std::string("me\0", 3));
    EXPECT_THAT(ownProcesses(folder.path()), ElementsAre());
}

TEST_F(ProcessesOfAUser, AreNoneWhereThereIsNoSuchFolder) {
    EXPECT_THAT(ownProcesses(folder.file("gone")), ElementsAre());
}

} // namespace
} // namespace parascope
