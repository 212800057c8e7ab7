// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/CoreStrip.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/ElidedLabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace parascope {

namespace {

constexpr int kFullHeight = 180;

int pixelsOf(CoreStrip::Height height) {
    switch (height) {
    case CoreStrip::Height::Folded:
        return tokens::kFoldedCoreStripHeight;
    case CoreStrip::Height::Full:
        return kFullHeight;
    case CoreStrip::Height::Strip:
        break;
    }
    return tokens::kCoreStripHeight;
}

} // namespace

CoreStrip::CoreStrip(QWidget* parent)
    : QWidget(parent)
    , m_chart(new CoreChart(this))
    , m_status(new ElidedLabel(this))
    , m_unfold(new QToolButton(this)) {
    m_chart->setAccessibleName(tr("Load of every core"));
    m_chart->setPlaceholder(tr("The cores appear here."));
    m_status->setForegroundRole(QPalette::PlaceholderText);
    tokens::setType(*m_status, tokens::Type::Caption);
    m_unfold->setAutoRaise(true);
    m_unfold->setText(QStringLiteral("⇕"));
    m_unfold->setAccessibleName(tr("Height of the core charts"));
    m_unfold->setToolTip(tr("Core charts: as a strip, in full, as a line"));
    connect(m_unfold, &QToolButton::clicked, this, &CoreStrip::cycle);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_status, 1);
    foot->addWidget(m_unfold);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(tokens::kNarrowPageEdge, 0, tokens::kNarrowPageEdge, 0);
    column->setSpacing(0);
    column->addWidget(m_chart);
    column->addLayout(foot);
    fit();
}

void CoreStrip::setHeight(Height height) {
    m_height = height;
    fit();
}

void CoreStrip::cycle() {
    setHeight(m_height == Height::Folded  ? Height::Strip
              : m_height == Height::Strip ? Height::Full
                                          : Height::Folded);
}

void CoreStrip::setStatus(const QString& text) {
    m_status->setText(text);
}

void CoreStrip::setPresenting(bool presenting) {
    m_isPresenting = presenting;
    m_status->setVisible(!presenting);
    m_unfold->setVisible(!presenting);
    layout()->setContentsMargins(tokens::kNarrowPageEdge, 0, tokens::kNarrowPageEdge,
                                 presenting ? tokens::kControlGap : 0);
    fit();
}

void CoreStrip::fit() {
    m_chart->setFixedHeight(tokens::scaled(pixelsOf(m_isPresenting ? Height::Folded : m_height), font()));
    m_unfold->setFixedHeight(tokens::scaled(tokens::kFoldedCoreStripHeight, font()));
}

void CoreStrip::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        fit();
    }
}

} // namespace parascope
