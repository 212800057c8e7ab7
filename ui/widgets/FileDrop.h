// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMimeData>
#include <QString>
#include <QUrl>

namespace parascope {

/// The first file of this machine among what is dropped; empty when there is none. Whether it can be opened
/// is said when it is.
[[nodiscard]] inline QString droppedFile(const QMimeData& dropped) {
    for (const auto& url : dropped.urls()) {
        if (url.isLocalFile()) {
            return url.toLocalFile();
        }
    }
    return {};
}

} // namespace parascope
