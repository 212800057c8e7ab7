// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/RunPages.h"

#include "core/command/CommandLine.h"
#include "core/demos/queue/QueueFacts.h"
#include "core/engine/RunSession.h"
#include "ui/charts/TimeView.h"
#include "ui/demos/compare/ComparePage.h"
#include "ui/demos/queue/QueuePage.h"
#include "ui/pages/TimelinePanel.h"
#include "ui/shell/PageStack.h"

namespace parascope {

namespace {

/// Null where its runs have no page but the one that compares.
DemoPage* pageOfDemo(PageStack& stack, const std::string& key) {
    return dynamic_cast<DemoPage*>(stack.pageWithKey(QString::fromStdString(key)));
}

} // namespace

ComparePage& comparePageOf(PageStack& stack) {
    return stack.pageOf<ComparePage>(kComparePage);
}

void goToRuns(PageStack& stack, const RunSession& session, const std::vector<RunId>& ids) {
    const auto* last = ids.empty() ? nullptr : session.run(ids.back());
    if (last != nullptr && isQueue(last->facts)) {
        auto& queue = stack.pageOf<QueuePage>(kQueuePage);
        queue.showRuns({ids.back()}); // its picture has room for one
        stack.goTo(&queue);
        return;
    }
    auto* own = last == nullptr ? nullptr : pageOfDemo(stack, last->facts.experiment.demo);
    auto& compare = comparePageOf(stack);
    if (own != nullptr && own != &compare) {
        own->open(ids);
        stack.goTo(own);
        return;
    }
    compare.showRuns(ids);
    compare.timeline().view().home();
    stack.goTo(&compare);
}

void goToDemo(PageStack& stack, const Command& command) {
    if (auto* page = pageOfDemo(stack, command.demo->info().folder())) {
        page->choose(*command.asked.get());
        stack.goTo(page);
    }
}

} // namespace parascope
