// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/CoreStrip.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/ElidedLabel.h"

#include <algorithm>
#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace parascope {

namespace {

constexpr int kFullHeight = 180;
constexpr int kLeastFullHeight = 96;
constexpr double kFullShare = 0.16; ///< of the window: in a low one the runs above need their room

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

int CoreStrip::chartHeight() const {
    if (m_isPresenting || m_height == Height::Folded) {
        return tokens::scaled(tokens::kFoldedCoreStripHeight, font());
    }
    if (m_height == Height::Strip) {
        return tokens::scaled(tokens::kCoreStripHeight, font());
    }
    return std::clamp(static_cast<int>(window()->height() * kFullShare),
                      tokens::scaled(kLeastFullHeight, font()), tokens::scaled(kFullHeight, font()));
}

void CoreStrip::fit() {
    m_chart->setFixedHeight(chartHeight());
    m_unfold->setFixedHeight(tokens::scaled(tokens::kFoldedCoreStripHeight, font()));
}

void CoreStrip::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    window()->installEventFilter(this); // once, however often it is said
    fit();
}

bool CoreStrip::eventFilter(QObject* watched, QEvent* event) {
    if (watched == window() && event->type() == QEvent::Resize) {
        fit();
    }
    return QWidget::eventFilter(watched, event);
}

void CoreStrip::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        fit();
    }
}

} // namespace parascope
