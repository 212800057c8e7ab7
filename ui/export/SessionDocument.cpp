// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/SessionDocument.h"

#include "core/command/CommandLine.h"
#include "core/demos/RunAnswer.h"
#include "core/demos/RunBatches.h"
#include "ui/export/Footnote.h"
#include "ui/export/HtmlPage.h"
#include "ui/export/LocalTime.h"

#include <algorithm>

namespace parascope {

namespace {

std::vector<const RunRecord*> finishedOnes(const std::vector<const RunRecord*>& runs) {
    std::vector<const RunRecord*> finished;
    std::copy_if(runs.begin(), runs.end(), std::back_inserter(finished),
                 [](const RunRecord* run) { return run->facts.finished && !run->facts.neverRan(); });
    return finished;
}

/// "Threads or processes? 14:03".
DocumentHtml headingOf(const RunBatch& batch, const Demo* demo) {
    constexpr int kDay = 11; // of "2026-01-02 14:03:05"
    constexpr int kTime = 5;
    const auto words = demo != nullptr ? demo->info().title : batch.name;
    const auto time = localTimeText(batch.startedAt).mid(kDay, kTime).toStdString();
    return {("<h2>" + htmlText(words + (time.empty() ? "" : " " + time)) + "</h2>\n").toStdString()};
}

/// Whether asking for that makes just these runs.
bool makesJustThese(const RunBatch& batch, const Demo& demo, const Parameters& asked) {
    const auto made = demo.plan(asked);
    std::vector<Experiment> done;
    for (const auto* experiment : experimentsOf(batch.runs)) {
        done.push_back(*experiment);
    }
    return std::is_permutation(made.begin(), made.end(), done.begin(), done.end());
}

AnsweredQuestion questionOfBatch(const RunBatch& batch, const Demo* demo, Demos demos) {
    AnsweredQuestion question;
    question.runs = batch.runs;
    question.title = headingOfRuns(batch.runs, demos);
    if (demo != nullptr) {
        question.demo = demo;
        question.asked = demo->askedBy(batch.runs);
        question.command = makesJustThese(batch, *demo, *question.asked.get())
                               ? commandText(*demo, *question.asked.get())
                               : std::string();
    }
    return question;
}

} // namespace

Document sessionDocument(const std::vector<const RunRecord*>& runs, Demos demos) {
    Document document;
    document.title = "What was run";
    const auto batches = batchesOf(finishedOnes(runs), demos);
    for (const auto& batch : batches) {
        const auto& first = batch.runs.front()->facts;
        const auto* const demo = first.title.empty() ? findDemo(demos, first.experiment.demo) : nullptr;
        document.parts.emplace_back(headingOf(batch, demo));
        document.parts.emplace_back(questionOfBatch(batch, demo, demos));
    }
    if (batches.empty()) {
        document.parts.emplace_back(DocumentNote{"Nothing has been run yet."});
        return document;
    }
    const auto& facts = batches.front().runs.front()->facts;
    const auto day = localDayText(batches.front().startedAt);
    document.title += day.isEmpty() ? "" : " on " + day.toStdString();
    document.machine = footnoteOf(facts.machine, {}, day).toStdString();
    return document;
}

} // namespace parascope
