// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/Inventory.h"
#include "core/run/Experiment.h"
#include "ui/export/Exhibit.h"
#include "ui/widgets/ExamplePicture.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <QImage>
#include <QList>
#include <QWidget>
#include <vector>

namespace parascope {

class MessageBar;

/// How far a page has come with what it was asked for.
struct RunProgress {
    int done = 0;
    int all = 0;
    std::optional<double> secondsLeft; ///< as long as those took that have ended; nothing before the first
    QString things{};                  ///< that are counted: "pages"; empty: runs
};

/// Pictures of what comes, by the keys of the pages where it comes.
using PageExamples = std::map<QString, PicturePainter>;

/// A demo's page, as the window around it knows it.
class Page : public QWidget {
    Q_OBJECT

public:
    explicit Page(QWidget* parent = nullptr)
        : QWidget(parent) {}

    /// The question it answers: "Threads or processes?".
    [[nodiscard]] virtual QString title() const = 0;
    /// What it is called in the list of pages: "Compare".
    [[nodiscard]] virtual QString name() const { return title(); }
    /// What stands in the dock beside it: what it shows and what to say; null for none. Belongs to the page.
    [[nodiscard]] virtual QWidget* notes() const { return nullptr; }
    /// The word for it in names of files: "compare".
    [[nodiscard]] virtual QString key() const = 0;
    /// Where the page says what went wrong.
    [[nodiscard]] virtual MessageBar& messages() const = 0;

    /// Does what is chosen; says in the page what is wrong when it cannot be done.
    virtual void run() = 0;
    virtual void stop() = 0;
    /// Something that was asked for on this page runs or waits to run.
    [[nodiscard]] virtual bool isBusy() const = 0;
    [[nodiscard]] virtual RunProgress progress() const { return {}; }
    /// While it runs: what can stand still does, or goes on. Else: plays the runs again, or pauses that.
    /// False: nothing here can.
    virtual bool pauseOrPlay() { return false; }
    /// Where Space pauses and plays; everywhere else it presses the button that has the focus.
    [[nodiscard]] virtual QList<QWidget*> pictures() const { return {}; }

    /// What run() would run now; empty when it cannot.
    [[nodiscard]] virtual std::vector<Experiment> planned() const { return {}; }
    /// The same as a line for the terminal. The Error: why what is chosen cannot be run.
    [[nodiscard]] virtual Result<std::string> command() const = 0;
    /// What can leave it, as long as its runs live. The Error: why there is nothing yet, and what to do.
    [[nodiscard]] virtual Result<std::unique_ptr<Exhibit>> exhibit() const = 0;
    /// The same in a file, as usual; the file's ending names the format.
    Result<void> exportChart(const std::filesystem::path& file) const;
    /// Its picture for the clipboard; a null one when there is none yet.
    [[nodiscard]] QImage picture() const;

    /// The keyboard goes to its main chart.
    virtual void focusChart() = 0;
    /// On a projector: without what is not for the screen.
    virtual void setPresenting(bool presenting) = 0;
    /// Shows one run alone, counted from 0; nothing: all again.
    virtual void showAlone(std::optional<std::size_t> /*run*/) {}
    /// On a projector: to what comes next on this page, or to what was before. False: it is all there is.
    virtual bool step(int /*by*/) { return false; }
    /// The figures as a table that other programs can take; empty when there are none yet.
    [[nodiscard]] virtual QString figures() const { return {}; }
    /// Pictures of what comes, for as long as there is nothing to show.
    virtual void setExamples(const PageExamples& /*examples*/) {}
    /// Which backends there are.
    virtual void setAvailability(const std::vector<Availability>& /*backends*/) {}
    /// The size that takes one worker about 1.5 s on this machine.
    virtual void setUsualSize(std::uint64_t size) = 0;
    /// The interpreter of the CPython backends: a path or a name; empty for the one that is found.
    virtual void setPython(const std::string& interpreter) = 0;
    /// Where ranks ran when the user chose it last: hosts as typed, and whether each keeps to a core.
    virtual void setRanks(const QString& /*hosts*/, bool /*bindsToCores*/) {}

Q_SIGNALS:
    /// It began or ended to run something.
    void busyChanged();
    /// All was set by one click, and is to run.
    void runRequested();
    /// The user chose where ranks run.
    void ranksChosen(const QString& hosts, bool bindsToCores);
};

} // namespace parascope
