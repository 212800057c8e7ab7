// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/EngineHost.h"
#include "tests/support/QtMain.h"
#include "tests/support/TempDir.h"
#include "tests/ui/pages/ScriptedWorkers.h"
#include "ui/demos/compare/ComparePage.h"
#include "ui/shell/MainWindow.h"

#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <memory>
#include <optional>
#include <QAbstractButton>
#include <QAction>
#include <QFont>
#include <QTest>

namespace parascope::test {

/// The whole window as people have it, with settings of its own. What a test names is what stands on the
/// screen or what a screen reader says.
class AWindow : public testing::Test {
protected:
    AWindow();
    ~AWindow() override;

    /// Opens the window on pretending workers, or on what is given.
    void open() { open(workers.parts(), EngineHost::Cores::Ignore); }
    void open(EngineParts parts, EngineHost::Cores cores);
    /// The same as people find it: on Home, its pages not made yet.
    void openOnHome();
    void close();
    /// Opens a file and waits until it is open, or why it is not is said.
    void openFile(const std::filesystem::path& file) const;
    void waitUntilOpened() const;

    /// The control with that accessible name, on the page that is shown when several have one.
    template <class Widget>
    [[nodiscard]] Widget* control(const QString& name) const {
        Widget* hidden = nullptr;
        for (auto* widget : window->findChildren<Widget*>()) {
            if (widget->accessibleName() == name) {
                hidden = widget;
                if (widget->isVisible()) {
                    return widget;
                }
            }
        }
        if (hidden != nullptr) {
            return hidden;
        }
        ADD_FAILURE() << "there is no control called " << name.toStdString();
        return nullptr;
    }
    /// The visible button with that text.
    [[nodiscard]] QAbstractButton* button(const QString& text) const;
    void click(const QString& text) { QTest::mouseClick(button(text), Qt::LeftButton); }
    [[nodiscard]] QAction* action(const QString& text) const;
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const;
    void typeSize(const QString& text) const;

    /// The line at the top of the page; empty when it is closed.
    [[nodiscard]] QString message() const;
    [[nodiscard]] QString sentence() const;
    /// A cell of the table of all figures.
    [[nodiscard]] QString number(const QString& figure, int run) const;
    [[nodiscard]] int runsInTable() const;
    [[nodiscard]] ComparePage& page() const { return window->comparePage(); }
    [[nodiscard]] RunSession& session() const { return window->session(); }
    [[nodiscard]] bool isDone() const { return !session().isBusy(); }
    /// Run by F5 and wait for the end.
    void runToTheEnd();
    /// Meets the next modal dialog, which somebody is about to open.
    void whenDialogOpens(std::function<void(QWidget&)> meet);

    TempDir folder;
    ScriptedWorkers workers;
    std::unique_ptr<EngineHost> engine;
    std::unique_ptr<MainWindow> window;

private:
    void make(EngineParts parts, EngineHost::Cores cores);
    void show();
    [[nodiscard]] QAbstractItemModel& figures() const;

    QFont m_font;
};

} // namespace parascope::test
