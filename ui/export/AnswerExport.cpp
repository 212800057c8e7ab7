// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/AnswerExport.h"

#include "ui/charts/ChartExport.h"
#include "ui/export/ScaleExport.h"

namespace parascope {

Result<void> exportAnswer(const Parameters& asked, const std::vector<const RunRecord*>& runs,
                          const std::filesystem::path& file) {
    if (const auto* const scale = dynamic_cast<const ScaleQuestion*>(&asked)) {
        const auto machine = runs.empty() ? Machine() : runs.front()->facts.machine;
        return exportScale({scalingAnswer(*scale, runs).scaling, *scale, machine}, file, kSlideWide);
    }
    return exportRuns(runs, file);
}

} // namespace parascope
