// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/Document.h"

#include <QByteArray>

namespace parascope {

/// The document as one page of HTML that needs nothing else: its charts alive by a script inside it, which
/// all of them share, its pictures and its style inside it, an outline of its headings.
[[nodiscard]] QByteArray documentPage(const Document& document);

/// Code with numbered lines, in colours.
[[nodiscard]] QByteArray codeHtml(const DocumentCode& code);

} // namespace parascope
