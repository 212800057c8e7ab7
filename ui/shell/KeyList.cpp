// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/KeyList.h"

#include <array>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>

namespace parascope {

namespace {
struct Key {
    const char* key;
    const char* words;
};
constexpr std::array kKeys{
    Key{"F5, Shift+F5", QT_TRANSLATE_NOOP("KeyList", "Run; stop what runs, on any page")},
    Key{"W, S", QT_TRANSLATE_NOOP("KeyList", "Zoom in, zoom out (Ctrl+wheel zooms at the pointer)")},
    Key{"A, D", QT_TRANSLATE_NOOP("KeyList", "Back and forth in time (Shift+wheel, middle or Shift drag)")},
    Key{"Wheel", QT_TRANSLATE_NOOP("KeyList", "Scroll the lanes")},
    Key{"Drag", QT_TRANSLATE_NOOP("KeyList", "Select a stretch of time; its figures stand below the lanes")},
    Key{"F", QT_TRANSLATE_NOOP("KeyList", "Fit the selection")},
    Key{"Home", QT_TRANSLATE_NOOP("KeyList", "Fit everything")},
    Key{"C", QT_TRANSLATE_NOOP("KeyList", "Lanes by worker or by core")},
    Key{", and .", QT_TRANSLATE_NOOP("KeyList", "Previous and next span")},
    Key{"Space", QT_TRANSLATE_NOOP("KeyList", "Pause and resume what runs, on any page: the live view, the "
                                              "queue; afterwards play the runs again")},
    Key{"N", QT_TRANSLATE_NOOP("KeyList", "Producer and consumer: one step, then all stand still")},
    Key{"Esc", QT_TRANSLATE_NOOP("KeyList", "Clear the selection")},
    Key{"F11", QT_TRANSLATE_NOOP("KeyList", "Present: the whole screen, larger text")},
    Key{"Ctrl + − 0", QT_TRANSLATE_NOOP("KeyList", "Size of everything")},
    Key{"Ctrl+E", QT_TRANSLATE_NOOP("KeyList", "Export")},
    Key{"Ctrl+Shift+C", QT_TRANSLATE_NOOP("KeyList", "Copy the picture")},
    Key{"Ctrl+Shift+X", QT_TRANSLATE_NOOP("KeyList", "Copy as a command for the terminal")},
    Key{"Ctrl+O", QT_TRANSLATE_NOOP("KeyList", "Open a trace")},
    Key{"Ctrl+1 … 9", QT_TRANSLATE_NOOP("KeyList", "Pages")},
    Key{"?", QT_TRANSLATE_NOOP("KeyList", "This list")},
    Key{"Ctrl+Q", QT_TRANSLATE_NOOP("KeyList", "Quit")},
};
} // namespace

KeyList::KeyList(QWidget* parent)
    : QDialog(parent) {
    setWindowTitle(tr("Keys and mouse"));
    auto* grid = new QGridLayout(this);
    int row = 0;
    for (const auto& key : kKeys) {
        auto* name = new QLabel(QString::fromUtf8(key.key), this);
        auto font = name->font();
        font.setBold(true);
        name->setFont(font);
        grid->addWidget(name, row, 0);
        grid->addWidget(new QLabel(tr(key.words), this), row++, 1);
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    grid->addWidget(buttons, row, 0, 1, 2);
}

} // namespace parascope
