// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/DocumentPage.h"

#include "core/command/AnswerJson.h"
#include "tests/ui/export/ADocument.h"
#include "ui/export/DocumentOutline.h"
#include "ui/style/CodeColours.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace parascope {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

/// A document as one page of HTML.
class ADocumentPage : public test::ADocument {
protected:
    void make() { text = QString::fromUtf8(documentPage(document)); }
    [[nodiscard]] std::string page() const { return text.toStdString(); }
    /// The values of a figure, row by row; an empty one where nobody knows.
    [[nodiscard]] std::vector<std::string> values(const QString& key) const {
        const QRegularExpression shape(
            QStringLiteral("<td data-key=\"%1\"(?: data-value=\"([^\"]*)\")?").arg(key));
        std::vector<std::string> found;
        auto cells = shape.globalMatch(text);
        while (cells.hasNext()) {
            found.push_back(cells.next().captured(1).toStdString());
        }
        return found;
    }

    QString text;
};

TEST_F(ADocumentPage, HasItsWordsCodeNotesAndAnswersInTheirOrder) {
    html("<p>First <em>words</em>.</p>");
    document.parts.emplace_back(DocumentCode{"python", "import os\n"});
    document.parts.emplace_back(question);
    document.parts.emplace_back(DocumentNote{"This was <not> run."});
    make();
    EXPECT_THAT(page(), StartsWith("<!DOCTYPE html>"));
    qsizetype last = 0;
    for (const char* part :
         {"<h1 id=\"threads--processes\">Threads &amp; processes</h1>", "Test CPU, 2 cores",
          "First <em>words</em>.", "<span class=\"keyword\">import</span> os",
          "<figcaption>Two processes</figcaption>", "How many times as fast?", "class=\"play\"",
          "<table class=\"figures\">", "parascope run --task sum-squares:10M", "This was &lt;not&gt; run.",
          "<script>"}) {
        const auto place = text.indexOf(QLatin1String(part), last);
        EXPECT_GE(place, 0) << part;
        last = std::max(last, place);
    }
    EXPECT_THAT(page(), Not(HasSubstr("@PARTS")));
}

TEST_F(ADocumentPage, TellsTheFiguresOfJson) {
    document.parts.emplace_back(question);
    make();
    Command command;
    command.kind = Command::Kind::Demo;
    command.demo = question.demo;
    command.asked = question.asked;
    const auto answer =
        QJsonDocument::fromJson(QByteArray::fromStdString(answerJson(command, question.runs)));
    const auto parallelRun = answer[QStringLiteral("runs")][0];
    const auto serialRun = answer[QStringLiteral("baseline")][0];
    for (const char* name : {"wall_s", "cpu_s", "parallelism", "speedup", "efficiency"}) {
        const auto key = QLatin1String(name);
        const auto shown = values(key);
        ASSERT_EQ(shown.size(), 2U) << name;
        EXPECT_EQ(std::stod(shown[1]), parallelRun[key].toDouble()) << name;
        if (!serialRun[key].isNull()) {
            EXPECT_EQ(std::stod(shown[0]), serialRun[key].toDouble()) << name;
        }
    }
    EXPECT_EQ(parallelRun[QStringLiteral("speedup")].toDouble(), 2.0);
    EXPECT_THAT(page(),
                HasSubstr(answer[QStringLiteral("sentence")].toString().toHtmlEscaped().toStdString()));
}

TEST_F(ADocumentPage, LetsOneScriptAndOneStyleWorkHoweverManyChartsThereAre) {
    document.parts.emplace_back(question);
    document.parts.emplace_back(question);
    make();
    static const QRegularExpression kPolicy(
        QStringLiteral("content=\"default-src 'none'; img-src data:; script-src '(sha256-[^']+)'; style-src "
                       "'(sha256-[^']+)'; base-uri "
                       "'none'; form-action 'none'\""));
    const auto policy = kPolicy.match(text);
    ASSERT_TRUE(policy.hasMatch());
    const auto hashOf = [this](const QString& begin, const QString& end) {
        const auto from = text.indexOf(begin) + begin.size();
        const auto part = text.mid(from, text.indexOf(end, from) - from).toUtf8();
        return QStringLiteral("sha256-") +
               QString::fromLatin1(QCryptographicHash::hash(part, QCryptographicHash::Sha256).toBase64());
    };
    EXPECT_EQ(policy.captured(1), hashOf(QStringLiteral("<script>"), QStringLiteral("</script>")));
    EXPECT_EQ(policy.captured(2), hashOf(QStringLiteral("<style>"), QStringLiteral("</style>")));
    EXPECT_EQ(text.count(QStringLiteral("<script>")), 1);
    EXPECT_EQ(text.count(QStringLiteral("<script type=\"application/json\" class=\"data\">")), 2);
    EXPECT_THAT(page(), Not(HasSubstr("http:"))) << "nothing is fetched";
    static const QRegularExpression kHandler(QStringLiteral("<[^>]*\\son\\w+="));
    EXPECT_FALSE(text.left(text.indexOf(QStringLiteral("<script>"))).contains(kHandler));
}

