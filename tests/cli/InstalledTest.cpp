// SPDX-License-Identifier: GPL-3.0-or-later
// What is installed below some folder, as people have it who build nothing.
#include "tests/cli/Program.h"
#include "tests/support/TempDir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <simdjson.h>

namespace parascope {
namespace {

using test::Outcome;
using test::Program;
using test::TempDir;
using testing::HasSubstr;

class WhatIsInstalled : public testing::Test {
protected:
    void SetUp() override {
        if (PARASCOPE_IS_SANITIZED != 0) {
            GTEST_SKIP() << "nobody installs what is built with sanitizers";
        }
        const auto installed =
            Program(PARASCOPE_CMAKE, {"--install", PARASCOPE_BUILD, "--prefix", prefix.string()}).finish();
        ASSERT_EQ(installed.status, 0) << installed.err;
    }
    static Outcome run(const std::filesystem::path& where, std::vector<std::string> arguments) {
        return Program((where / "bin/parascope").string(), arguments).finish();
    }
    /// What each worker of the main job computed there; all backends' in a row.
    static std::vector<std::string> results(const std::filesystem::path& where) {
        const auto outcome = run(where, {"run", "--task", "sum-squares:100k", "--backend",
                                         "serial,threads,processes", "--workers", "2", "--json"});
        EXPECT_EQ(outcome.status, 0) << outcome.err;
        simdjson::dom::parser parser;
        simdjson::dom::array runs;
        EXPECT_FALSE(parser.parse(outcome.out)["runs"].get(runs)) << outcome.out;
        std::vector<std::string> all;
        for (const auto one : runs) {
            for (const auto result : one["results"]) {
                all.emplace_back(std::string_view(result));
            }
        }
        return all;
    }

    TempDir dir;
    std::filesystem::path prefix = dir.file("some folder");
};

TEST_F(WhatIsInstalled, RunsTheMainJob) {
    const auto all = results(prefix);
    EXPECT_EQ(all.size(), 6U);
    EXPECT_THAT(all, testing::Each("333328333350000"));
}

TEST_F(WhatIsInstalled, CanBeMoved) {
    const auto elsewhere = dir.file("elsewhere");
    std::filesystem::rename(prefix, elsewhere);
    EXPECT_THAT(results(elsewhere), testing::Each("333328333350000"));
    // By a link from a folder of programs, too.
    std::filesystem::create_directory(dir.file("bin"));
    std::filesystem::create_symlink(elsewhere / "bin/parascope", dir.file("bin/parascope"));
    EXPECT_THAT(results(dir.path()), testing::SizeIs(6));
}

TEST_F(WhatIsInstalled, SaysWhereItLookedForWhatIsMissing) {
    std::filesystem::remove(prefix / "libexec/parascope/compute_worker");
    const auto outcome = run(prefix, {"run", "--task", "sum-squares:1k", "--backend", "processes"});
    EXPECT_EQ(outcome.status, 1);
    EXPECT_THAT(outcome.err, HasSubstr((prefix / "libexec/parascope").string()));
    EXPECT_THAT(outcome.err, HasSubstr("install Parascope anew"));
}

TEST_F(WhatIsInstalled, HasWhatDesktopsShellsAndManRead) {
    for (const auto* const file :
         {"share/applications/parascope.desktop", "share/metainfo/local.parascope.parascope.metainfo.xml",
          "share/mime/packages/parascope.xml", "share/icons/hicolor/scalable/apps/parascope.svg",
          "share/icons/hicolor/16x16/apps/parascope.png", "share/icons/hicolor/512x512/apps/parascope.png",
          "share/man/man1/parascope.1.gz", "share/bash-completion/completions/parascope",
          "share/fish/vendor_completions.d/parascope.fish", "share/doc/parascope/copyright",
          "libexec/parascope/worker.py", "libexec/parascope/python/parascope.py",
          "share/parascope/parascope.h"}) {
        std::error_code missing;
        EXPECT_GT(std::filesystem::file_size(prefix / file, missing), 0U) << file;
        EXPECT_FALSE(missing) << file;
    }
}

} // namespace
} // namespace parascope
