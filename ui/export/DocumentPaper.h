// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/Document.h"

#include <QByteArray>

namespace parascope {

/// The document as a PDF of A4 pages: a handout.
[[nodiscard]] QByteArray documentPaper(const Document& document);

} // namespace parascope
