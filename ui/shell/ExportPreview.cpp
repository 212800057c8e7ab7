// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/ExportPreview.h"

#include "ui/charts/Throttle.h"
#include "ui/export/Exhibit.h"
#include "ui/style/Tokens.h"

#include <cmath>
#include <QLabel>
#include <QVBoxLayout>

namespace parascope {

namespace {

constexpr auto kPreviewEvery = std::chrono::milliseconds(150);
constexpr double kPreviewDots = 96;
constexpr int kLeastPreviewWidth = 440;
constexpr int kLeastPreviewHeight = 220;

/// "88 × 61 mm, 1039 × 720 dots".
QString pictureSizeInWords(const QSize& drawn, const PictureSize& size, PictureFormat format) {
    const double ratio = static_cast<double>(drawn.height()) / std::max(1, drawn.width());
    const auto millimetres = QObject::tr("%1 × %2 mm")
                                 .arg(size.millimetres(), 0, 'f', 0)
                                 .arg(size.millimetres() * ratio, 0, 'f', 0);
    if (format != PictureFormat::Png) {
        return millimetres;
    }
    const double across = std::round(size.width * size.dotsPerInch / kPixelsPerInch);
    return QObject::tr("%1, %2 × %3 dots")
        .arg(millimetres)
        .arg(across, 0, 'f', 0)
        .arg(across * ratio, 0, 'f', 0);
}

} // namespace

ExportPreview::ExportPreview(QWidget* parent)
    : QWidget(parent)
    , m_picture(new QLabel(this))
    , m_words(new QLabel(this))
    , m_throttle(new Throttle(kPreviewEvery, this)) {
    m_picture->setAlignment(Qt::AlignCenter);
    m_picture->setMinimumSize(kLeastPreviewWidth, kLeastPreviewHeight);
    m_picture->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    m_picture->setAccessibleName(tr("Preview"));
    m_words->setAlignment(Qt::AlignCenter);
    m_words->setWordWrap(true);
    tokens::setType(*m_words, tokens::Type::Caption);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_picture, 1);
    column->addWidget(m_words);
    connect(m_throttle, &Throttle::fired, this, &ExportPreview::draw);
}

void ExportPreview::showPicture(const Exhibit& exhibit, const PictureOptions& options, PictureFormat format) {
    m_exhibit = &exhibit;
    m_options = options;
    m_format = format;
    m_throttle->request();
}

void ExportPreview::showWords(const QString& words) {
    m_exhibit = nullptr;
    m_drawn = {};
    m_picture->clear();
    m_words->setText(words);
}

void ExportPreview::draw() {
    if (m_exhibit == nullptr) {
        return;
    }
    auto options = m_options;
    options.size.dotsPerInch = kPreviewDots * devicePixelRatioF();
    const auto image = pictureOf(*m_exhibit, options);
    m_drawn = QPixmap::fromImage(image);
    m_drawn.setDevicePixelRatio(1); // it is fitted dot by dot
    m_words->setText(pictureSizeInWords(image.size(), m_options.size, m_format));
    fit();
}

/// As large as the room lets it, never larger than it is.
void ExportPreview::fit() {
    if (m_drawn.isNull()) {
        return;
    }
    const auto ratio = devicePixelRatioF();
    const auto room = (QSizeF(m_picture->size()) * ratio).toSize();
    auto shown = m_drawn.width() > room.width() || m_drawn.height() > room.height()
                     ? m_drawn.scaled(room, Qt::KeepAspectRatio, Qt::SmoothTransformation)
                     : m_drawn;
    shown.setDevicePixelRatio(ratio);
    m_picture->setPixmap(shown);
}

void ExportPreview::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit();
}

} // namespace parascope
