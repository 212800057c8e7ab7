// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/HeaderBar.h"

#include "core/base/Numbers.h"
#include "ui/style/HouseStyle.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Icons.h"

#include <algorithm>
#include <cmath>
#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

namespace parascope {

namespace {

constexpr int kProgressWidth = 90;
constexpr int kProgressHeight = 6;
constexpr int kPartsOfFile = 1000; ///< its bytes may be more than the bar can count

/// "2 of 7, about 6 s left".
QString progressText(const RunProgress& progress) {
    if (progress.all < 2) {
        return HeaderBar::tr("running …");
    }
    const auto done =
        HeaderBar::tr("%1 of %2 %3").arg(progress.done).arg(progress.all).arg(progress.things).trimmed();
    if (!progress.secondsLeft || *progress.secondsLeft < 1) {
        return done;
    }
    return HeaderBar::tr("%1, about %2 s left").arg(done).arg(std::lround(*progress.secondsLeft));
}

QToolButton* menuButton(Symbol symbol, const QString& name, QMenu* menu, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setIcon(iconOf(symbol));
    button->setAccessibleName(name);
    button->setToolTip(name);
    button->setAutoRaise(true);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(menu);
    hideMenuArrow(*button);
    return button;
}

} // namespace

HeaderBar::HeaderBar(const Actions& actions, QWidget* parent)
    : QWidget(parent)
    , m_menu(menuButton(Symbol::Menu, tr("Menu (F10)"), actions.all, this))
    , m_title(new ElidedLabel(this))
    , m_run(makeRun(actions.run))
    , m_runsElsewhere(new QToolButton(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(tokens::kControlGap, 0, tokens::kControlGap, 0);
    row->setSpacing(tokens::kControlGap);
    tokens::setType(*m_title, tokens::Type::Headline);
    m_title->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred); // showTitle() says how wide
    m_runsElsewhere->setToolTip(tr("Go to the page that runs"));
    m_runsElsewhere->setObjectName(QStringLiteral("runsElsewhere"));
    m_runsElsewhere->hide();
    connect(m_runsElsewhere, &QToolButton::clicked, this, &HeaderBar::runsElsewhereClicked);
    setupProgress();
    row->addWidget(m_menu);
    row->addWidget(m_title);
    row->addWidget(m_run);
    row->addWidget(addButton(actions.stop));
    row->addWidget(m_bar);
    row->addWidget(m_left);
    row->addWidget(m_runsElsewhere);
    row->addStretch(1);
    row->addWidget(addButton(actions.exportFile));
    row->addWidget(addButton(actions.present));
    row->addWidget(menuButton(Symbol::More, tr("More"), actions.more, this));
    fit();
}

QPushButton* HeaderBar::makeRun(QAction* action) {
    auto* button = new QPushButton(action->text(), this);
    makePrimary(*button);
    button->setIcon(iconOf(Symbol::Run, QPalette::HighlightedText));
    button->setToolTip(action->toolTip());
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, button, [button, action] { button->setEnabled(action->isEnabled()); });
    return button;
}

QToolButton* HeaderBar::addButton(QAction* action) {
    auto* button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void HeaderBar::setupProgress() {
    m_bar = new QProgressBar(this);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(kProgressHeight);
    m_bar->setAccessibleName(tr("Progress"));
    m_left = new QLabel(this);
    m_left->setObjectName(QStringLiteral("progress"));
    // Their place is always there: nothing beside them moves when a run begins.
    for (auto* widget : {static_cast<QWidget*>(m_bar), static_cast<QWidget*>(m_left)}) {
        auto stays = widget->sizePolicy();
        stays.setRetainSizeWhenHidden(true);
        widget->setSizePolicy(stays);
        widget->hide();
    }
}

void HeaderBar::fit() {
    setFixedHeight(tokens::scaled(tokens::kBarHeight, font()));
    m_bar->setFixedWidth(tokens::scaled(kProgressWidth, font()));
    fitProgress();
    showTitle();
}

void HeaderBar::reserveFor(const QStringList& titles) {
    m_titles = titles;
    showTitle();
}

void HeaderBar::setTitle(const QString& title) {
    m_title->setText(title);
}

void HeaderBar::fitProgress() {
    constexpr quint64 kLarge = 9'999'000'000;
    const auto longest = progressText({QStringLiteral("run.trace.json"), kLarge, kLarge});
    m_left->setFixedWidth(std::min(fontMetrics().horizontalAdvance(longest), width() / 6));
}

/// As wide as the longest title, at most a quarter of the bar, and no wider than the rest leaves.
void HeaderBar::showTitle() {
    const auto& metrics = m_title->fontMetrics();
    int longest = 0;
    for (const auto& title : std::as_const(m_titles)) {
        longest = std::max(longest, metrics.horizontalAdvance(title) + tokens::kGrid);
    }
    const int room = width() - (layout()->minimumSize().width() - m_title->minimumWidth());
    m_title->setFixedWidth(std::min({longest, width() / 4, std::max(0, room)}));
}

/// Title and progress make do with what is left.
QSize HeaderBar::minimumSizeHint() const {
    const auto least = QWidget::minimumSizeHint();
    return {least.width() - m_title->minimumWidth() - m_left->minimumWidth(), least.height()};
}

void HeaderBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitProgress();
    showTitle();
}

void HeaderBar::setProgress(const std::optional<RunProgress>& progress) {
    if (progress) {
        // Of one run nobody knows how far it is.
        showProgress(progress->done, progress->all > 1 ? progress->all : 0, progressText(*progress));
    } else {
        m_bar->hide();
        m_left->hide();
    }
}

void HeaderBar::setOpening(const FileProgress& progress) {
    const double done = progress.all == 0 ? 0
                                          : static_cast<double>(std::min(progress.taken, progress.all)) /
                                                static_cast<double>(progress.all);
    const auto words = progressText(progress);
    auto shorter = progress;
    shorter.name.clear();
    const auto& metrics = m_left->fontMetrics();
    const int room = m_left->width() - metrics.horizontalAdvance(progressText(shorter));
    shorter.name = metrics.elidedText(progress.name, Qt::ElideMiddle, room);
    showProgress(static_cast<int>(done * kPartsOfFile), progress.all == 0 ? 0 : kPartsOfFile,
                 progressText(shorter));
    m_left->setToolTip(words);
    m_left->setAccessibleName(words);
}

void HeaderBar::showProgress(int done, int all, const QString& text) {
    m_bar->setRange(0, all);
    m_bar->setValue(done);
    m_left->setText(text);
    m_left->setToolTip({});
    m_left->setAccessibleName({});
    m_bar->show();
    m_left->show();
}

void HeaderBar::setRunsElsewhere(const QString& page) {
    m_runsElsewhere->setText(page.isEmpty() ? QString() : tr("Running: %1 →").arg(page));
    m_runsElsewhere->setVisible(!page.isEmpty());
    m_left->setVisible(m_left->isVisible() && page.isEmpty());
}

void HeaderBar::openMenu() {
    m_menu->setFocus(Qt::MenuBarFocusReason);
    m_menu->showMenu();
}

void HeaderBar::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Base));
    painter.fillRect(0, height() - 1, width(), 1, palette().color(QPalette::Mid));
}

/// What stands beside the title, and its own font, change after our font.
bool HeaderBar::event(QEvent* event) {
    const bool isTaken = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest) {
        showTitle();
    }
    return isTaken;
}

void HeaderBar::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_left != nullptr) {
        fit();
    }
}

} // namespace parascope
