// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/ScaleExport.h"

#include "core/base/AtomicFile.h"
#include "core/base/Numbers.h"
#include "ui/charts/ScalingChart.h"

#include <QObject>

namespace parascope {

namespace {

ExportOptions optionsFor(const MeasuredScaling& measured, const QSize& size) {
    const auto& asked = measured.asked;
    const auto footnote =
        QObject::tr("%1, %2 · %3 for each worker · median of %4, with least and most · Parascope")
            .arg(QString::fromStdString(measured.machine.cpu))
            .arg(QString::fromStdString(coresInWords(measured.machine)))
            .arg(QString::fromStdString(asked.task + ":" + formatCount(asked.size)))
            .arg(asked.repeat);
    return {size, QObject::tr("How many workers?"), footnote};
}

Result<void> writePoints(const Scaling& scaling, const std::filesystem::path& target) {
    auto file = AtomicFile::open(target);
    if (!file) {
        return failure(file.error());
    }
    file->write(reportCsv(scaleReport(scaling, {}), "backend"));
    return file->commit();
}

} // namespace

Result<void> exportScale(const MeasuredScaling& measured, const std::filesystem::path& file,
                         const QSize& size) {
    if (measured.scaling.points.empty()) {
        return failure("nothing was exported", "nothing has been measured", "run a scaling first");
    }
    if (file.extension() == ".csv") {
        return writePoints(measured.scaling, file);
    }
    const auto format = pictureFormat(file);
    if (!format) {
        return failure("export '" + file.string() + "'", "a scaling is no trace of one run",
                       "use .png, .svg, .pdf or .csv");
    }
    return exportScaling(measured.scaling, coresFor(measured.asked, measured.machine),
                         optionsFor(measured, size), file, *format);
}

QImage scalePicture(const MeasuredScaling& measured) {
    return renderScaling(measured.scaling, coresFor(measured.asked, measured.machine),
                         optionsFor(measured, kSlideWide));
}

} // namespace parascope
