// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/Program.h"

#include "tests/support/TempDir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <simdjson.h>

namespace parascope {
namespace {

using test::Outcome;
using test::parascope;
using test::TempDir;
using test::textOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;
using testing::StartsWith;

class AnExport : public testing::Test {
protected:
    Outcome exportTo(const std::vector<std::string>& files) const {
        std::vector<std::string> arguments{"run",       "--task",  "sum-squares:1M",
                                           "--backend", "threads", "--quiet"};
        for (const auto& file : files) {
            arguments.insert(arguments.end(), {"--export", file});
        }
        return parascope(arguments);
    }
    [[nodiscard]] std::string path(const std::string& name) const { return dir.file(name).string(); }

    TempDir dir;
};

TEST_F(AnExport, WritesEveryFormatWithoutADisplay) {
    const auto outcome = exportTo(
        {path("a.png"), path("a.svg"), path("a.pdf"), path("a.csv"), path("a.trace.json"), path("a.html")});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_EQ(outcome.err, "");
    EXPECT_THAT(dir.names(), ElementsAre("a.csv", "a.html", "a.pdf", "a.png", "a.svg", "a.trace.json"));
    EXPECT_THAT(textOf(dir.file("a.png")), StartsWith("\x89PNG\r\n"));
    EXPECT_THAT(textOf(dir.file("a.pdf")), StartsWith("%PDF-"));
    EXPECT_THAT(textOf(dir.file("a.svg")), HasSubstr("<text")) << "text stays text";
    EXPECT_THAT(textOf(dir.file("a.svg")), HasSubstr("worker 0"));
    EXPECT_THAT(textOf(dir.file("a.csv")),
                StartsWith("run,worker,backend,pid,tid,start_s,end_s,duration_s,state,core,name,schedule\n"));
    EXPECT_THAT(textOf(dir.file("a.html")), HasSubstr("<html"));
    simdjson::dom::parser parser;
    EXPECT_FALSE(parser.parse(textOf(dir.file("a.trace.json")))["traceEvents"].error());
}

TEST_F(AnExport, ToAFolderThatIsNotThereIsRefusedBeforeTheRun) {
    const auto outcome =
        parascope({"run", "--task", "sum-squares:10000G", "--quiet", "--export", path("nowhere/a.csv")});
    EXPECT_EQ(outcome.status, 1);
    ASSERT_THAT(outcome.complaints(), SizeIs(1)) << outcome.err;
    EXPECT_THAT(outcome.err,
                HasSubstr("cannot write '" + path("nowhere/a.csv") + "': No such file or directory"));
}

TEST_F(AnExport, ToAFullDiskSaysSoAndDoesNotKeepTheOthersFromBeingWritten) {
    for (const char* ending : {".csv", ".trace.json", ".png", ".svg", ".pdf", ".html"}) {
        const auto full = path(std::string("full") + ending);
        std::filesystem::create_symlink("/dev/full", full);
        const auto outcome = exportTo({full, path("good.csv")});
        EXPECT_EQ(outcome.status, 1) << ending;
        ASSERT_THAT(outcome.complaints(), SizeIs(1)) << ending << ": " << outcome.err;
        EXPECT_THAT(outcome.err, HasSubstr("No space left on device")) << ending;
        EXPECT_TRUE(std::filesystem::exists(path("good.csv"))) << ending;
        EXPECT_TRUE(std::filesystem::is_symlink(full)) << ending;
        EXPECT_TRUE(std::filesystem::is_character_file("/dev/full"));
        std::filesystem::remove(path("good.csv"));
        std::filesystem::remove(full);
        EXPECT_TRUE(dir.names().empty()) << ending;
    }
}

} // namespace
} // namespace parascope
