// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <filesystem>
#include <QImage>
#include <QList>
#include <QSize>
#include <QWidget>

namespace parascope {

class MessageBar;

/// A demo's page, as the window around it knows it.
class Page : public QWidget {
    Q_OBJECT

public:
    explicit Page(QWidget* parent = nullptr)
        : QWidget(parent) {}

    /// What it is called in the list of demos.
    [[nodiscard]] virtual QString title() const = 0;
    /// The word for it in names of files: "compare".
    [[nodiscard]] virtual QString key() const = 0;
    /// Where the page says what went wrong.
    [[nodiscard]] virtual MessageBar& messages() const = 0;

    /// Does what is chosen; says in the page what is wrong when it cannot be done.
    virtual void run() = 0;
    virtual void stop() = 0;
    /// Something that was asked for on this page runs or waits to run.
    [[nodiscard]] virtual bool isBusy() const = 0;
    /// While it runs: what can stand still does, or goes on. Else: plays the runs again, or pauses that.
    /// False: nothing here can.
    virtual bool pauseOrPlay() { return false; }
    /// Where Space pauses and plays; everywhere else it presses the button that has the focus.
    [[nodiscard]] virtual QList<QWidget*> pictures() const { return {}; }

    /// The same as a line for the terminal. The Error: why what is chosen cannot be run.
    [[nodiscard]] virtual Result<std::string> command() const = 0;
    /// Its main chart in a file; the file's ending names the format.
    virtual Result<void> exportChart(const std::filesystem::path& file, const QSize& size) = 0;
    /// Its main chart for the clipboard; a null picture when there is none yet.
    [[nodiscard]] virtual QImage picture() const = 0;

    /// The keyboard goes to its main chart.
    virtual void focusChart() = 0;
    /// On a projector: without what is not for the screen.
    virtual void setPresenting(bool presenting) = 0;
    /// The size that takes one worker about 1.5 s on this machine.
    virtual void setUsualSize(std::uint64_t size) = 0;
    /// The interpreter of the CPython ways: a path or a name; empty for the one that is found.
    virtual void setPython(const std::string& interpreter) = 0;

Q_SIGNALS:
    /// It began or ended to run something.
    void busyChanged();
    /// All was set by one click, and is to run.
    void runRequested();
};

} // namespace parascope
