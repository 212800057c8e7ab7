// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/CommandPalette.h"

#include "ui/shell/FuzzyMatch.h"
#include "ui/style/Tokens.h"

#include <algorithm>
#include <QAction>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace parascope {

namespace {

constexpr int kPaletteWidth = 480;
constexpr int kPaletteRows = 9;
constexpr int kShortcutRole = Qt::UserRole;
constexpr int kActionRole = Qt::UserRole + 1;

/// An action's text without the marks of its key and of its dots: "Export".
QString plainText(const QAction& action) {
    auto text = action.text();
    text.replace(QStringLiteral("&&"), QStringLiteral("\1")).remove(QLatin1Char('&'));
    return text.replace(QLatin1Char('\1'), QLatin1Char('&')).trimmed();
}

/// A row with its shortcut at the right end.
class ShortcutDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        QStyledItemDelegate::paint(painter, option, index);
        const bool isChosen = option.state.testFlag(QStyle::State_Selected);
        painter->save();
        painter->setPen(
            option.palette.color(isChosen ? QPalette::HighlightedText : QPalette::PlaceholderText));
        painter->drawText(option.rect.adjusted(0, 0, -tokens::kControlGap, 0),
                          Qt::AlignRight | Qt::AlignVCenter, index.data(kShortcutRole).toString());
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override {
        return {QStyledItemDelegate::sizeHint(option, index).width(),
                tokens::scaled(tokens::kListRowHeight, option.font)};
    }
};

} // namespace

CommandPalette::CommandPalette(const QList<QAction*>& actions, QWidget* parent)
    : QDialog(parent)
    , m_line(new QLineEdit(this))
    , m_list(new QListWidget(this)) {
    setWindowTitle(tr("Commands"));
    for (auto* action : actions) {
        if (action->isVisible() && !action->isSeparator() && !action->text().isEmpty()) {
            m_actions.append(action);
        }
    }
    m_line->setPlaceholderText(tr("Type what you want to do"));
    m_line->setAccessibleName(tr("Command"));
    m_line->installEventFilter(this);
    m_list->setAccessibleName(tr("Commands that fit"));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setItemDelegate(new ShortcutDelegate(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMinimumSize(tokens::scaled(kPaletteWidth, font()),
                           kPaletteRows * tokens::scaled(tokens::kListRowHeight, font()));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(tokens::kCardPadding, tokens::kCardPadding, tokens::kCardPadding,
                               tokens::kCardPadding);
    column->setSpacing(tokens::kControlGap);
    column->addWidget(m_line);
    column->addWidget(m_list, 1);
    connect(m_line, &QLineEdit::textChanged, this, &CommandPalette::fill);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::trigger);
    fill();
}

void CommandPalette::fill() {
    struct Fitting {
        int score;
        qsizetype place;
    };
    std::vector<Fitting> fitting;
    for (qsizetype i = 0; i < m_actions.size(); ++i) {
        const auto score = m_actions.at(i) != nullptr
                               ? fuzzyScore(m_line->text(), plainText(*m_actions.at(i)))
                               : std::nullopt;
        if (score) {
            fitting.push_back({*score, i});
        }
    }
    std::stable_sort(fitting.begin(), fitting.end(),
                     [](const Fitting& left, const Fitting& right) { return left.score > right.score; });
    m_list->clear();
    for (const auto& [score, place] : fitting) {
        const auto& action = *m_actions.at(place);
        auto* item = new QListWidgetItem(plainText(action), m_list);
        item->setData(kShortcutRole, action.shortcut().toString(QKeySequence::NativeText));
        item->setData(kActionRole, static_cast<int>(place));
        item->setToolTip(action.toolTip());
        if (!action.isEnabled()) {
            item->setFlags(item->flags() & ~Qt::ItemIsEnabled);
        }
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::trigger() {
    const auto* item = m_list->currentItem();
    if (item == nullptr || !item->flags().testFlag(Qt::ItemIsEnabled)) {
        return;
    }
    const auto action = m_actions.at(item->data(kActionRole).toInt());
    accept();
    if (action != nullptr) {
        // When this window is gone: what the action opens is to have the focus.
        QMetaObject::invokeMethod(
            action, [action] { action->trigger(); }, Qt::QueuedConnection);
    }
}

QStringList CommandPalette::listed() const {
    QStringList texts;
    for (int row = 0; row < m_list->count(); ++row) {
        texts.append(m_list->item(row)->text());
    }
    return texts;
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (watched != m_line || event->type() != QEvent::KeyPress) {
        return QDialog::eventFilter(watched, event);
    }
    switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        trigger();
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        QCoreApplication::sendEvent(m_list, event);
        return true;
    default:
        return QDialog::eventFilter(watched, event);
    }
}

} // namespace parascope
