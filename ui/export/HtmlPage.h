// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/Report.h"
#include "ui/charts/TimelineSource.h"

#include <QByteArray>
#include <QMap>

namespace parascope {

/// A file of resources/replay, from which pages are made.
[[nodiscard]] QByteArray pagePart(const char* name);

/// What stands at the places "@NAME@" of a page.
using HtmlPlaces = QMap<QByteArray, QByteArray>;

/// The page with its places filled in one pass: what is filled in is never looked at again.
[[nodiscard]] QByteArray filledPage(const QByteArray& page, const HtmlPlaces& places);

/// The places SCRIPT, SCRIPT_HASH, STYLE and STYLE_HASH: the only script and style that the page's
/// Content-Security-Policy lets a browser carry out.
[[nodiscard]] HtmlPlaces scriptAndStyle(const QByteArray& script, const QByteArray& style);

/// Words as text, whatever they mean to HTML; for an attribute in double quotes as well.
[[nodiscard]] QByteArray htmlText(const std::string& words);

/// The inverse.
[[nodiscard]] QString fromHtmlText(QString html);

/// All figures as a table whose cells know their keys and exact values; empty where there are none.
[[nodiscard]] QByteArray figuresHtml(const Report& report);
/// A list; empty where there are none.
[[nodiscard]] QByteArray warningsHtml(const std::vector<std::string>& warnings);
/// The lines, folded away; empty where there are none.
[[nodiscard]] QByteArray logHtml(const std::vector<std::string>& log);
/// The lanes as replay.js brings them to life, inside an element of class "replay".
[[nodiscard]] QByteArray timelineHtml(const std::vector<TimelineSource>& sources, std::size_t mostPieces);

} // namespace parascope
