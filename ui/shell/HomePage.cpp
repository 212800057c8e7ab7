// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/HomePage.h"

#include "ui/pages/MessageBar.h"
#include "ui/shell/DropPlace.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/CardColumns.h"
#include "ui/widgets/FileDrop.h"
#include "ui/widgets/ShortList.h"

#include <algorithm>
#include <QDir>
#include <QDragEnterEvent>
#include <QEvent>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace parascope {

namespace {

constexpr int kLeastCardWidth = 264;
constexpr int kWordsHeight = 140;    ///< title, sentence and button of a card
constexpr std::size_t kMostRows = 6; ///< of each list

/// The folder, with the home folder's name left out.
QString folderInWords(const QFileInfo& file) {
    const auto folder = file.absolutePath();
    const auto home = QDir::homePath();
    return folder.startsWith(home + QLatin1Char('/')) ? QStringLiteral("~") + folder.mid(home.size())
                                                      : folder;
}

} // namespace

HomePage::HomePage(std::vector<HomeCard> cards, QWidget* parent)
    : QWidget(parent) {
    setAcceptDrops(true);
    setAccessibleName(tr("Home"));
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    m_content = new QWidget(scroll);
    auto* title = new QLabel(tr("What do you want to see?"), m_content);
    tokens::setType(*title, tokens::Type::Title);
    auto* column = new QVBoxLayout(m_content);
    column->setSpacing(tokens::kCardGap);
    column->addWidget(title);
    m_grid = new QGridLayout;
    m_grid->setSpacing(tokens::kCardGap);
    column->addLayout(m_grid, 1);
    setupCards(std::move(cards), *m_content);
    m_bottom = bottom();
    column->addWidget(m_bottom);
    scroll->setWidget(m_content);
    scroll->viewport()->setAutoFillBackground(false);
    m_content->setAutoFillBackground(false);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
    m_messages = new MessageBar(this);
    arrange();
}

void HomePage::setupCards(std::vector<HomeCard> cards, QWidget& parent) {
    for (auto& told : cards) {
        auto* card = new DemoCard(std::move(told), &parent);
        m_cards.push_back(card);
        connect(card, &DemoCard::clicked, this, [this, card] { Q_EMIT opened(card->key()); });
        connect(card, &DemoCard::runRequested, this, &HomePage::runRequested);
        connect(card, &DemoCard::moved, this,
                [this, card](int columns, int rows) { moveFocus(*card, columns, rows); });
    }
}

QWidget* HomePage::bottom() {
    auto* area = new QWidget(m_content);
    m_runList = new ShortList(tr("Recent runs"), tr("Runs of this session stand here."), area);
    m_fileList = new ShortList(tr("Recent files"), tr("Traces that you opened or saved stand here."), area);
    auto* drop = new DropPlace(tr("Drop a trace or a lesson here"), tr("or open one …"), area);
    connect(drop, &DropPlace::openRequested, this, &HomePage::openRequested);
    connect(m_fileList, &ShortList::chosen, this, [this](int row) { Q_EMIT fileChosen(m_files.at(row)); });
    connect(m_runList, &ShortList::chosen, this,
            [this](int row) { Q_EMIT runsChosen(m_runs.at(static_cast<std::size_t>(row)).ids); });
    auto* line = new QHBoxLayout(area);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(tokens::kPageEdge);
    line->addWidget(m_runList, 1);
    line->addWidget(m_fileList, 1);
    line->addWidget(drop, 1);
    return area;
}

void HomePage::setAbout(const QString& key, const QString& about) {
    for (auto* card : m_cards) {
        if (card->key() == key) {
            card->setAbout(about);
        }
    }
}

void HomePage::setRecentFiles(const QStringList& files) {
    m_files = files.mid(0, static_cast<qsizetype>(kMostRows));
    std::vector<ShortList::Row> rows;
    for (const auto& path : m_files) {
        const QFileInfo file(path);
        rows.push_back({file.fileName(), {}, folderInWords(file)});
    }
    m_fileList->setRows(rows);
}

void HomePage::setRecentRuns(const std::vector<HomeRuns>& runs) {
    m_runs.assign(runs.begin(), runs.begin() + static_cast<std::ptrdiff_t>(std::min(runs.size(), kMostRows)));
    std::vector<ShortList::Row> rows;
    for (const auto& batch : m_runs) {
        rows.push_back({batch.title, batch.when, batch.title});
    }
    m_runList->setRows(rows);
}

void HomePage::arrange() {
    const int edge = window()->width() < tokens::kNarrowWindow ? tokens::kNarrowPageEdge : tokens::kPageEdge;
    m_content->layout()->setContentsMargins(edge, edge, edge, edge);
    const int count = static_cast<int>(m_cards.size());
    const QSize room(width() - 2 * edge, height() - 2 * edge - tokens::scaled(tokens::kBarHeight, font()) -
                                             m_bottom->sizeHint().height());
    const int columns = cardColumns(count, room, tokens::scaled(kLeastCardWidth, font()) + tokens::kCardGap,
                                    tokens::scaled(kWordsHeight, font()));
    if (columns == m_columns) {
        return;
    }
    for (int column = 0; column < std::max(columns, m_columns); ++column) {
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
    }
    m_columns = columns;
    for (int i = 0; i < count; ++i) {
        m_grid->addWidget(m_cards[static_cast<std::size_t>(i)], i / columns, i % columns);
    }
}

void HomePage::moveFocus(const DemoCard& from, int columns, int rows) {
    const auto found = std::find(m_cards.begin(), m_cards.end(), &from);
    const auto target = (found - m_cards.begin()) + columns + static_cast<std::ptrdiff_t>(rows) * m_columns;
    if (target >= 0 && target < static_cast<std::ptrdiff_t>(m_cards.size())) {
        m_cards[static_cast<std::size_t>(target)]->setFocus(Qt::TabFocusReason);
    }
}

void HomePage::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void HomePage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_content != nullptr) {
        arrange();
    }
}

void HomePage::dragEnterEvent(QDragEnterEvent* event) {
    if (!droppedFile(*event->mimeData()).isEmpty()) {
        event->acceptProposedAction();
    }
}

void HomePage::dropEvent(QDropEvent* event) {
    const auto file = droppedFile(*event->mimeData());
    if (!file.isEmpty()) {
        event->acceptProposedAction();
        Q_EMIT fileChosen(file);
    }
}

} // namespace parascope
