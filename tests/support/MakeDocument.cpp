// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a document as a lesson does: words, code and a picture that are hostile, and the runs of a trace.
// usage: make_document TRACE FILE.html|FILE.pdf TITLE
#include "core/demos/RunFile.h"
#include "ui/export/SessionDocument.h"

#include <cstdio>
#include <QApplication>

using namespace parascope;

namespace {

Document documentOf(const std::vector<RunRecord>& runs, const std::string& title) {
    std::vector<const RunRecord*> pointers;
    for (const auto& run : runs) {
        pointers.push_back(&run);
    }
    auto document = sessionDocument(pointers);
    document.title = title;
    for (auto& part : document.parts) {
        if (auto* question = std::get_if<AnsweredQuestion>(&part)) {
            question->title = title;
            question->ask = title;
        }
    }
    const auto twice = document.parts;
    document.parts.insert(document.parts.end(), twice.begin(), twice.end());
    document.parts.emplace_back(
        DocumentHtml{"<p><img src=\"https://example.org/a.png\" alt=\"far away\" /></p>"});
    document.parts.emplace_back(DocumentCode{"python", "print('''" + title + "\n''')  # " + title + "\n"});
    document.parts.emplace_back(DocumentNote{title});
    return document;
}

} // namespace

int main(int argc, char** argv) {
    const QApplication application(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    if (arguments.size() != 4) {
        std::fputs("usage: make_document TRACE FILE TITLE\n", stderr);
        return 2;
    }
    auto opened = openRuns(arguments[1].toStdString());
    if (!opened) {
        std::fprintf(stderr, "make_document: %s\n", opened.error().text().c_str());
        return 1;
    }
    const auto runs = takeRuns(*opened, "a trace");
    const auto written =
        exportDocument(documentOf(runs, arguments[3].toStdString()), arguments[2].toStdString());
    if (!written) {
        std::fprintf(stderr, "make_document: %s\n", written.error().text().c_str());
        return 1;
    }
    return 0;
}
