// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lesson/LessonLabel.h"

#include "ui/style/Tokens.h"

#include <QDesktopServices>
#include <QImageReader>
#include <QUrl>

namespace parascope {

namespace {
constexpr int kMostPictureWidth = 720; ///< of a picture, pixels
constexpr qint64 kMostBytes = 20'000'000;
} // namespace

LessonLabel::LessonLabel(const QString& html, std::filesystem::path folder, QWidget* parent)
    : QLabel(parent)
    , m_folder(std::move(folder)) {
    setTextFormat(Qt::RichText);
    setWordWrap(true);
    setOpenExternalLinks(false);
    setTextInteractionFlags(Qt::TextBrowserInteraction);
    setResourceProvider([this](const QUrl& name) { return picture(name); });
    setText(html);
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
    if (name.scheme() != QStringLiteral("lesson")) {
        return none;
    }
    const auto relative = QUrl::fromPercentEncoding(name.path(QUrl::FullyEncoded).toUtf8());
    QFile file(QString::fromStdString((m_folder / relative.toStdString()).string()));
    if (file.size() > kMostBytes || !file.open(QIODevice::ReadOnly)) {
        return none;
    }
    QImageReader reader(&file);
    const auto size = reader.size();
    if (size.width() > kMostPictureWidth) {
        reader.setScaledSize(
            QSize(kMostPictureWidth, std::max(1, size.height() * kMostPictureWidth / size.width())));
    }
    const auto image = reader.read();
    return image.isNull() ? none : image;
}

} // namespace parascope
