// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/Document.h"

#include "ui/export/DocumentPage.h"
#include "ui/export/DocumentPaper.h"
#include "ui/export/Exhibit.h"

#include <QString>

namespace parascope {

Result<void> exportDocument(const Document& document, const std::filesystem::path& file) {
    const auto ending = QString::fromStdString(file.extension().string()).toLower();
    if (ending == QLatin1String(".html")) {
        return writeText(documentPage(document).toStdString(), file);
    }
    if (ending == QLatin1String(".pdf")) {
        return writeText(documentPaper(document).toStdString(), file);
    }
    return failure("export '" + file.string() + "'", "a document is no such file", "use .html or .pdf");
}

} // namespace parascope
