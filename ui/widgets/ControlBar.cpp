// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/ControlBar.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/ReadingOrder.h"

#include <algorithm>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QResizeEvent>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

namespace parascope {

ControlBar::ControlBar(QWidget* parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
    , m_more(new QToolButton(this))
    , m_popup(new QFrame(this, Qt::Popup))
    , m_column(new QVBoxLayout(m_popup)) {
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(tokens::kControlGap);
    m_row->addStretch(1);
    m_row->addWidget(m_more);
    m_more->setText(tr("More ▾"));
    m_more->setToolTip(tr("The controls for which this window is too narrow"));
    m_more->hide();
    connect(m_more, &QToolButton::clicked, this, &ControlBar::showMore);
    m_popup->setFrameShape(QFrame::StyledPanel);
    auto* leave = new QShortcut(Qt::Key_Escape, m_popup);
    connect(leave, &QShortcut::activated, m_popup, &QWidget::hide);
    m_column->setContentsMargins(tokens::kCardPadding, tokens::kCardPadding, tokens::kCardPadding,
                                 tokens::kCardPadding);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QWidget* ControlBar::add(const QString& label, const std::vector<QWidget*>& controls) {
    auto* group = new QWidget(this);
    auto* row = new QHBoxLayout(group);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(tokens::kGrid);
    if (!label.isEmpty()) {
        auto* text = new QLabel(label, group);
        text->setBuddy(controls.front());
        row->addWidget(text);
    }
    for (auto* control : controls) {
        row->addWidget(control);
    }
    row->addStretch(1);
    m_groups.push_back(group);
    m_row->insertWidget(static_cast<int>(m_inRow), group);
    ++m_inRow;
    updateGeometry();
    return group;
}

void ControlBar::setInUse(QWidget* group, bool isInUse) {
    if (isInUse == !m_unused.contains(group)) {
        return;
    }
    isInUse ? static_cast<void>(m_unused.erase(group)) : static_cast<void>(m_unused.insert(group));
    group->setVisible(isInUse);
    updateGeometry();
    place();
}

std::size_t ControlBar::hiddenGroups() const {
    return static_cast<std::size_t>(
        std::count_if(m_groups.begin() + static_cast<std::ptrdiff_t>(m_inRow), m_groups.end(),
                      [this](QWidget* group) { return !m_unused.contains(group); }));
}

int ControlBar::roomOf(QWidget* group) const {
    return m_unused.contains(group) ? 0 : group->sizeHint().width() + tokens::kControlGap;
}

void ControlBar::addSeparator() {
    auto* line = new QFrame(this);
    line->setFrameShape(QFrame::VLine);
    line->setFixedHeight(tokens::kControlHeight - tokens::kControlGap);
    line->setForegroundRole(QPalette::Mid);
    add(line);
}

QSize ControlBar::sizeHint() const {
    int width = 0;
    for (auto* group : m_groups) {
        width += roomOf(group);
    }
    return {width, minimumSizeHint().height()};
}

QSize ControlBar::minimumSizeHint() const {
    int high = tokens::scaled(tokens::kControlHeight, font());
    for (const auto* group : m_groups) {
        high = std::max(high, group->sizeHint().height());
    }
    const int first = m_groups.empty() ? 0 : m_groups.front()->sizeHint().width();
    return {std::min(first, tokens::kNotesWidth) + m_more->sizeHint().width(), high};
}

std::size_t ControlBar::groupsThatFit() const {
    const int whole = sizeHint().width();
    int room = whole <= width() ? whole : width() - m_more->sizeHint().width() - tokens::kControlGap;
    std::size_t fit = 0;
    for (auto* group : m_groups) {
        room -= roomOf(group);
        if (room < 0 && whole > width()) {
            break;
        }
        ++fit;
    }
    return fit;
}

/// Puts each group into the row or behind "More".
void ControlBar::place() {
    const auto fit = groupsThatFit();
    if (fit != m_inRow) {
        for (std::size_t i = 0; i < m_groups.size(); ++i) {
            auto* group = m_groups[i];
            if (i < fit && i >= m_inRow) {
                m_column->removeWidget(group);
                m_row->insertWidget(static_cast<int>(i), group);
                group->setVisible(!m_unused.contains(group));
            } else if (i >= fit && i < m_inRow) {
                m_row->removeWidget(group);
                m_column->addWidget(group);
                group->setVisible(!m_unused.contains(group));
            }
        }
        m_inRow = fit;
        putInReadingOrder(*this); // what came back stands at the end else
    }
    m_more->setVisible(hiddenGroups() > 0);
}

void ControlBar::showMore() {
    m_popup->adjustSize();
    m_popup->move(m_more->mapToGlobal(QPoint(m_more->width() - m_popup->width(), m_more->height())));
    m_popup->show();
    putInReadingOrder(*m_popup);
    if (const auto stops = tabStopsOf(*m_popup); !stops.isEmpty()) {
        stops.front()->setFocus(Qt::PopupFocusReason);
    }
}

void ControlBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    place();
}

bool ControlBar::event(QEvent* event) {
    const bool handled = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::FontChange) {
        updateGeometry();
        place();
    }
    return handled;
}

} // namespace parascope
