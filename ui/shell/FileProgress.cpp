// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/FileProgress.h"

#include <QCoreApplication>

namespace parascope {

namespace {
constexpr double kMegabyte = 1e6;
constexpr double kFewMegabytes = 10; ///< of so many a tenth counts

QString megabytes(quint64 bytes, bool areFew) {
    return QString::number(static_cast<double>(bytes) / kMegabyte, 'f', areFew ? 1 : 0);
}
} // namespace

QString progressText(const FileProgress& progress) {
    const bool areFew =
        static_cast<double>(std::max(progress.all, progress.taken)) < kFewMegabytes * kMegabyte;
    const auto taken = megabytes(progress.taken, areFew);
    return progress.all == 0
               ? QCoreApplication::translate("FileProgress", "Opening %1: %2 MB").arg(progress.name, taken)
               : QCoreApplication::translate("FileProgress", "Opening %1: %2 of %3 MB")
                     .arg(progress.name, taken, megabytes(progress.all, areFew));
}

} // namespace parascope
