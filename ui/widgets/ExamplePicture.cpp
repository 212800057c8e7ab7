// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/ExamplePicture.h"

#include "ui/style/AccessRole.h"
#include "ui/style/Tokens.h"

#include <QPainter>

namespace parascope {

namespace {
constexpr double kPale = 0.3;
constexpr double kWordsShare = 0.7; ///< of the width, at most

QRectF roundedRect(const QRect& rect) {
    return QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5);
}
} // namespace

ExamplePicture::ExamplePicture(const QString& invitation, QWidget* parent)
    : QWidget(parent)
    , m_invitation(invitation) {
    setAccessRole(*this, QAccessible::Graphic);
    setAccessibleName(invitation);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void ExamplePicture::setExample(PicturePainter example) {
    m_example = std::move(example);
    update();
}

void ExamplePicture::drawExample(QPainter& painter, const QRect& room) const {
    const int line = fontMetrics().height();
    painter.save();
    painter.setOpacity(kPale);
    m_example(painter, room.adjusted(0, 0, 0, -(line + tokens::kControlGap)), palette());
    painter.restore();
    painter.setFont(tokens::font(tokens::Type::Caption, font()));
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(room, Qt::AlignRight | Qt::AlignBottom, tr("an example, from another machine"));
}

void ExamplePicture::drawInvitation(QPainter& painter, const QRect& room) const {
    const auto type = tokens::font(tokens::Type::Headline, font());
    const int most = static_cast<int>(room.width() * kWordsShare);
    const auto needed = QFontMetrics(type).boundingRect(QRect(0, 0, most, room.height()),
                                                        Qt::AlignCenter | Qt::TextWordWrap, m_invitation);
    QRect words(QPoint(0, 0), needed.size() + QSize(2, 2));
    words.moveCenter(room.center());
    const int padding = tokens::kCardGap;
    painter.setPen(QPen(palette().color(QPalette::Mid), 1));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(roundedRect(words.adjusted(-padding, -padding, padding, padding)),
                            tokens::kCardRadius, tokens::kCardRadius);
    painter.setFont(type);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(words, Qt::AlignCenter | Qt::TextWordWrap, m_invitation);
}

void ExamplePicture::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette().color(QPalette::Mid), 1));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(roundedRect(rect()), tokens::kCardRadius, tokens::kCardRadius);
    const auto room =
        rect().adjusted(tokens::kPageEdge, tokens::kCardPadding, -tokens::kPageEdge, -tokens::kCardPadding);
    if (m_example) {
        drawExample(painter, room);
    }
    drawInvitation(painter, room);
}

} // namespace parascope
