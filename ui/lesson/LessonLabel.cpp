// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lesson/LessonLabel.h"

#include "ui/export/DocumentPictures.h"

#include <algorithm>
#include <QBuffer>
#include <QDesktopServices>
#include <QImageReader>
#include <QUrl>

namespace parascope {

namespace {
constexpr int kMostPictureWidth = 720; ///< of a picture, pixels

/// Cells apart from each other: a label knows no style sheet of a page.
QString withRoomInTables(QString html) {
    return html.replace(QLatin1String("<table>"),
                        QLatin1String("<table cellspacing=\"0\" cellpadding=\"6\">"));
}

} // namespace

LessonLabel::LessonLabel(const QString& html, std::filesystem::path folder, QWidget* parent)
    : QLabel(parent)
    , m_folder(std::move(folder)) {
    setTextFormat(Qt::RichText);
    setWordWrap(true);
    setOpenExternalLinks(false);
    setTextInteractionFlags(Qt::TextBrowserInteraction);
    setResourceProvider([this](const QUrl& name) { return picture(name); });
    setText(withRoomInTables(html));
    connect(this, &QLabel::linkActivated, this, [this](const QString& link) {
        if (link.startsWith(QLatin1Char('#'))) {
            Q_EMIT headingChosen(link.mid(1));
        } else {
            QDesktopServices::openUrl(QUrl(link)); // somebody clicked it: nothing is fetched by itself
        }
    });
    connect(this, &QLabel::linkHovered, this, &QWidget::setToolTip);
}

/// Never nothing: Qt would look for a file of that name by itself.
QVariant LessonLabel::picture(const QUrl& name) const {
    QImage none(1, 1, QImage::Format_ARGB32);
    none.fill(Qt::transparent);
    const auto relative = QUrl::fromPercentEncoding(name.path(QUrl::FullyEncoded).toUtf8());
    auto picture = name.scheme() == QStringLiteral("lesson")
                       ? readPicture(m_folder, relative.toStdString())
                       : Result<FolderPicture>(failure("this picture", "it is no file of the folder"));
    if (!picture) {
        return none;
    }
    QBuffer bytes(&picture->bytes);
    QImageReader reader(&bytes);
    const auto size = reader.size();
    if (size.width() > kMostPictureWidth) {
        reader.setScaledSize(
            QSize(kMostPictureWidth, std::max(1, size.height() * kMostPictureWidth / size.width())));
    }
    const auto image = reader.read();
    return image.isNull() ? none : image;
}

} // namespace parascope
