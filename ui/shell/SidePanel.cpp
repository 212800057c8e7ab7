// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/SidePanel.h"

#include "ui/style/Tokens.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace parascope {

SidePanel::SidePanel(QWidget* runs, QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_stack(new QStackedWidget(this))
    , m_runs(runs) {
    tokens::setType(*m_title, tokens::Type::Strong);
    auto* close = new QToolButton(this);
    close->setText(QStringLiteral("✕"));
    close->setAutoRaise(true);
    close->setAccessibleName(tr("Close the panel"));
    close->setToolTip(tr("Close the panel"));
    connect(close, &QToolButton::clicked, this, [this] { show(Shows::Nothing); });
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(tokens::kCardPadding, tokens::kControlGap, tokens::kControlGap,
                               tokens::kControlGap);
    column->addLayout(head);
    column->addWidget(m_stack, 1);
    m_stack->addWidget(runs);
    fit();
    hide();
}

void SidePanel::setNotes(QWidget* notes) {
    m_notes = notes;
    if (notes != nullptr && m_stack->indexOf(notes) < 0) {
        m_stack->addWidget(notes);
    }
    update();
}

void SidePanel::show(Shows shows) {
    if (shows == m_shows) {
        return;
    }
    m_shows = shows;
    update();
}

void SidePanel::update() {
    const bool hasNotes = m_shows == Shows::Notes && m_notes != nullptr;
    setVisible(m_shows == Shows::Runs || hasNotes);
    m_title->setText(m_shows == Shows::Runs ? tr("Runs") : tr("What it shows"));
    if (isHidden()) {
        return;
    }
    m_stack->setCurrentWidget(m_shows == Shows::Runs ? m_runs : m_notes);
}

void SidePanel::fit() {
    setFixedWidth(tokens::scaled(tokens::kNotesWidth, font()));
}

void SidePanel::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    painter.fillRect(0, 0, 1, height(), palette().color(QPalette::Mid));
}

void SidePanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        fit();
    }
}

} // namespace parascope
