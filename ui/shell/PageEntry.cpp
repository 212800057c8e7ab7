// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/PageEntry.h"

#include "ui/demos/classify/ClassifyPage.h"
#include "ui/demos/compare/ComparePage.h"
#include "ui/demos/DemoViews.h"
#include "ui/demos/queue/QueuePage.h"
#include "ui/demos/scale/ScalingPage.h"
#include "ui/demos/scrape/ScrapePage.h"
#include "ui/demos/table/ComparisonTablePage.h"
#include "ui/lesson/LessonPage.h"

#include <algorithm>
#include <array>

namespace parascope {

namespace {

using MakePage = Page* (*)(RunSession&, QWidget*);

template <class Kind>
Page* makePage(RunSession& session, QWidget* parent) {
    return new Kind(session, parent);
}

struct OwnPage {
    const char* folder; ///< of its demo
    MakePage make;
};

/// The pages that are made for their demo, in the order of their rows.
constexpr std::array kOwnPages{
    OwnPage{"compare", makePage<ComparePage>},
    OwnPage{"queue", makePage<QueuePage>},
    OwnPage{"scale", makePage<ScalingPage>},
    OwnPage{"scrape", makePage<ScrapePage>},
    OwnPage{"table", nullptr}, // of no demo: it asks another one
    OwnPage{"classify", makePage<ClassifyPage>},
};

PageEntry entryOf(const Demo& demo, std::function<Page*(QWidget*)> make) {
    const auto& info = demo.info();
    return {QString::fromStdString(info.folder()),
            QString::fromStdString(info.name.empty() ? info.title : info.name),
            QString::fromStdString(info.title), std::move(make)};
}

PageEntry tableEntry(RunSession& session, const Machine& machine) {
    return {ComparisonTablePage::keyOfPage(), ComparisonTablePage::nameOfPage(),
            ComparisonTablePage::titleOfPage(), [&session, machine](QWidget* parent) {
                return new ComparisonTablePage(session, machine, parent);
            }};
}

} // namespace

std::vector<PageEntry> pageEntries(Demos demos, RunSession& session, const Machine& machine) {
    std::vector<PageEntry> entries;
    for (const auto& own : kOwnPages) {
        if (own.make == nullptr) {
            entries.push_back(tableEntry(session, machine));
            continue;
        }
        const auto demo = std::find_if(demos.begin(), demos.end(), [&own](const Demo* each) {
            return each->info().folder() == own.folder;
        });
        if (demo != demos.end()) {
            entries.push_back(entryOf(
                **demo, [&session, make = own.make](QWidget* parent) { return make(session, parent); }));
        }
    }
    for (const auto* demo : demos) {
        const bool hasOwn = std::any_of(kOwnPages.begin(), kOwnPages.end(), [demo](const OwnPage& own) {
            return demo->info().folder() == own.folder;
        });
        if (!hasOwn) {
            entries.push_back(entryOf(*demo, [demo, &session](QWidget* parent) {
                return new DemoPage(*demo, session, {nullptr, makeDemoView(*demo, session)}, parent);
            }));
        }
    }
    entries.push_back({LessonPage::keyOfPage(), LessonPage::titleOfPage(), LessonPage::titleOfPage(),
                       [&session](QWidget* parent) { return new LessonPage(session, parent); }});
    return entries;
}

} // namespace parascope
