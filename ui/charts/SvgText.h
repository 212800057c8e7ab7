// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSizeF>
#include <QString>

namespace parascope {

/// An SVG of Qt's as browsers and drawing programs show it alike: font families that they have, every text as
/// long as it was laid out whichever of them is taken, and the size in millimetres.
[[nodiscard]] QString svgForBrowsers(const QString& drawn, const QSizeF& millimetres);

/// The same with what it shows, for those who do not see it. Qt's own writer lets a '<' break the file.
[[nodiscard]] QString withSvgTitle(QString svg, const QString& title, const QString& description);

/// The same picture without colours, each as bright as it was.
[[nodiscard]] QString svgInGrey(const QString& svg);

} // namespace parascope
