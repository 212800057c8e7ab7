// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/PaperPages.h"
#include "ui/export/Document.h"

#include <QString>

namespace parascope {

/// HTML as lines on paper, tables and pictures each as a whole. Headings stay with what follows, and no line
/// of a paragraph stands alone. Nothing is read from files or fetched: pictures are in "data:" addresses.
[[nodiscard]] std::vector<PaperItem> paperText(const QString& html);

/// Code with numbered lines, in colours.
[[nodiscard]] std::vector<PaperItem> paperCode(const DocumentCode& code);

} // namespace parascope
