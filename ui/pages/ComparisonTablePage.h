// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/BackendProbe.h"
#include "core/engine/RunSession.h"
#include "core/report/ComparisonTable.h"
#include "ui/pages/Page.h"

#include <set>

class QLabel;
class QModelIndex;
class QProgressBar;
class QSplitter;

namespace parascope {

class DemoNotes;
class ComparisonTableModel;
class ComparisonTableView;
class MessageBar;

/// "Threads vs processes": the lesson's table, its figures measured here, each one click from the run that
/// shows it.
class ComparisonTablePage final : public Page {
    Q_OBJECT

public:
    /// Which backends can be used, with a Python interpreter by its path or name; empty: the one that is
    /// found. It returns soon when the token asks for it.
    using Ask = std::function<std::vector<Availability>(const std::string& python, const std::stop_token&)>;

    /// `session` must outlive it. `ask` tells which backends can be used; it is asked on another thread when
    /// the page is first shown.
    ComparisonTablePage(RunSession& session, Machine machine, Ask ask, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString name() const override { return tr("Table"); }
    [[nodiscard]] QString key() const override { return QStringLiteral("table"); }
    [[nodiscard]] MessageBar& messages() const override { return *m_messages; }
    void run() override;
    void stop() override;
    [[nodiscard]] bool isBusy() const override { return !m_open.empty(); }
    [[nodiscard]] Result<std::string> command() const override;
    Result<void> exportChart(const std::filesystem::path& file, const QSize& size) override;
    [[nodiscard]] QImage picture() const override;
    void focusChart() override;
    void setPresenting(bool presenting) override;
    void setUsualSize(std::uint64_t size) override;
    void setPython(const std::string& interpreter) override;

    [[nodiscard]] ComparisonTableView& table() const { return *m_view; }
    [[nodiscard]] const ComparisonTable& comparison() const;

Q_SIGNALS:
    /// The user wants to see the runs behind a figure.
    void runsChosen(const std::vector<parascope::RunId>& ids);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void setupLayout();
    void setupSentence();
    void connectSession();
    void renewInquiry();
    [[nodiscard]] bool isWide() const;
    void fitText();
    void fitNotes();
    void choose(const QModelIndex& index);
    void measure(const std::vector<Experiment>& experiments);
    void takeBackends(const std::vector<Availability>& backends);
    void makeCurrent(const QModelIndex& index);
    void usePythonSize();
    void runChanged(RunId id);
    void runFinished(RunId id);
    void updateSoon();
    void update();

    RunSession& m_session;
    Machine m_machine;
    Ask m_ask;
    std::unique_ptr<BackendProbe> m_inquiry;
    std::vector<ComparisonColumn> m_columns = usualComparisonColumns();
    ComparisonPlan m_plan;
    std::set<RunId> m_open; ///< runs of this page that have not finished
    RunId m_running;        ///< the newest one that was seen to run
    int m_asked = 0;        ///< runs since the page was last idle
    QStringList m_failures; ///< of those
    bool m_updateAsked = false;
    ComparisonTableModel* m_model;
    ComparisonTableView* m_view;
    MessageBar* m_messages;
    QLabel* m_sentence;
    QProgressBar* m_progress;
    DemoNotes* m_notes;
    QSplitter* m_body;
};

} // namespace parascope