TEST_F(ADocumentPage, ShowsForeignNamesAsTextNotAsMarkup) {
    const std::string hostile = "</script><script>alert(1)</script><img src=x onerror=\"alert(2)\"> @PARTS@";
    document.title = document.machine = question.title = question.ask = question.command = hostile;
    parallel.facts.name = hostile;
    parallel.facts.error = hostile;
    document.parts.emplace_back(question);
    document.parts.emplace_back(DocumentNote{hostile});
    document.parts.emplace_back(DocumentCode{hostile, hostile});
    document.parts.emplace_back(DocumentCode{"python", "'" + hostile});
    make();
    EXPECT_EQ(text.count(QStringLiteral("<script")), 2);
    EXPECT_THAT(page(), Not(HasSubstr("<img")));
    EXPECT_THAT(page(), HasSubstr("<figcaption>&lt;/script&gt;&lt;script&gt;alert(1)"));
}

TEST_F(ADocumentPage, HasAnOutlineOfItsHeadings) {
    html("<h1 id=\"own\">Threads &amp; processes</h1><p>x</p><h2>The GIL, <code>sys</code> &amp; you</h2>");
    html("<h2 id=\"kept\">Kept</h2><h3>The GIL, sys &amp; you</h3><h4>Too deep</h4>");
    make();
    EXPECT_EQ(text.count(QStringLiteral("<h1")), 1) << "the title stands once";
    EXPECT_THAT(page(), HasSubstr("<h1 id=\"own\">Threads &amp; processes</h1>"));
    EXPECT_THAT(
        page(),
        HasSubstr("<li class=\"level2\"><a href=\"#the-gil-sys--you\">The GIL, sys &amp; you</a></li>\n"
                  "<li class=\"level2\"><a href=\"#kept\">Kept</a></li>\n"
                  "<li class=\"level3\"><a href=\"#the-gil-sys--you-1\">The GIL, sys &amp; you</a></li>"));
    EXPECT_THAT(page(), HasSubstr("<h2 id=\"the-gil-sys--you\">The GIL, <code>sys</code> &amp; you</h2>"));
    EXPECT_THAT(page(), Not(HasSubstr("#too-deep")));
    EXPECT_LT(text.indexOf(QStringLiteral("<h1 ")), text.indexOf(QStringLiteral("<nav")));
}

TEST_F(ADocumentPage, WithoutHeadingsHasNoOutline) {
    html("<p>Only words.</p>");
    make();
    EXPECT_THAT(page(), Not(HasSubstr("<nav")));
}

TEST_F(ADocumentPage, HasItsPicturesInside) {
    std::filesystem::create_directory(folder.file("more"));
    picture("more/a b.png");
    html("<p><img src=\"lesson:more/a%20b.png\" alt=\"two &quot;cores&quot;\" /></p>");
    make();
    static const QRegularExpression kPicture(
        QStringLiteral("<img src=\"data:image/png;base64,([^\"]+)\" alt=\"two &quot;cores&quot;\">"));
    const auto found = kPicture.match(text);
    ASSERT_TRUE(found.hasMatch());
    QFile file(QString::fromStdString(folder.file("more/a b.png").string()));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_EQ(QByteArray::fromBase64(found.captured(1).toLatin1()), file.readAll());
}

