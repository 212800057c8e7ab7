// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/MessageBar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace parascope {

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent)
    , m_text(new QLabel(this)) {
    setObjectName(QStringLiteral("messageBar"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText); // names of files are no markup
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* closeButton = new QToolButton(this);
    closeButton->setText(QStringLiteral("✕"));
    closeButton->setAutoRaise(true);
    closeButton->setAccessibleName(tr("Close the message"));
    closeButton->setToolTip(tr("Close the message"));
    connect(closeButton, &QToolButton::clicked, this, &QWidget::hide);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(14, 4, 4, 4);
    row->addWidget(m_text, 1);
    row->addWidget(closeButton);
    hide();
}

void MessageBar::show(const QString& text, const QColor& colour) {
    m_colour = colour;
    m_text->setText(text);
    QFrame::show();
    update();
}

void MessageBar::showError(const QString& text) {
    show(text, QColor(0xD5, 0x5E, 0x00));
}

void MessageBar::showNews(const QString& text) {
    show(text, QColor(0x00, 0x72, 0xB2));
}

/// An edge in the message's colour. Not by a style sheet: the text would stay small when all other text
/// grows.
void MessageBar::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setPen(m_colour);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
    painter.fillRect(0, 0, 6, height(), m_colour);
}

} // namespace parascope
