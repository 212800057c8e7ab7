// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/PageExport.h"

#include "core/base/AtomicFile.h"
#include "ui/charts/ChartExport.h"
#include "ui/export/RunExport.h"

#include <QBuffer>
#include <QPixmap>
#include <QWidget>

namespace parascope {

namespace {

Result<void> exportScreen(QWidget& page, const std::filesystem::path& target) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    page.grab().save(&buffer, "PNG");
    auto file = AtomicFile::open(target);
    if (!file) {
        return failure(file.error());
    }
    file->write({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    return file->commit();
}

} // namespace

Result<void> exportPage(const ExportChoice& choice, const std::vector<const RunRecord*>& runs,
                        const CoreHistory& cores, QWidget& page) {
    const std::filesystem::path file(choice.file.toStdString());
    if (choice.content == ExportChoice::Content::Page) {
        if (pictureFormat(file) != PictureFormat::Png) {
            return failure("export '" + file.string() + "'",
                           "the page as it is on the screen is a PNG picture", "use .png");
        }
        return exportScreen(page, file);
    }
    if (runs.empty() && choice.content != ExportChoice::Content::Cores) {
        return failure("nothing was exported", "no run is shown", "press Run (F5) or tick a run first");
    }
    if (choice.content == ExportChoice::Content::Lanes) {
        return exportRuns(runs, file, choice.size);
    }
    const auto format = pictureFormat(file);
    if (!format) {
        return failure("export '" + file.string() + "'", "its ending names no picture format",
                       "use .png, .svg or .pdf");
    }
    const bool onlyCores = choice.content == ExportChoice::Content::Cores;
    const ExportOptions options{choice.size,
                                onlyCores ? QObject::tr("Load of every core") : picturesTitle(runs),
                                picturesFootnote(runs)};
    if (onlyCores) {
        return exportCores(cores, options, file, *format);
    }
    const auto sources = timelineSources(runs);
    return exportTimelineAndCores(sources, extentOf(sources), cores, options, file, *format);
}

} // namespace parascope