TEST_F(ADocumentPage, ShowsNoPictureOfElsewhere) {
    const test::TempDir other;
    other.write("secret.png", "secret");
    std::filesystem::create_symlink(other.file("secret.png"), folder.file("link.png"));
    std::filesystem::create_directory_symlink(other.path(), folder.file("door"));
    folder.write("words.txt", "words");
    folder.write("spy.svg", "<svg xmlns='http://www.w3.org/2000/svg'><image href='/etc/passwd'/></svg>");
    std::filesystem::create_directory(folder.file("folder.png"));
    folder.write("large.png", std::string(5'000'001, 'x'));
    for (const char* source :
         {"lesson:../secret.png", "lesson:link.png", "lesson:door/secret.png", "lesson:/etc/passwd",
          "lesson:words.txt", "lesson:spy.svg", "lesson:folder.png", "lesson:large.png", "lesson:missing.png",
          "lesson:%2e%2e/secret.png", "http://example.org/a.png", "file:///etc/passwd",
          "data:image/png;base64,AAAA", "lesson:"}) {
        document.parts.clear();
        html("<p><img src=\"" + std::string(source) + "\" alt=\"x\" /></p>");
        make();
        EXPECT_THAT(page(), Not(HasSubstr("<img"))) << source;
        EXPECT_THAT(page(), HasSubstr("<span class=\"note\">picture '")) << source;
    }
}

TEST_F(ADocumentPage, SaysWhyAPictureIsMissing) {
    folder.write("large.png", std::string(5'000'001, 'x'));
    html("<img src=\"lesson:large.png\" alt=\"\"><img src=\"lesson:../up.png\" alt=\"\">");
    make();
    EXPECT_THAT(page(), HasSubstr("large.png': it has more than 5 MB"));
    EXPECT_THAT(page(), HasSubstr("../up.png': it lies outside the folder"));
}

TEST_F(ADocumentPage, ShowsWhatHasNoLanesAsAPicture) {
    document.parts.emplace_back(scaling());
    make();
    EXPECT_THAT(page(), HasSubstr("<figure class=\"answer\">"));
    EXPECT_THAT(page(), HasSubstr("<img src=\"data:image/svg+xml;base64,"));
    EXPECT_THAT(page(), Not(HasSubstr("class=\"play\"")));
    EXPECT_THAT(values(QStringLiteral("speedup")), ElementsAre("1", "2"));
}

TEST_F(ADocumentPage, SaysWhereNothingWasRun) {
    question.runs.clear();
    document.parts.emplace_back(question);
    make();
    EXPECT_THAT(page(), HasSubstr("<p class=\"note\">nothing was run</p>"));
    EXPECT_THAT(page(), HasSubstr("<figure class=\"answer\">"));
}

TEST_F(ADocumentPage, TellsWhatWentWrongInARun) {
    parallel.facts.error = "worker 1 crashed (SIGSEGV)";
    parallel.log = {"Producer: <one>"};
    document.parts.emplace_back(question);
    make();
    EXPECT_THAT(page(), HasSubstr("<li>2 processes failed: worker 1 crashed (SIGSEGV)</li>"));
    EXPECT_THAT(page(), HasSubstr("Producer: &lt;one&gt;"));
}

TEST_F(ADocumentPage, NumbersEveryLineOfCodeInItsColours) {
    const auto code = codeHtml({"python", "def f():\n    '''two\n    lines'''\n\n"});
    EXPECT_EQ(code.toStdString(),
              "<pre class=\"code\"><code><span class=\"line\"><span class=\"keyword\">def</span> f():\n"
              "</span><span class=\"line\">    <span class=\"string\">'''two</span>\n"
              "</span><span class=\"line\"><span class=\"string\">    lines'''</span>\n"
              "</span><span class=\"line\"></span></code></pre>\n");
}

TEST_F(ADocumentPage, HasTheColoursOfCodeInTheWindow) {
    QFile file(QStringLiteral(":/replay/document.css"));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    const auto style = QString::fromUtf8(file.readAll());
    for (const auto& [name, kind] : {std::pair("keyword", CodeKind::Keyword),
                                     {"string", CodeKind::String},
                                     {"comment", CodeKind::Comment},
                                     {"number", CodeKind::Number}}) {
        for (const auto plain : {Qt::black, Qt::white}) {
            const auto rule =
                QStringLiteral("--%1: %2;").arg(QLatin1String(name), codeColour(kind, plain).name());
            EXPECT_TRUE(style.contains(rule)) << rule.toStdString();
        }
    }
}

TEST_F(ADocumentPage, IsNoLargerThanItsRunsNeed) {
    make();
    EXPECT_LT(text.size(), 60'000) << "without any";
    const auto none = text.size();
    document.parts.emplace_back(question);
    make();
    EXPECT_LT(text.size() - none, 15'000) << "a chart of two small runs";
}

} // namespace
} // namespace parascope
