// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/CardPicture.h"

#include <QPainter>
#include <QTimer>

namespace parascope {

namespace {
// Of its width.
constexpr double kLeastShare = 0.26;
constexpr double kMostShare = 0.6;
constexpr int kUsualWidth = 320;
} // namespace

CardPicture::CardPicture(PicturePainter picture, QWidget* parent)
    : QWidget(parent)
    , m_picture(std::move(picture)) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    QSizePolicy grows(QSizePolicy::Preferred, QSizePolicy::Expanding);
    grows.setHeightForWidth(true);
    setSizePolicy(grows);
}

int CardPicture::heightForWidth(int width) const {
    return static_cast<int>(width * kLeastShare);
}

QSize CardPicture::sizeHint() const {
    return {kUsualWidth, heightForWidth(kUsualWidth)};
}

void CardPicture::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    setMaximumHeight(static_cast<int>(width() * kMostShare));
}

void CardPicture::paintEvent(QPaintEvent* /*event*/) {
    if (!m_picture) {
        return;
    }
    if (!m_ready) {
        QTimer::singleShot(0, this, [this] {
            m_ready = true;
            update();
        });
        return;
    }
    QPainter painter(this);
    m_picture(painter, rect(), palette());
}

} // namespace parascope
