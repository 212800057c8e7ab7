// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/DocumentPictures.h"

#include "core/lesson/LessonFolder.h"
#include "ui/export/HtmlPage.h"

#include <map>
#include <QFile>
#include <QRegularExpression>
#include <QUrl>

namespace parascope {

namespace {

const char* pictureType(const std::filesystem::path& file) {
    static const std::map<QString, const char*> kTypes{
        {QStringLiteral(".png"), "image/png"},   {QStringLiteral(".jpg"), "image/jpeg"},
        {QStringLiteral(".jpeg"), "image/jpeg"}, {QStringLiteral(".gif"), "image/gif"},
        {QStringLiteral(".webp"), "image/webp"}, {QStringLiteral(".svg"), "image/svg+xml"}};
    const auto type = kTypes.find(QString::fromStdString(file.extension().string()).toLower());
    return type == kTypes.end() ? nullptr : type->second;
}

/// An SVG may name other files, which those who draw it would read.
bool namesOtherFiles(const QByteArray& svg) {
    static const QRegularExpression kOthers(
        QStringLiteral("<!ENTITY|<([\\w-]+:)?image\\b|href\\s*=\\s*[\"'](?!#)|url\\(\\s*[\"']?(?!#)|@import"),
        QRegularExpression::CaseInsensitiveOption);
    return svg.contains('\0') || kOthers.match(QString::fromUtf8(svg)).hasMatch();
}

/// Its real place, where it is a file in the folder.
Result<std::filesystem::path> pictureFile(const std::filesystem::path& folder,
                                          const std::filesystem::path& relative, const std::string& what) {
    std::error_code none;
    if (folder.empty() || !std::filesystem::is_directory(folder, none)) {
        return failure(what, "its folder is not known");
    }
    const LessonFolder home(folder / "any");
    const auto found = home.find(relative);
    if (relative.is_absolute() || found.where == LessonFolder::Where::Outside) {
        return failure(what, "it lies outside the folder");
    }
    if (found.where != LessonFolder::Where::Inside) {
        return failure(what, "there is no such file");
    }
    return home.full(found.relative);
}

/// What stands in an attribute of HTML, as it is meant.
QString attributeOf(const QString& tag, const QString& name) {
    const QRegularExpression shape(QStringLiteral("\\s%1\\s*=\\s*\"([^\"]*)\"").arg(name),
                                   QRegularExpression::CaseInsensitiveOption);
    return fromHtmlText(shape.match(tag).captured(1));
}

QString pictureHtml(const QString& tag, const std::filesystem::path& folder) {
    const auto source = attributeOf(tag, QStringLiteral("src"));
    const auto words = attributeOf(tag, QStringLiteral("alt"));
    static const QString kScheme = QStringLiteral("lesson:");
    const auto path = QUrl::fromPercentEncoding(source.mid(kScheme.size()).toUtf8()).toStdString();
    const auto address =
        source.startsWith(kScheme)
            ? pictureAddress(folder, path)
            : failure("picture '" + source.left(200).toStdString() + "'", "it is no file of the folder");
    if (!address) {
        return QStringLiteral("<span class=\"note\">%1</span>")
            .arg(QString::fromStdString(address.error().text()).toHtmlEscaped());
    }
    return QStringLiteral("<img src=\"%1\" alt=\"%2\">").arg(*address, words.toHtmlEscaped());
}

} // namespace

Result<FolderPicture> readPicture(const std::filesystem::path& folder,
                                  const std::filesystem::path& relative) {
    const auto what = "picture '" + relative.string() + "'";
    const auto place = pictureFile(folder, relative, what);
    if (!place) {
        return failure(place.error());
    }
    const auto* const type = pictureType(*place);
    if (type == nullptr) {
        return failure(what, "it is no picture", "use .png, .jpg, .gif, .webp or .svg");
    }
    std::error_code ignored;
    if (std::filesystem::file_size(*place, ignored) > kLargestPicture) {
        return failure(what, "it has more than 5 MB");
    }
    QFile file(QString::fromStdString(place->string()));
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(what, file.errorString().toStdString());
    }
    auto bytes = file.read(static_cast<qint64>(kLargestPicture));
    if (std::string_view(type) == "image/svg+xml" && namesOtherFiles(bytes)) {
        return failure(what, "it names other files");
    }
    return FolderPicture{std::move(bytes), type};
}

Result<QString> pictureAddress(const std::filesystem::path& folder, const std::filesystem::path& relative) {
    const auto picture = readPicture(folder, relative);
    return picture ? Result<QString>(
                         QStringLiteral("data:%1;base64,%2")
                             .arg(QLatin1String(picture->type), QLatin1String(picture->bytes.toBase64())))
                   : failure(picture.error());
}

QString withPicturesInside(const QString& html, const std::filesystem::path& folder) {
    static const QRegularExpression kPicture(QStringLiteral("<img\\b(?:[^>\"]++|\"[^\"]*\")*+>"),
                                             QRegularExpression::CaseInsensitiveOption);
    QString made;
    qsizetype from = 0;
    auto pictures = kPicture.globalMatch(html);
    while (pictures.hasNext()) {
        const auto picture = pictures.next();
        made += html.mid(from, picture.capturedStart() - from) + pictureHtml(picture.captured(), folder);
        from = picture.capturedEnd();
    }
    return made + html.mid(from);
}

} // namespace parascope
