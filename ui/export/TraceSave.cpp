// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/TraceSave.h"

#include "core/demos/RunFile.h"
#include "ui/export/RunExport.h"

#include <algorithm>
#include <QDir>

namespace parascope {

QString proposedTrace(const QString& folder, const QString& demo) {
    return QDir(folder).filePath(proposedName(demo, QLatin1String(kTraceEnding)));
}

QString withTraceEnding(const QString& file) {
    return file.endsWith(QLatin1String(".json"), Qt::CaseInsensitive) ? file
                                                                      : file + QLatin1String(kTraceEnding);
}

Result<void> checkSavable(const std::vector<const RunRecord*>& runs) {
    if (runs.empty()) {
        return failure("nothing was saved", "there is no run", "press Run (F5) first");
    }
    const bool areOver =
        std::all_of(runs.begin(), runs.end(), [](const RunRecord* run) { return run->facts.finished; });
    if (!areOver) {
        return failure("nothing was saved", "a run still goes on", "wait for its end or stop it (Shift+F5)");
    }
    return {};
}

Result<void> saveTrace(const std::vector<const RunRecord*>& runs, const std::filesystem::path& file) {
    const auto can = checkSavable(runs);
    return can ? saveRuns(runs, file) : can;
}

} // namespace parascope
