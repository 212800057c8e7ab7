// SPDX-License-Identifier: GPL-3.0-or-later
// Compiled alone: versions come from CMake, which found the libraries.
#include "ui/shell/Libraries.h"

#include "ui/charts/ChartLibrary.h"

#include <QCoreApplication>

namespace parascope {

namespace {
QString found(const char* version) {
    return *version == '\0' ? QStringLiteral("–") : QString::fromUtf8(version);
}
} // namespace

std::vector<Library> libraries() {
    const auto tr = [](const char* text) { return QCoreApplication::translate("Libraries", text); };
    return {
        {QStringLiteral("Qt"), QString::fromUtf8(qVersion()), QStringLiteral("LGPL-3.0-only"),
         tr("the window, threads and processes"), QStringLiteral("https://www.qt.io")},
        {QStringLiteral("QCustomPlot"), chartLibraryVersion(), QStringLiteral("GPL-3.0-or-later"),
         tr("charts"), QStringLiteral("https://www.qcustomplot.com")},
        {QStringLiteral("simdjson"), found(SIMDJSON_FOUND_VERSION), QStringLiteral("Apache-2.0"),
         tr("reading traces"), QStringLiteral("https://simdjson.org")},
        {QStringLiteral("RapidJSON"), found(RAPIDJSON_FOUND_VERSION), QStringLiteral("MIT"),
         tr("writing traces"), QStringLiteral("https://rapidjson.org")},
        {QStringLiteral("CLI11"), found(CLI11_FOUND_VERSION), QStringLiteral("BSD-3-Clause"),
         tr("the command line"), QStringLiteral("https://github.com/CLIUtils/CLI11")},
        {QStringLiteral("ReaderWriterQueue"), found(""), QStringLiteral("BSD-2-Clause"),
         tr("from a worker thread to the engine"),
         QStringLiteral("https://github.com/cameron314/readerwriterqueue")},
        {QStringLiteral("tl::expected"), found(EXPECTED_FOUND_VERSION), QStringLiteral("CC0-1.0"),
         tr("errors as values"), QStringLiteral("https://github.com/TartanLlama/expected")},
        {QStringLiteral("zlib"), found(ZLIB_FOUND_VERSION), QStringLiteral("Zlib"),
         tr("packed traces, compressing"), QStringLiteral("https://zlib.net")},
        {QStringLiteral("libcurl"), found(CURL_FOUND_VERSION), QStringLiteral("curl"), tr("fetching pages"),
         QStringLiteral("https://curl.se")},
        {QStringLiteral("libxml2"), found(LIBXML2_FOUND_VERSION), QStringLiteral("MIT"), tr("parsing pages"),
         QStringLiteral("https://gitlab.gnome.org/GNOME/libxml2")},
        {QStringLiteral("SQLite"), found(SQLITE_FOUND_VERSION), QStringLiteral("blessing"),
         tr("tasks of databases"), QStringLiteral("https://www.sqlite.org")},
        {QStringLiteral("cpp-httplib"), found(HTTPLIB_FOUND_VERSION), QStringLiteral("MIT"),
         tr("the built-in web site"), QStringLiteral("https://github.com/yhirose/cpp-httplib")},
    };
}

QString programVersion() {
    return QStringLiteral(PARASCOPE_VERSION);
}

} // namespace parascope
