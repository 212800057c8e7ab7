// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/MessageBar.h"

#include "ui/style/AccessRole.h"
#include "ui/style/Tokens.h"

#include <algorithm>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>

namespace parascope {

namespace {
constexpr int kNewsStandFor = 10'000; ///< milliseconds
constexpr int kMostWidth = 760;
constexpr int kStripe = 6;
} // namespace

MessageBar::MessageBar(QWidget* page)
    : QFrame(page)
    , m_text(new QLabel(this))
    , m_offers(new QHBoxLayout)
    , m_untilGone(new QTimer(this)) {
    setObjectName(QStringLiteral("messageBar"));
    makeSpoken(*m_text);
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
    row->setContentsMargins(kStripe + tokens::kCardPadding, tokens::kControlGap, tokens::kControlGap,
                            tokens::kControlGap);
    row->addWidget(m_text, 1);
    row->addLayout(m_offers);
    row->addWidget(closeButton, 0, Qt::AlignTop);
    m_untilGone->setSingleShot(true);
    m_untilGone->setInterval(kNewsStandFor);
    connect(m_untilGone, &QTimer::timeout, this, &QWidget::hide);
    if (page != nullptr) {
        page->installEventFilter(this);
    }
    hide();
}

void MessageBar::setOffers(const std::vector<Offer>& offers) {
    while (auto* item = m_offers->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const auto& offer : offers) {
        auto* button = new QPushButton(offer.text, this);
        connect(button, &QPushButton::clicked, this, offer.does);
        m_offers->addWidget(button);
    }
}

void MessageBar::show(const QString& text, const QColor& colour, const std::vector<Offer>& offers) {
    m_colour = colour;
    m_text->setText(text);
    setOffers(offers);
    QFrame::show();
    raise();
    place();
    update();
    speak(*m_text, text);
}

void MessageBar::showError(const QString& text) {
    m_untilGone->stop();
    show(text, QColor(tokens::kTrouble), {});
}

void MessageBar::showNews(const QString& text, const std::vector<Offer>& offers) {
    show(text, QColor(tokens::kNews), offers);
    m_untilGone->start();
}

void MessageBar::showQuestion(const QString& text, const std::vector<Offer>& offers) {
    m_untilGone->stop();
    show(text, QColor(tokens::kNews), offers);
}

/// In the middle above the page's lower edge, as wide as its words need.
void MessageBar::place() {
    const auto* page = parentWidget();
    if (page == nullptr || isHidden()) {
        return;
    }
    const int room = page->width() - 2 * tokens::kPageEdge;
    const auto& texts = fontMetrics();
    const int words = texts.size(0, m_text->text()).width();
    const int beside = std::max(0, layout()->sizeHint().width() - m_text->sizeHint().width());
    const int wide = std::clamp(words + beside + tokens::kCardGap, 0,
                                std::max(0, std::min(room, tokens::scaled(kMostWidth, font()))));
    const int high = std::max(layout()->totalHeightForWidth(wide), layout()->totalMinimumSize().height());
    setGeometry((page->width() - wide) / 2, page->height() - high - tokens::kPageEdge, wide, high);
}

bool MessageBar::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget() && event->type() == QEvent::Resize) {
        place();
    }
    return QFrame::eventFilter(watched, event);
}

bool MessageBar::event(QEvent* event) {
    const bool handled = QFrame::event(event);
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::FontChange) {
        place();
    }
    return handled;
}

/// A card with an edge in the message's colour. Not by a style sheet: the text would stay small when all
/// other text grows.
void MessageBar::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_colour, 1));
    painter.setBrush(palette().color(QPalette::Base));
    const auto card = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(card, tokens::kCardRadius, tokens::kCardRadius);
    painter.setClipRect(0, 0, kStripe, height());
    painter.setBrush(m_colour);
    painter.drawRoundedRect(card, tokens::kCardRadius, tokens::kCardRadius);
}

} // namespace parascope
