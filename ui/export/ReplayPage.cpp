// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/ReplayPage.h"

#include "ui/export/Exhibit.h"
#include "ui/export/HtmlPage.h"
#include "ui/export/ReplayData.h"

namespace parascope {

Result<void> saveReplay(const AliveRuns& runs, const std::filesystem::path& file) {
    auto places = scriptAndStyle(pagePart("replay.js"), pagePart("replay.css"));
    places["TITLE"] = htmlText(runs.title);
    places["SENTENCE"] = htmlText(runs.report.sentence);
    places["WARNINGS"] = warningsHtml(runs.warnings);
    places["TIMELINE"] = timelineHtml(runs.sources, kMostPieces);
    places["FIGURES"] = figuresHtml(runs.report);
    places["LOG"] = logHtml(runs.log);
    places["FOOTNOTE"] = htmlText(runs.footnote);
    return writeText(filledPage(pagePart("replay.html"), places).toStdString(), file);
}

} // namespace parascope
