// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/DropPlace.h"

#include "ui/style/Tokens.h"

#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace parascope {

DropPlace::DropPlace(const QString& words, const QString& button, QWidget* parent)
    : QWidget(parent) {
    auto* label = new QLabel(words, this);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignCenter);
    auto* open = new QPushButton(button, this);
    open->setAccessibleName(tr("Open a trace …"));
    connect(open, &QPushButton::clicked, this, &DropPlace::openRequested);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(tokens::kCardPadding, tokens::kCardPadding, tokens::kCardPadding,
                               tokens::kCardPadding);
    column->setSpacing(tokens::kControlGap);
    column->addStretch();
    column->addWidget(label);
    column->addWidget(open, 0, Qt::AlignCenter);
    column->addStretch();
}

void DropPlace::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette().color(QPalette::PlaceholderText), 1, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), tokens::kCardRadius,
                            tokens::kCardRadius);
}

} // namespace parascope
