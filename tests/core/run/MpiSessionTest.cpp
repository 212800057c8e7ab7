// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/MpiSession.h"

#include "tests/support/TempDir.h"

#include <array>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

namespace parascope {
namespace {

using testing::IsEmpty;

class WhatAnMpirunLeft : public testing::Test {
protected:
    std::filesystem::path make(const std::string& above, const std::string& session) {
        const auto folder = dir.file(above) / session;
        std::filesystem::create_directories(folder / "0" / "0");
        std::ofstream(folder / "contact.txt") << "1;tcp://127.0.0.1:1";
        return folder;
    }
    static std::string ours() {
        std::array<char, 256> host{};
        EXPECT_EQ(gethostname(host.data(), host.size() - 1), 0);
        const std::string name = host.data();
        return "ompi." + name.substr(0, name.find('.')) + "." + std::to_string(geteuid());
    }

    test::TempDir dir;
};

TEST_F(WhatAnMpirunLeft, GoesAndNothingOfAnother) {
    const auto one = make(ours(), "pid.77");
    const auto other = make(ours(), "pid.778");
    removeMpiSession(dir.path(), 77);
    EXPECT_FALSE(std::filesystem::exists(one));
    EXPECT_TRUE(std::filesystem::exists(other / "contact.txt"));
    removeMpiSession(dir.path(), 778);
    EXPECT_THAT(dir.names(), IsEmpty()) << "the last one takes the folder above with it";
}

TEST_F(WhatAnMpirunLeft, OfAnotherHostOrUserStays) {
    const std::array folders{make("ompi.elsewhere." + std::to_string(geteuid()), "pid.77"),
                             make(ours() + "1", "pid.77"), make("other", "pid.77")};
    removeMpiSession(dir.path(), 77);
    for (const auto& folder : folders) {
        EXPECT_TRUE(std::filesystem::exists(folder / "contact.txt")) << folder;
    }
}

TEST_F(WhatAnMpirunLeft, IsNotFollowedToWhereALinkLeads) {
    const auto kept = make("kept", "pid.1");
    std::filesystem::create_directory(dir.file(ours()));
    std::filesystem::create_directory_symlink(kept, dir.file(ours()) / "pid.77");
    removeMpiSession(dir.path(), 77);
    EXPECT_TRUE(std::filesystem::exists(kept / "contact.txt"));
}

} // namespace
} // namespace parascope
