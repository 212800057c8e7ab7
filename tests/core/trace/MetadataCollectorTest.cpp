// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/MetadataCollector.h"

#include <gtest/gtest.h>

namespace parascope {
namespace {

class TheMetadataOfATrace : public testing::Test {
protected:
    void say(const char* name, std::string args) {
        TraceEvent event;
        event.phase = 'M';
        event.name = name;
        event.pid = 7;
        event.tid = 9;
        event.args = std::move(args);
        metadata.take(event, 100, warnings);
    }

    TraceWarnings warnings;
    MetadataCollector metadata;
};

TEST_F(TheMetadataOfATrace, NamesAndOrdersProcessesAndThreads) {
    say("process_name", R"({"name":"Renderer"})");
    say("process_labels", R"({"labels":"example.org"})");
    say("process_sort_index", R"({"sort_index":"-3"})");
    say("thread_name", R"({"name":"main"})");
    say("thread_sort_index", R"({"sort_index":2.5})");
    EXPECT_EQ(metadata.processName(7, "p"), "Renderer (example.org)");
    EXPECT_EQ(metadata.processOrder(7), -3);
    EXPECT_EQ(metadata.thread(7, 9).name, "main");
    EXPECT_EQ(metadata.thread(7, 9).order, 2.5);
    say("thread_name", R"({"name":"worker"})");
    EXPECT_EQ(metadata.thread(7, 9).name, "worker") << "what is said last counts";
}

TEST_F(TheMetadataOfATrace, LeavesWhoIsNotInItNamelessAndInItsPlace) {
    EXPECT_EQ(metadata.processName(7, "otherwise"), "otherwise");
    EXPECT_EQ(metadata.processOrder(7), 0);
    EXPECT_EQ(metadata.thread(7, 9).name, "");
    EXPECT_EQ(metadata.thread(7, 9).order, 0);
}

TEST_F(TheMetadataOfATrace, IsWarnedOfWhereItCannotBeUsed) {
    say("thread_sort_index", R"({"sort_index":"first"})");
    EXPECT_FALSE(warnings.texts().empty());
    EXPECT_EQ(metadata.thread(7, 9).order, 0);
}

} // namespace
} // namespace parascope
