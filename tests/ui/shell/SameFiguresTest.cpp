// SPDX-License-Identifier: GPL-3.0-or-later
// The same runs give the same figures wherever they stand.
#include "core/command/ShowReport.h"
#include "core/demos/compare/CompareDemo.h"
#include "core/demos/RunFile.h"
#include "tests/core/report/RunMaker.h"
#include "tests/ui/shell/AWindow.h"
#include "ui/export/RunExport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace parascope {
namespace {

using testing::Contains;
using testing::DoubleEq;
using testing::ElementsAre;
using testing::HasSubstr;

/// Two presses of Run: in the second the serial run took less. Shown are only the parallel runs.
class TwoBatches : public test::AWindow {
protected:
    TwoBatches() {
        open();
        auto quick = test::serialRun();
        quick.facts.ended -= std::chrono::milliseconds(101);
        quick.facts.batch = 1;
        auto threads = test::parallelRun(Backend::Threads);
        threads.facts.batch = 1;
        std::vector<RunRecord> runs;
        runs.push_back(test::serialRun());
        runs.push_back(test::parallelRun());
        runs.push_back(std::move(quick));
        runs.push_back(std::move(threads));
        const auto ids = session().adopt(std::move(runs));
        page().showRuns({ids[1], ids[3]});
    }
    [[nodiscard]] std::filesystem::path exported(const std::string& ending) const {
        const auto file = folder.file("runs" + ending);
        EXPECT_TRUE(page().exportChart(file));
        return file;
    }
    /// The speed-ups of the runs that are not serial.
    static std::vector<double> speedups(const QJsonValue& root) {
        std::vector<double> all;
        for (const auto& run : root[QStringLiteral("runs")].toArray()) {
            if (run[QStringLiteral("backend")] != QStringLiteral("serial")) {
                all.push_back(run[QStringLiteral("speedup")].toDouble());
            }
        }
        return all;
    }
    static QJsonObject parse(const std::string& text) {
        return QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
    }
};

TEST_F(TwoBatches, HaveTheirOwnBaselinesInTheWindow) {
    EXPECT_EQ(number(QStringLiteral("speed-up"), 0), QStringLiteral("2.00 ×"));
    EXPECT_EQ(number(QStringLiteral("speed-up"), 1), QStringLiteral("1.50 ×"));
}

TEST_F(TwoBatches, HaveTheSameFiguresInJsonAndInTheTerminal) {
    RunQuestion asked;
    asked.backends = {Backend::Processes, Backend::Threads};
    JsonWriter json;
    json.beginObject();
    CompareDemo().writeJson(json, asked, session().runs());
    json.endObject();
    EXPECT_THAT(speedups(parse(std::string(json.text()))), ElementsAre(DoubleEq(2), DoubleEq(1.5)));
    const auto text = CompareDemo().table(asked, session().runs());
    EXPECT_THAT(text, HasSubstr("2.00 ×"));
    EXPECT_THAT(text, HasSubstr("1.50 ×"));
    EXPECT_THAT(text, HasSubstr(sentence().toStdString()));
}

TEST_F(TwoBatches, HaveTheSameFiguresAndSentenceInHtmlWithTheirBaselines) {
    const auto page = test::textOf(exported(".html"));
    EXPECT_THAT(page,
                HasSubstr("<p class=\"sentence\">" + sentence().toHtmlEscaped().toStdString() + "</p>"));
    const auto figures = page.substr(page.find("<table class=\"figures\">"));
    EXPECT_THAT(figures, HasSubstr("2.00 ×"));
    EXPECT_THAT(figures, HasSubstr("1.50 ×"));
    EXPECT_THAT(figures, HasSubstr("one after another"));
    const std::string before = "class=\"data\">";
    const auto begin = page.find(before) + before.size();
    const auto data = parse(page.substr(begin, page.find("</script>", begin) - begin));
    EXPECT_EQ(data[QStringLiteral("runs")].toArray().size(), 4) << "what a figure names is in the picture";
}

TEST_F(TwoBatches, AreInPictureAndTableOfSpansWithTheirBaselines) {
    EXPECT_THAT(test::textOf(exported(".svg")), HasSubstr("one after another"));
    EXPECT_THAT(test::textOf(exported(".csv")), HasSubstr("\n1,worker 0,serial,"));
}

TEST_F(TwoBatches, HaveTheSameFiguresInTheirFileAndWhenItIsShown) {
    const auto file = exported(".trace.json");
    const auto written = parse(test::textOf(file));
    EXPECT_THAT(speedups(written[QStringLiteral("otherData")][QStringLiteral("parascope")]),
                ElementsAre(DoubleEq(2), DoubleEq(1.5)));
    const auto opened = openRuns(file);
    ASSERT_TRUE(opened);
    EXPECT_THAT(speedups(parse(showJson(file, *opened))), ElementsAre(DoubleEq(2), DoubleEq(1.5)));
    EXPECT_THAT(showTable(file, *opened), HasSubstr("1.50 ×"));
}

TEST_F(TwoBatches, HaveTheSameFiguresWhenTheyAreOpenedAgainBesideOthers) {
    const auto file = exported(".trace.json");
    openFile(file);
    ASSERT_EQ(runsInTable(), 4);
    EXPECT_EQ(number(QStringLiteral("speed-up"), 1), QStringLiteral("2.00 ×"));
    EXPECT_EQ(number(QStringLiteral("speed-up"), 3), QStringLiteral("1.50 ×"));
}

TEST_F(TwoBatches, KeepAPinnedBaselineInTheirFile) {
    session().pin(session().runs()[2]->facts.id, true);
    EXPECT_EQ(number(QStringLiteral("speed-up"), 0), QStringLiteral("1.50 ×"));
    const auto opened = openRuns(exported(".trace.json"));
    ASSERT_TRUE(opened);
    EXPECT_THAT(speedups(parse(showJson("runs", *opened))), ElementsAre(DoubleEq(1.5), DoubleEq(1.5)));
}

} // namespace
} // namespace parascope
