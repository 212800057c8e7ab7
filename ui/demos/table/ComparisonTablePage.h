// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/command/CommandLine.h"
#include "core/demos/table/ComparisonTable.h"
#include "core/engine/RunSession.h"
#include "ui/pages/Page.h"

class QLabel;
class QModelIndex;
class QVBoxLayout;

namespace parascope {

class AskedRuns;
class ComparisonTableModel;
class ComparisonTableView;
class DemoNotes;
class MessageBar;
class SentenceLabel;

/// "Threads vs processes": the lesson's table, its figures measured here, each one click from the run that
/// shows it.
///
/// No DemoPage: it asks nothing, it answers from all runs of the session whoever made them, and what Run
/// makes differs from cell to cell.
class ComparisonTablePage final : public Page {
    Q_OBJECT

public:
    /// `session` must outlive it.
    ComparisonTablePage(RunSession& session, Machine machine, QWidget* parent = nullptr);

    // What it is called, also before there is one.
    [[nodiscard]] static QString titleOfPage();
    [[nodiscard]] static QString nameOfPage();
    [[nodiscard]] static QString keyOfPage() { return QStringLiteral("table"); }

    [[nodiscard]] QString title() const override { return titleOfPage(); }
    [[nodiscard]] QString name() const override { return nameOfPage(); }
    [[nodiscard]] QString key() const override { return keyOfPage(); }
    [[nodiscard]] QWidget* notes() const override;
    [[nodiscard]] MessageBar& messages() const override { return *m_messages; }
    void run() override;
    void stop() override;
    [[nodiscard]] bool isBusy() const override;
    [[nodiscard]] RunProgress progress() const override;
    [[nodiscard]] std::vector<Experiment> planned() const override;
    [[nodiscard]] Result<std::string> command() const override;
    [[nodiscard]] Result<std::unique_ptr<Exhibit>> exhibit() const override;
    void focusChart() override;
    void setPresenting(bool presenting) override;
    void setAvailability(const std::vector<Availability>& backends) override;
    void setUsualSize(std::uint64_t size) override;
    void setPython(const std::string& interpreter) override;

    [[nodiscard]] ComparisonTableView& table() const { return *m_view; }
    [[nodiscard]] const ComparisonTable& comparison() const;

Q_SIGNALS:
    /// The user wants to see the runs behind a figure.
    void runsChosen(const std::vector<parascope::RunId>& ids);
    /// The user wants to see for themselves what a cell says in words.
    void commandChosen(const parascope::Command& command);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void setupLayout();
    void connectSession();
    void choose(const QModelIndex& index);
    void showProof(const ComparisonCell& cell);
    void measure(const std::vector<Experiment>& experiments);
    void makeCurrent(const QModelIndex& index);
    void usePythonSize();
    void runChanged(RunId id);
    void updateSoon();
    void update();

    RunSession& m_session;
    Machine m_machine;
    std::vector<ComparisonColumn> m_columns = usualComparisonColumns();
    ComparisonPlan m_plan;
    RunId m_running; ///< the newest one that was seen to run
    bool m_updateAsked = false;
    AskedRuns* m_asked;
    ComparisonTableModel* m_model;
    ComparisonTableView* m_view;
    MessageBar* m_messages;
    QLabel* m_title; ///< on a projector; else the window's bar says it
    SentenceLabel* m_sentence;
    DemoNotes* m_notes;
    QVBoxLayout* m_column = nullptr;
};

} // namespace parascope
