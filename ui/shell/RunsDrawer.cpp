// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/RunsDrawer.h"

#include "core/report/Baseline.h"
#include "ui/shell/RunsModel.h"
#include "ui/style/Tokens.h"

#include <algorithm>
#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>
#include <set>

namespace parascope {

namespace {

class DrawerRow final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override {
        const auto size = QStyledItemDelegate::sizeHint(option, index);
        return {size.width() + tokens::kControlGap, tokens::scaled(tokens::kTableRowHeight, option.font)};
    }
};

} // namespace

RunsDrawer::RunsDrawer(RunSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new RunsModel(session, this))
    , m_tree(new QTreeView(this))
    , m_menu(new QMenu(this)) {
    auto* title = new QLabel(tr("Tick what to compare"), this);
    tokens::setType(*title, tokens::Type::Strong);
    title->setBuddy(m_tree);
    auto* more = new QToolButton(this);
    more->setText(QStringLiteral("⋮"));
    more->setAccessibleName(tr("What can be done with the chosen runs"));
    more->setToolTip(more->accessibleName());
    more->setAutoRaise(true);
    more->setPopupMode(QToolButton::InstantPopup);
    more->setMenu(m_menu);
    auto* line = new QHBoxLayout;
    line->setContentsMargins(tokens::kControlGap, 0, 0, 0);
    line->addWidget(title, 1);
    line->addWidget(more);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(tokens::kGrid);
    column->addLayout(line);
    column->addWidget(m_tree, 1);
    setupTree();
    setupActions();
    connect(m_model, &RunsModel::shownChanged, this, &RunsDrawer::shownChanged);
}

RunsDrawer::~RunsDrawer() = default;

void RunsDrawer::setupTree() {
    m_tree->setAccessibleName(tr("Runs of this session"));
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new DrawerRow(m_tree));
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setRootIsDecorated(false);
    m_tree->setItemsExpandable(false);
    m_tree->setIndentation(tokens::kCardGap);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_tree->setTextElideMode(Qt::ElideRight);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setMinimumSectionSize(0);
    m_tree->header()->setSectionResizeMode(RunsModel::Name, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(RunsModel::Outcome, QHeaderView::ResizeToContents);
    connect(m_model, &QAbstractItemModel::rowsInserted, m_tree, &QTreeView::expandAll);
    m_tree->expandAll();
    connect(m_tree, &QTreeView::customContextMenuRequested, this, &RunsDrawer::showMenu);
    connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &RunsDrawer::updateActions);
    connect(&m_session, &RunSession::runFinished, this, &RunsDrawer::updateActions);
    connect(&m_session, &RunSession::baselineChanged, this, &RunsDrawer::updateActions);
}

QAction* RunsDrawer::makeAction(const QString& text, const QKeySequence& key, void (RunsDrawer::*does)()) {
    auto* action = new QAction(text, this);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, does);
    addAction(action);
    m_menu->addAction(action);
    return action;
}

void RunsDrawer::setupActions() {
    m_rename = makeAction(tr("Rename"), {}, &RunsDrawer::rename); // F2 is the tree's own
    m_pin = makeAction(tr("Measure speed-ups of this work against this run"), {}, &RunsDrawer::pinChosen);
    m_pin->setCheckable(true);
    m_menu->addSeparator();
    m_save = makeAction(tr("Save …"), {}, &RunsDrawer::saveChosen);
    m_copy = makeAction(tr("Copy as command"), {}, &RunsDrawer::copyCommand);
    m_menu->addSeparator();
    m_delete = makeAction(tr("Delete"), QKeySequence::Delete, &RunsDrawer::removeChosen);
    m_undo = makeAction(tr("Undo delete"), QKeySequence::Undo, &RunsDrawer::undo);
    m_undo->setShortcutContext(Qt::WindowShortcut);
    updateActions();
}

std::vector<RunId> RunsDrawer::chosen() const {
    std::set<RunId> ids;
    for (const auto& row : m_tree->selectionModel()->selectedRows(RunsModel::Name)) {
        const auto runs = m_model->runsAt(row);
        ids.insert(runs.begin(), runs.end());
    }
    return {ids.begin(), ids.end()};
}

void RunsDrawer::updateActions() {
    const auto ids = chosen();
    const auto* only = ids.size() == 1 ? m_session.run(ids.front()) : nullptr;
    const bool canPin = only != nullptr && only->facts.succeeded() && only->facts.title.empty() &&
                        isSerial(only->facts.experiment.backend);
    const bool areOver = std::all_of(ids.begin(), ids.end(), [this](RunId id) {
        const auto* run = m_session.run(id);
        return run != nullptr && run->facts.finished;
    });
    m_rename->setEnabled(only != nullptr);
    m_pin->setEnabled(canPin);
    m_pin->setChecked(only != nullptr && only->facts.pinned);
    m_save->setEnabled(!ids.empty() && areOver);
    m_copy->setEnabled(only != nullptr && only->facts.title.empty());
    m_delete->setEnabled(!ids.empty() && areOver);
    m_undo->setEnabled(canUndo());
}

void RunsDrawer::setShown(const std::vector<RunId>& ids) {
    m_model->setShown(ids);
}

void RunsDrawer::rename() {
    const auto ids = chosen();
    if (ids.size() == 1) {
        m_tree->edit(m_model->indexOf(ids.front()));
    }
}

void RunsDrawer::removeChosen() {
    const auto before = m_model->shown();
    auto removed = m_session.remove(chosen());
    if (removed.empty()) {
        return;
    }
    m_removed.push_back({std::move(removed), before});
    updateActions();
    Q_EMIT canUndoChanged(true);
}

void RunsDrawer::undo() {
    if (m_removed.empty()) {
        return;
    }
    auto last = std::move(m_removed.back());
    m_removed.pop_back();
    std::vector<RunId> back;
    for (const auto& run : last.runs) {
        back.push_back(run->facts.id);
    }
    m_session.restore(std::move(last.runs));
    auto shown = m_model->shown();
    for (const auto id : back) {
        if (std::find(last.shown.begin(), last.shown.end(), id) != last.shown.end()) {
            shown.push_back(id);
        }
    }
    std::sort(shown.begin(), shown.end());
    if (shown != m_model->shown()) {
        m_model->setShown(shown);
        Q_EMIT shownChanged(shown);
    }
    updateActions();
    Q_EMIT canUndoChanged(canUndo());
}

void RunsDrawer::pinChosen() {
    const auto ids = chosen();
    if (ids.size() == 1) {
        m_session.pin(ids.front(), !m_session.run(ids.front())->facts.pinned);
    }
}

void RunsDrawer::saveChosen() {
    Q_EMIT saveRequested(chosen());
}

void RunsDrawer::copyCommand() {
    const auto ids = chosen();
    if (ids.size() == 1) {
        Q_EMIT copyCommandRequested(ids.front());
    }
}

void RunsDrawer::showMenu(const QPoint& place) {
    const auto row = m_tree->indexAt(place);
    if (row.isValid() && !m_tree->selectionModel()->isRowSelected(row.row(), row.parent())) {
        m_tree->selectionModel()->setCurrentIndex(row.siblingAtColumn(RunsModel::Name),
                                                  QItemSelectionModel::ClearAndSelect |
                                                      QItemSelectionModel::Rows);
    }
    m_menu->popup(m_tree->viewport()->mapToGlobal(place));
}

} // namespace parascope
