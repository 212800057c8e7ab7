// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/KeyList.h"

#include "ui/style/Tokens.h"

#include <array>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QScreen>
#include <QScrollArea>
#include <span>

namespace parascope {

namespace {

struct Key {
    const char* key;
    const char* words;
};

struct KeyGroup {
    const char* title;
    std::span<const Key> keys;
};

constexpr std::array kRunKeys{
    Key{"F5", QT_TRANSLATE_NOOP("KeyList", "Run what is chosen")},
    Key{"Shift+F5", QT_TRANSLATE_NOOP("KeyList", "Stop what runs, anywhere")},
    Key{"Space", QT_TRANSLATE_NOOP("KeyList", "Pause, resume, replay")},
    Key{"N", QT_TRANSLATE_NOOP("KeyList", "Queue: one step")},
    Key{"Ctrl+R", QT_TRANSLATE_NOOP("KeyList", "The runs of this session")},
    Key{"F2, Delete", QT_TRANSLATE_NOOP("KeyList", "Rename or delete a run")},
};
constexpr std::array kTimeKeys{
    Key{"W, S", QT_TRANSLATE_NOOP("KeyList", "Zoom (Ctrl+wheel)")},
    Key{"A, D", QT_TRANSLATE_NOOP("KeyList", "Back and forth (Shift+wheel)")},
    Key{"Wheel", QT_TRANSLATE_NOOP("KeyList", "Scroll the lanes")},
    Key{"Drag", QT_TRANSLATE_NOOP("KeyList", "Select a stretch of time")},
    Key{"Shift+← →", QT_TRANSLATE_NOOP("KeyList", "The same by keys")},
    Key{"Middle drag", QT_TRANSLATE_NOOP("KeyList", "Move in time (Shift+drag)")},
    Key{"Double click", QT_TRANSLATE_NOOP("KeyList", "Zoom to a piece")},
    Key{"F, Home", QT_TRANSLATE_NOOP("KeyList", "Fit the selection, everything")},
    Key{", and .", QT_TRANSLATE_NOOP("KeyList", "Previous and next piece")},
    Key{"C", QT_TRANSLATE_NOOP("KeyList", "By worker or by core")},
    Key{"M", QT_TRANSLATE_NOOP("KeyList", "Write a note (Delete on it: remove)")},
    Key{"Shift+M", QT_TRANSLATE_NOOP("KeyList", "Select the time of a piece")},
    Key{"Esc", QT_TRANSLATE_NOOP("KeyList", "Clear the selection")},
};
constexpr std::array kPresentKeys{
    Key{"F11, Esc", QT_TRANSLATE_NOOP("KeyList", "Present, leave")},
    Key{"1 … 9", QT_TRANSLATE_NOOP("KeyList", "One run alone, and all again")},
    Key{"N, P", QT_TRANSLATE_NOOP("KeyList", "Next and previous demo")},
    Key{"B", QT_TRANSLATE_NOOP("KeyList", "Black; any key returns")},
    Key{"L", QT_TRANSLATE_NOOP("KeyList", "Spotlight on the pointer")},
};
constexpr std::array kWindowKeys{
    Key{"Ctrl+1 … 8", QT_TRANSLATE_NOOP("KeyList", "Pages")},
    Key{"Alt+Left", QT_TRANSLATE_NOOP("KeyList", "Back")},
    Key{"F1", QT_TRANSLATE_NOOP("KeyList", "Explanation")},
    Key{"Ctrl+F", QT_TRANSLATE_NOOP("KeyList", "Find spans by name")},
    Key{"Ctrl+Shift+T", QT_TRANSLATE_NOOP("KeyList", "Names of the spans")},
    Key{"Ctrl+T", QT_TRANSLATE_NOOP("KeyList", "The lanes as a table")},
    Key{"Ctrl + − 0", QT_TRANSLATE_NOOP("KeyList", "Size of everything")},
    Key{"Ctrl+Shift+P", QT_TRANSLATE_NOOP("KeyList", "All commands")},
    Key{"?", QT_TRANSLATE_NOOP("KeyList", "This list")},
    Key{"Ctrl+Q", QT_TRANSLATE_NOOP("KeyList", "Quit")},
};
constexpr std::array kFileKeys{
    Key{"Ctrl+O", QT_TRANSLATE_NOOP("KeyList", "Open a trace")},
    Key{"Ctrl+S", QT_TRANSLATE_NOOP("KeyList", "Save runs")},
    Key{"Ctrl+E", QT_TRANSLATE_NOOP("KeyList", "Export")},
    Key{"Ctrl+Shift+C", QT_TRANSLATE_NOOP("KeyList", "Copy the picture")},
    Key{"Ctrl+Shift+X", QT_TRANSLATE_NOOP("KeyList", "Copy as a command")},
    Key{"Ctrl+Z", QT_TRANSLATE_NOOP("KeyList", "Undo a deletion or a note")},
};

// Both columns are about equally long.
const std::array kLeftGroups{
    KeyGroup{QT_TRANSLATE_NOOP("KeyList", "Run"), kRunKeys},
    KeyGroup{QT_TRANSLATE_NOOP("KeyList", "Lanes and time"), kTimeKeys},
};
const std::array kRightGroups{
    KeyGroup{QT_TRANSLATE_NOOP("KeyList", "Present"), kPresentKeys},
    KeyGroup{QT_TRANSLATE_NOOP("KeyList", "Window"), kWindowKeys},
    KeyGroup{QT_TRANSLATE_NOOP("KeyList", "Files"), kFileKeys},
};

QLabel* keyLabel(const QString& text, tokens::Type type, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    tokens::setType(*label, type);
    return label;
}

QGridLayout* columnOf(std::span<const KeyGroup> groups, QWidget* parent) {
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(tokens::kCardPadding);
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const auto& group : groups) {
        if (row > 0) {
            grid->setRowMinimumHeight(row++, tokens::kControlGap);
        }
        auto* title = keyLabel(KeyList::tr(group.title), tokens::Type::Caption, parent);
        title->setForegroundRole(QPalette::PlaceholderText);
        grid->addWidget(title, row++, 0, 1, 2);
        for (const auto& key : group.keys) {
            grid->addWidget(keyLabel(QString::fromUtf8(key.key), tokens::Type::Strong, parent), row, 0);
            grid->addWidget(keyLabel(KeyList::tr(key.words), tokens::Type::Body, parent), row++, 1);
        }
    }
    grid->setRowStretch(row, 1);
    return grid;
}

} // namespace

KeyList::KeyList(QWidget* parent)
    : QDialog(parent)
    , m_content(new QWidget(this)) {
    setWindowTitle(tr("Keys and mouse"));
    auto* columns = new QHBoxLayout(m_content);
    columns->setContentsMargins(tokens::kCardPadding, tokens::kControlGap, tokens::kCardPadding, 0);
    columns->setSpacing(tokens::kCardGap);
    columns->addLayout(columnOf(kLeftGroups, m_content));
    columns->addLayout(columnOf(kRightGroups, m_content));
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(m_content);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, tokens::kControlGap);
    column->setSpacing(tokens::kControlGap);
    column->addWidget(scroll, 1);
    column->addWidget(buttons);
    buttons->setContentsMargins(tokens::kCardPadding, 0, tokens::kCardPadding, 0);
}

QSize KeyList::sizeHint() const {
    const auto* buttons = findChild<QDialogButtonBox*>();
    const auto content = m_content->sizeHint();
    const QSize whole(content.width(),
                      content.height() + buttons->sizeHint().height() + 3 * tokens::kControlGap);
    return screen() == nullptr ? whole : whole.boundedTo(screen()->availableSize());
}

} // namespace parascope
