// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/HomeCards.h"

#include <QCoreApplication>

namespace parascope {

std::vector<HomeCard> homeCards() {
    const auto tr = [](const char* text) { return QCoreApplication::translate("HomeCards", text); };
    return {
        {QStringLiteral("compare"),
         tr("Threads or processes?"),
         tr("The same work one after another, by threads, under a GIL and by processes: see which cores were "
            "busy."),
         {},
         lanesPicture(QStringLiteral("compare"))},
        {QStringLiteral("queue"),
         tr("Who waits for whom?"),
         tr("Producers put items into a queue, consumers take them out: when it is full or empty, somebody "
            "waits."),
         {},
         lanesPicture(QStringLiteral("queue"), SleepLook::Block)},
        {QStringLiteral("scale"),
         tr("How many workers are enough?"),
         tr("The same task with 1, 2 and more workers: what does each of them bring?"),
         {},
         scalingPicture(QStringLiteral("scaling"))},
        {QStringLiteral("scrape"),
         tr("What waits, and what computes?"),
         tr("A scraper reads addresses, fetches pages, parses them and saves their titles: each step is "
            "measured."),
         {},
         lanesPicture(QStringLiteral("scrape"))},
        {QStringLiteral("table"),
         tr("What do threads and processes cost?"),
         tr("The lesson's table with the figures of this machine, each one click from the run that shows "
            "it."),
         {},
         pairsPicture(QStringLiteral("table"))},
        {QStringLiteral("classify"),
         tr("CPU-bound or I/O-bound?"),
         tr("A task, a command or a program that runs already: does it compute, or wait, and for what?"),
         {},
         lanesPicture(QStringLiteral("classify"))},
        {QStringLiteral("memory"),
         tr("Shared or separate memory?"),
         tr("Workers add to one counter: without a lock updates are lost. Then the same bug by hand."),
         {},
         lanesPicture(QStringLiteral("memory"))},
        {QStringLiteral("lesson"),
         tr("What do you want to teach?"),
         tr("The whole course as lessons that run: words, a question to bet on, and the answer on this "
            "machine."),
         {},
         lessonPicture(),
         false},
    };
}

} // namespace parascope
