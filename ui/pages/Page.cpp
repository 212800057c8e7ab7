// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/Page.h"

namespace parascope {

Result<void> Page::exportChart(const std::filesystem::path& file) const {
    const auto shown = exhibit();
    return shown ? writeExhibit(**shown, file) : failure(shown.error());
}

QImage Page::picture() const {
    const auto shown = exhibit();
    return shown ? pictureOf(**shown, (*shown)->usualOptions()) : QImage();
}

} // namespace parascope
