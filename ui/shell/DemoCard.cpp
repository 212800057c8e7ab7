// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/DemoCard.h"

#include "ui/shell/CardPicture.h"
#include "ui/style/AccessRole.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/Icons.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace parascope {

namespace {

QLabel* lineOf(const QString& text, tokens::Type type, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    passOver(*label); // the card says it
    label->setWordWrap(true);
    label->setAttribute(Qt::WA_TransparentForMouseEvents);
    label->setTextFormat(Qt::PlainText);
    tokens::setType(*label, type);
    return label;
}

} // namespace

DemoCard::DemoCard(HomeCard card, QWidget* parent)
    : QAbstractButton(parent)
    , m_card(std::move(card))
    , m_run(new QPushButton(iconOf(Symbol::Run), QString(), this)) {
    setText(m_card.title);
    setAccessibleName(m_card.title);
    setAccessibleDescription(m_card.sentence);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    QSizePolicy grows(QSizePolicy::Preferred, QSizePolicy::Expanding);
    grows.setHeightForWidth(true);
    setSizePolicy(grows);
    auto* sentence = lineOf(m_card.sentence, tokens::Type::Body, this);
    sentence->setForegroundRole(QPalette::PlaceholderText);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(tokens::kCardPadding, tokens::kCardPadding, tokens::kCardPadding,
                               tokens::kCardPadding);
    column->setSpacing(tokens::kControlGap);
    column->addWidget(new CardPicture(m_card.picture, this), 1);
    column->addWidget(lineOf(m_card.title, tokens::Type::Headline, this));
    column->addWidget(sentence);
    column->addStretch();
    column->addWidget(m_run, 0, Qt::AlignLeft);
    m_run->setCursor(Qt::ArrowCursor);
    setAbout(m_card.about);
    m_run->setVisible(m_card.isRun);
    connect(m_run, &QPushButton::clicked, this, [this] { Q_EMIT runRequested(m_card.key); });
}

void DemoCard::setAbout(const QString& about) {
    m_card.about = about;
    m_run->setText(about.isEmpty() ? tr("Run") : tr("Run, %1").arg(about));
    m_run->setAccessibleName(tr("Run: %1").arg(m_card.title));
    m_run->setAccessibleDescription(about);
}

int DemoCard::heightForWidth(int width) const {
    return layout()->heightForWidth(width);
}

QSize DemoCard::sizeHint() const {
    return layout()->sizeHint();
}

void DemoCard::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isLit = underMouse() || isDown();
    const double line = hasFocus() ? tokens::kFocusRing : 1;
    painter.setPen(QPen(palette().color(hasFocus() ? QPalette::Highlight : QPalette::Mid), line));
    painter.setBrush(palette().color(isLit ? QPalette::AlternateBase : QPalette::Base));
    const double inset = line / 2;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), tokens::kCardRadius,
                            tokens::kCardRadius);
}

void DemoCard::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        click();
        break;
    case Qt::Key_Left:
        Q_EMIT moved(-1, 0);
        break;
    case Qt::Key_Right:
        Q_EMIT moved(1, 0);
        break;
    case Qt::Key_Up:
        Q_EMIT moved(0, -1);
        break;
    case Qt::Key_Down:
        Q_EMIT moved(0, 1);
        break;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

} // namespace parascope
