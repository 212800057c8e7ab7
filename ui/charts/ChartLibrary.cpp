// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/ChartLibrary.h"

#include "ui/charts/Plot.h"

namespace parascope {

QString chartLibraryVersion() {
    return QStringLiteral(QCUSTOMPLOT_VERSION_STR);
}

} // namespace parascope
