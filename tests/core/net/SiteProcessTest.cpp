// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/SiteProcess.h"

#include "core/base/OwnPrograms.h"
#include "core/net/PageFetcher.h"
#include "tests/support/TempDir.h"

#include <cstdlib>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

namespace parascope {
namespace {

using testing::HasSubstr;

TEST(TheProgramOfTheSite, AnswersUntilItIsGivenUp) {
    auto fetcher = PageFetcher::create();
    ASSERT_TRUE(fetcher);
    std::string address;
    {
        const auto site = SiteProcess::start();
        ASSERT_TRUE(site) << site.error().text();
        address = site->address();
        EXPECT_EQ(fetcher->fetch(address + "/articles/1", {}).value().value().status, 200);
    }
    EXPECT_FALSE(fetcher->fetch(address + "/articles/1", {})) << "nothing of it stays";
}

TEST(TheProgramOfTheSite, EndsAtOnceWhereItsStarterHasGoneAlready) {
    const auto program = findOwnProgram("site_server");
    ASSERT_TRUE(program);
    // Its starter is not the process that it is told: as where that one ended before it could look.
    const auto line = "'" + program->string() + "' --with-starter 1 </dev/null >/dev/null; exit $?";
    const int status = std::system(line.c_str());
    ASSERT_TRUE(WIFEXITED(status));
    EXPECT_EQ(WEXITSTATUS(status), 1);
}

TEST(TheProgramOfTheSite, TellsItsStarterAloneWhyItCannotStart) {
    const auto program = findOwnProgram("site_server");
    ASSERT_TRUE(program);
    const test::TempDir dir;
    const auto line = "'" + program->string() + "' --with-starter $$ --port none >'" +
                      dir.file("out").string() + "' 2>'" + dir.file("err").string() + "'; exit $?";
    EXPECT_NE(std::system(line.c_str()), 0);
    EXPECT_EQ(test::textOf(dir.file("out")), "it is no number from 0 to 65535\tusage: site_server "
                                             "[--with-starter PID] [--port P] [--delay-ms D]\n");
    EXPECT_EQ(test::textOf(dir.file("err")), "");
}

TEST(TheProgramOfTheSite, ThatIsMissingOrSaysNothingIsSaidInWords) {
    const test::TempDir dir;
    setenv("PARASCOPE_WORKER_DIR", dir.path().c_str(), 1);
    EXPECT_THAT(SiteProcess::start().error().text(),
                HasSubstr("site_server is missing: looked in " + dir.path().string()));
    dir.write("site_server", "#!/bin/sh\nexit 1\n");
    std::filesystem::permissions(dir.file("site_server"), std::filesystem::perms::owner_all);
    EXPECT_EQ(SiteProcess::start().error().text(),
              "the built-in site cannot be started: it did not say where it answers; "
              "start site_server by hand to see why");
    dir.write("site_server", "#!/bin/sh\nprintf 'no room\\tmake room\\n'\nexit 1\n");
    EXPECT_EQ(SiteProcess::start().error().text(), "the built-in site cannot be started: no room; make room");
    unsetenv("PARASCOPE_WORKER_DIR");
}

} // namespace
} // namespace parascope
