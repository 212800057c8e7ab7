// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/compare/CompareDemo.h"
#include "core/demos/scale/ScaleDemo.h"
#include "tests/core/report/RunMaker.h"
#include "tests/support/TempDir.h"
#include "ui/export/Document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <QApplication>
#include <QImage>

namespace parascope::test {

/// A lesson's document: a serial run and a parallel one answer its question. Its folder is beside the test's.
class ADocument : public testing::Test {
protected:
    ADocument() {
        document.title = "Threads & processes";
        document.folder = folder.path();
        document.machine = "Test CPU, 2 cores";
        auto asked = std::make_shared<RunQuestion>();
        asked->backends = {Backend::Processes};
        asked->size = 10'000'000;
        question.demo = findDemo(allDemos(), "run");
        question.asked = asked;
        question.runs = {&serial, &parallel};
        question.title = "Two processes";
        question.command = "parascope run --task sum-squares:10M --backend processes --workers 2";
        question.ask = "How many times as fast?";
    }
    void html(const std::string& text) { document.parts.emplace_back(DocumentHtml{text}); }
    /// A question of "how many workers": one after another, and two threads.
    AnsweredQuestion scaling() {
        for (const auto backend : {Backend::Serial, Backend::Threads, Backend::Threads}) {
            const int workers = scaled.size() == 2 ? 2 : 1;
            RunMaker maker(backend, workers);
            maker.release(0);
            for (int i = 0; i < workers; ++i) {
                maker.worker(0, 1000, 1000).span(0, 1000, State::Running, i);
            }
            maker.run.facts.experiment.demo = "scale";
            scaled.push_back(std::move(maker.run));
        }
        auto asked = std::make_shared<ScaleQuestion>();
        asked->maxWorkers = 2;
        AnsweredQuestion made;
        made.demo = findDemo(allDemos(), "scale");
        made.asked = asked;
        made.title = "More and more";
        made.runs = {&scaled[0], &scaled[1], &scaled[2]};
        return made;
    }
    void picture(const std::string& name, int side = 8) {
        QImage image(side, side, QImage::Format_RGB32);
        image.fill(Qt::blue);
        EXPECT_TRUE(image.save(QString::fromStdString(folder.file(name).string())));
    }

    TempDir folder;
    RunRecord serial = serialRun();
    RunRecord parallel = parallelRun();
    std::vector<RunRecord> scaled;
    AnsweredQuestion question;
    Document document;
};

} // namespace parascope::test
