// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/RunSession.h"
#include "ui/demos/DemoControls.h"
#include "ui/demos/DemoView.h"
#include "ui/pages/Page.h"

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace parascope {

class AskedRuns;
class DemoNotes;
class FiguresDialog;
class SentenceLabel;
class Throttle;

/// The page of a demo: what it is asked with, its answer in a sentence and in tiles, its picture, all
/// figures, and what they mean. Two things can be a demo's own: the controls and the view.
class DemoPage : public Page {
    Q_OBJECT

public:
    /// Null for what a demo has none of its own of: a form made from its fields; the lanes of its runs.
    struct Parts {
        DemoControls* controls = nullptr;
        DemoView* view = nullptr;
    };

    /// `demo` and `session` must outlive it.
    DemoPage(const Demo& demo, RunSession& session, QWidget* parent = nullptr);
    DemoPage(const Demo& demo, RunSession& session, Parts parts, QWidget* parent = nullptr);
    ~DemoPage() override;

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString key() const override;
    [[nodiscard]] QWidget* notes() const override;
    [[nodiscard]] MessageBar& messages() const override { return *m_messages; }
    void run() override;
    void stop() override { m_session.stop(); }
    [[nodiscard]] bool isBusy() const override;
    [[nodiscard]] RunProgress progress() const override;
    bool pauseOrPlay() override { return m_view->pauseOrPlay(); }
    [[nodiscard]] QList<QWidget*> pictures() const override { return m_view->pictures(); }
    [[nodiscard]] std::vector<Experiment> planned() const override;
    [[nodiscard]] Result<std::string> command() const override;
    [[nodiscard]] Result<std::unique_ptr<Exhibit>> exhibit() const override;
    [[nodiscard]] QString figures() const override;
    void focusChart() override;
    void setPresenting(bool presenting) override;
    void showAlone(std::optional<std::size_t> run) override;
    void setExamples(const PageExamples& examples) override;
    void setAvailability(const std::vector<Availability>& backends) override;
    void setUsualSize(std::uint64_t size) override;
    void setPython(const std::string& interpreter) override;
    void setRanks(const QString& hosts, bool bindsToCores) override;

    void setExample(const PicturePainter& example);
    /// Takes over what is asked for elsewhere, as far as its controls can say it; `asked` is of its demo.
    void choose(const Parameters& asked);
    /// A fixed height for its picture, where it stands among other things; nothing: the least that it needs.
    void setPictureHeight(int height);
    /// Shows runs of the session, in this order; those that there are no longer are left out.
    void showRuns(const std::vector<RunId>& ids);
    /// Shows runs of the session from another place than this page: of a file, of the list of runs.
    virtual void open(const std::vector<RunId>& ids);
    [[nodiscard]] const std::vector<RunId>& shown() const { return m_shown; }
    [[nodiscard]] std::vector<const RunRecord*> shownRuns() const;

Q_SIGNALS:
    void shownChanged(const std::vector<parascope::RunId>& ids);
    /// Run was pressed, and these are the runs it made.
    void submitted(const std::vector<parascope::RunId>& ids);

protected:
    /// The answer that these runs give.
    [[nodiscard]] virtual Report report(const std::vector<const RunRecord*>& runs) const;
    /// Runs what several questions plan, one after another.
    void ask(const std::vector<ParametersValue>& questions);
    /// Shows everything anew.
    void update();
    /// What is around it has one.
    void hideTitle();
    void resizeEvent(QResizeEvent* event) override;

    [[nodiscard]] RunSession& session() const { return m_session; }
    [[nodiscard]] DemoView& view() const { return *m_view; }

private:
    void setupLayout();
    void connectSession();
    void showLanes();
    /// The view, or the invitation to a first run.
    void showPicture();
    void showFigures();
    void runChanged(RunId id);
    void noteChanged(RunId id);
    void runRemoved(RunId id);
    void runEnded();
    /// Which of the shown runs are in the picture: all, or one alone.
    [[nodiscard]] std::vector<const RunRecord*> runsInPicture() const;

    const Demo& m_demo;
    RunSession& m_session;
    AskedRuns* m_runs;
    ParametersValue m_asked; ///< what the runs answer
    std::vector<RunId> m_shown;
    std::optional<std::size_t> m_alone;
    DemoControls* m_controls;
    DemoView* m_view;
    QLabel* m_title; ///< on a projector; else the window's bar says it
    SentenceLabel* m_sentence;
    QToolButton* m_allFigures;
    TileRow* m_tiles;
    Report m_answer;                    ///< of the runs shown
    FiguresDialog* m_figures = nullptr; ///< made with the first figures: a window opens without it
    DemoNotes* m_notes;
    MessageBar* m_messages;
    ExamplePicture* m_example; ///< in place of the view before the first run
    QVBoxLayout* m_column = nullptr;
    Throttle* m_figuresThrottle;
    Throttle* m_lanesThrottle;
};

} // namespace parascope
