// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/export/ADocument.h"
#include "ui/export/SessionDocument.h"

namespace parascope {
namespace {

using test::textOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

class ExportOfADocument : public test::ADocument {
protected:
    ExportOfADocument() { document.parts.emplace_back(question); }
    Result<void> write(const std::string& name) { return exportDocument(document, folder.file(name)); }
};

TEST_F(ExportOfADocument, IsWhatItsEndingSays) {
    ASSERT_TRUE(write("lesson.html"));
    ASSERT_TRUE(write("lesson.PDF"));
    EXPECT_THAT(textOf(folder.file("lesson.html")), StartsWith("<!DOCTYPE html>"));
    EXPECT_THAT(textOf(folder.file("lesson.PDF")), StartsWith("%PDF-"));
    EXPECT_THAT(folder.names(), ElementsAre("lesson.PDF", "lesson.html"));
}

TEST_F(ExportOfADocument, InAnotherFormatSaysWhichThereAre) {
    const auto written = write("lesson.png");
    ASSERT_FALSE(written);
    EXPECT_THAT(written.error().text(), HasSubstr("use .html or .pdf"));
    EXPECT_THAT(folder.names(), IsEmpty());
}

TEST_F(ExportOfADocument, ToAFolderThatIsNotThereSaysSo) {
    for (const char* name : {"no/lesson.html", "no/lesson.pdf"}) {
        const auto written = write(name);
        ASSERT_FALSE(written) << name;
        EXPECT_THAT(written.error().text(), HasSubstr(name));
    }
    EXPECT_THAT(folder.names(), IsEmpty());
}

/// The runs of an hour in class.
class TheDocumentOfASession : public test::ADocument {
protected:
    TheDocumentOfASession() {
        serial.facts.batch = parallel.facts.batch = 2;
        serial.facts.startedAt = "2026-01-02T12:00:00Z";
    }
    [[nodiscard]] static const AnsweredQuestion& answerIn(const Document& made, std::size_t part) {
        return std::get<AnsweredQuestion>(made.parts.at(part));
    }
};

TEST_F(TheDocumentOfASession, HasItsBatchesInTheirOrderWithTheirQuestions) {
    const auto other = scaling();
    for (auto& run : scaled) {
        run.facts.batch = 1;
    }
    const auto made = sessionDocument({&serial, &parallel, other.runs[0], other.runs[1], other.runs[2]});
    EXPECT_EQ(made.title, "What was run on 2026-01-02");
    EXPECT_EQ(made.machine, "Test CPU, 2 cores, Linux 6.1.0 · 2026-01-02 · Parascope");
    ASSERT_EQ(made.parts.size(), 4U);
    EXPECT_THAT(std::get<DocumentHtml>(made.parts[0]).html, StartsWith("<h2>How many workers? "));
    EXPECT_EQ(answerIn(made, 1).demo->info().key, "scale");
    EXPECT_THAT(std::get<DocumentHtml>(made.parts[2]).html, StartsWith("<h2>Threads or processes? "));
    EXPECT_THAT(answerIn(made, 3).runs, ElementsAre(&serial, &parallel));
    EXPECT_EQ(answerIn(made, 3).title, "sum-squares: 10M iterations for each worker");
    EXPECT_EQ(answerIn(made, 3).command,
              "parascope run --task sum-squares:10M --backend processes --workers 2");
}

TEST_F(TheDocumentOfASession, NamesACommandOnlyWhereItMakesJustTheseRuns) {
    const auto asked = scaling();
    const auto made = sessionDocument(asked.runs);
    EXPECT_EQ(answerIn(made, 1).command,
              "parascope scale --task sum-squares:10M --backend threads --max-workers 2 --repeat 1");
    const auto part = sessionDocument({asked.runs[0], asked.runs[2]});
    EXPECT_EQ(answerIn(part, 1).command, "") << "the run of one thread was deleted";
}

TEST_F(TheDocumentOfASession, LeavesOutWhatGoesOnOrNeverRan) {
    parallel.facts.finished = false;
    serial.facts.stopped = true;
    serial.facts.released = {};
    const auto made = sessionDocument({&serial, &parallel});
    ASSERT_EQ(made.parts.size(), 1U);
    EXPECT_EQ(std::get<DocumentNote>(made.parts[0]).text, "Nothing has been run yet.");
    ASSERT_TRUE(exportDocument(made, folder.file("session.html")));
    ASSERT_TRUE(exportDocument(made, folder.file("session.pdf")));
}

TEST_F(TheDocumentOfASession, ShowsAnotherProgramsTraceToo) {
    parallel.facts.title = "other <program>.json";
    const auto made = sessionDocument({&parallel});
    EXPECT_EQ(answerIn(made, 1).demo, nullptr);
    EXPECT_EQ(answerIn(made, 1).title, "other <program>.json");
    ASSERT_TRUE(exportDocument(made, folder.file("session.html")));
    EXPECT_THAT(textOf(folder.file("session.html")), HasSubstr("<h2 id=\"other-programjson-"));
}

} // namespace
} // namespace parascope
