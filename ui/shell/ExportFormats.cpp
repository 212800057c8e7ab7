// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/ExportFormats.h"

#include <algorithm>
#include <array>
#include <QCoreApplication>

namespace parascope {

namespace {

constexpr std::array kExportFormats{
    ExportFormat{".png", QT_TRANSLATE_NOOP("ExportDialog", "PNG picture"), ""},
    ExportFormat{".svg", QT_TRANSLATE_NOOP("ExportDialog", "SVG drawing, text stays text"), ""},
    ExportFormat{".pdf", QT_TRANSLATE_NOOP("ExportDialog", "PDF, text stays text"), ""},
    ExportFormat{
        ".html", QT_TRANSLATE_NOOP("ExportDialog", "HTML that is alive, for any browser"),
        QT_TRANSLATE_NOOP("ExportDialog",
                          "One file for any browser, without a network: the runs with zoom, replay and "
                          "figures.")},
    ExportFormat{".csv", QT_TRANSLATE_NOOP("ExportDialog", "CSV table, for a spreadsheet or a script"),
                 QT_TRANSLATE_NOOP("ExportDialog", "A table with a line for each piece or point.")},
    ExportFormat{".md", QT_TRANSLATE_NOOP("ExportDialog", "Markdown table, for notes and issues"),
                 QT_TRANSLATE_NOOP("ExportDialog", "The table as text, with its sentence below.")},
    ExportFormat{
        ".trace.json", QT_TRANSLATE_NOOP("ExportDialog", "Trace, to open again here or in Perfetto"),
        QT_TRANSLATE_NOOP("ExportDialog", "The runs with all that is known of them, to open them again.")}};

} // namespace

QString ExportFormat::words() const {
    return QCoreApplication::translate("ExportDialog", source);
}

std::span<const ExportFormat> exportFormats() {
    return kExportFormats;
}

QString whatExportIs(const QString& ending) {
    const auto* const found =
        std::find_if(kExportFormats.begin(), kExportFormats.end(), [&ending](const ExportFormat& format) {
            return ending == QLatin1String(format.ending);
        });
    return found == kExportFormats.end() || *found->what == '\0'
               ? QString()
               : QCoreApplication::translate("ExportDialog", found->what);
}

QString withoutExportEnding(const QString& file) {
    for (const auto& format : kExportFormats) {
        if (file.endsWith(QLatin1String(format.ending))) {
            return file.chopped(static_cast<qsizetype>(qstrlen(format.ending)));
        }
    }
    return file;
}

} // namespace parascope
