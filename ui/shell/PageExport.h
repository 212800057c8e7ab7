// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunRecord.h"
#include "ui/charts/CoreHistory.h"
#include "ui/export/Exhibit.h"

#include <memory>

class QWidget;

namespace parascope {

class Page;

using Exhibits = std::vector<std::unique_ptr<Exhibit>>;

/// What can be exported now, the page's own picture first; what is not there yet is not among it.
/// \param runs whose lanes the page shows beside the cores; empty where it shows none
/// \param screen the page with what stands around it
[[nodiscard]] Exhibits pageExhibits(const Page& page, const std::vector<const RunRecord*>& runs,
                                    const CoreHistory& cores, QWidget& screen);

/// A part of the window as it stands on the screen, but light and without messages.
[[nodiscard]] std::unique_ptr<Exhibit> screenExhibit(QWidget& screen);

} // namespace parascope
