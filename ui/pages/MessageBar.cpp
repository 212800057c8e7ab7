// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/MessageBar.h"

#include <QHBoxLayout>
#include <QLabel>
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
    row->setContentsMargins(8, 4, 4, 4);
    row->addWidget(m_text, 1);
    row->addWidget(closeButton);
    hide();
}

void MessageBar::show(const QString& text, const char* colour) {
    setStyleSheet(QStringLiteral("#messageBar { border: 1px solid %1; border-left: 6px solid %1; }")
                      .arg(QLatin1String(colour)));
    m_text->setText(text);
    QFrame::show();
}

void MessageBar::showError(const QString& text) {
    show(text, "#D55E00");
}

void MessageBar::showNews(const QString& text) {
    show(text, "#0072B2");
}

} // namespace parascope
