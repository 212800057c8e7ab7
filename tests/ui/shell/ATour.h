// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/shell/AWindow.h"

namespace parascope::test {

/// The window on real threads and processes, opened on Home, as somebody goes through it who has either keys
/// or a mouse. What is named is what stands on the screen or what a screen reader says.
class ATour : public AWindow {
protected:
    ATour();

    /// What has the keyboard, in the window or in a dialog above it.
    [[nodiscard]] static QWidget* focus();

    // By keys.
    static void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}, int times = 1);
    /// Presses Tab until the control of that name has the keyboard.
    static void keyboardGoesTo(QWidget& dialog);
    QWidget* tabTo(const QString& name) const;
    /// Replaces what stands in the field that has the keyboard.
    static void type(const QString& text);
    /// Opens the export dialog by its key, chooses a format, counted from 0, and a file, and saves.
    void exportByKeys(int format, const std::string& file);

    // By mouse.
    void clickOn(const QWidget* part, Qt::MouseButton button = Qt::LeftButton) const;
    [[nodiscard]] QWidget* named(const QString& name) const;

    [[nodiscard]] bool isQuiet() const;
    [[nodiscard]] QString title() const;
    /// The large sentence of the page that is shown.
    [[nodiscard]] QString answer() const;
    /// The line below the answer's lanes.
    [[nodiscard]] QString range() const;
    /// What the page that is shown says at its lower edge.
    [[nodiscard]] QString news() const;
    [[nodiscard]] bool isShown(const QString& buttonText) const;
};

} // namespace parascope::test
