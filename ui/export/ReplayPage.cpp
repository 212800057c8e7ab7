// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/ReplayPage.h"

#include "core/base/AtomicFile.h"

#include <QCryptographicHash>
#include <QFile>
#include <QMap>

namespace parascope {

namespace {

QByteArray part(const char* name) {
    QFile file(QStringLiteral(":/replay/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The only script and style that the page's Content-Security-Policy lets a browser carry out.
QByteArray policyHash(const QByteArray& text) {
    return "sha256-" + QCryptographicHash::hash(text, QCryptographicHash::Sha256).toBase64();
}

/// The template with its places filled in one pass: what is filled in is never looked at again.
QByteArray filled(const QByteArray& page, const QMap<QByteArray, QByteArray>& places) {
    QByteArray text;
    qsizetype from = 0;
    for (qsizetype at = page.indexOf('@'); at >= 0; at = page.indexOf('@', from)) {
        const auto end = page.indexOf('@', at + 1);
        const auto place = places.constFind(page.mid(at + 1, end - at - 1));
        const bool isPlace = end > at && place != places.constEnd();
        text += page.mid(from, at - from) + (isPlace ? *place : QByteArray("@"));
        from = isPlace ? end + 1 : at + 1;
    }
    return text + page.mid(from);
}

} // namespace

Result<void> saveReplay(const ReplayContent& content, const std::vector<TimelineSource>& sources,
                        const std::filesystem::path& target) {
    auto file = AtomicFile::open(target);
    if (!file) {
        return failure(file.error());
    }
    const auto script = part("replay.js");
    const auto style = part("replay.css");
    const auto page = filled(part("replay.html"),
                             {{"TITLE", QString::fromStdString(content.title).toHtmlEscaped().toUtf8()},
                              {"SCRIPT", script},
                              {"SCRIPT_HASH", policyHash(script)},
                              {"STYLE", style},
                              {"STYLE_HASH", policyHash(style)},
                              {"DATA", QByteArray::fromStdString(replayData(content, sources))}});
    file->write({page.constData(), static_cast<std::size_t>(page.size())});
    return file->commit();
}

} // namespace parascope
