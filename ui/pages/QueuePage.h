// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/queue/QueueDemo.h"
#include "core/engine/RunSession.h"
#include "ui/pages/Page.h"

#include <memory>

class QLabel;
class QSplitter;
class QTableView;

namespace parascope {

class DemoNotes;
class QueueControls;
class QueueLog;
class QueuePaceBar;
class QueueView;
class ReportModel;
class Throttle;
class TimelinePanel;

/// "Producer and consumer": who puts what into a queue, who takes it out, and who waits for whom, live.
class QueuePage final : public Page {
    Q_OBJECT

public:
    /// `engine` must outlive it.
    explicit QueuePage(EngineHost& engine, QWidget* parent = nullptr);
    ~QueuePage() override;

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString key() const override { return QStringLiteral("queue"); }
    [[nodiscard]] MessageBar& messages() const override { return *m_messages; }
    void run() override;
    void stop() override;
    [[nodiscard]] bool isBusy() const override { return m_session.isBusy(); }
    [[nodiscard]] Result<std::string> command() const override;
    Result<void> exportChart(const std::filesystem::path& file, const QSize& size) override;
    [[nodiscard]] QImage picture() const override;
    void focusChart() override;
    void setPresenting(bool presenting) override;
    void setUsualSize(std::uint64_t /*size*/) override {} // no computing here
    void setPython(const std::string& interpreter) override;

    bool pauseOrPlay() override;
    [[nodiscard]] QList<QWidget*> pictures() const override;
    /// Each side moves one item, then all stand still.
    void step();

    /// Shows the last of runs that were saved; nothing happens while another goes on, and that is said.
    void open(std::vector<RunRecord> records);

    [[nodiscard]] QueueControls& controls() const { return *m_controls; }
    [[nodiscard]] QueuePaceBar& pace() const { return *m_pace; }
    [[nodiscard]] QueueView& view() const { return *m_view; }
    [[nodiscard]] TimelinePanel& timeline() const { return *m_timeline; }
    /// The run that is shown; null before the first.
    [[nodiscard]] const RunRecord* record() const { return m_session.run(m_id); }

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void setupNumbers();
    void setupLayout();
    void setupKeys();
    void setupLive();
    void fitParts();
    void fitWhenVisible();
    /// What is chosen, at the pace that is chosen.
    [[nodiscard]] Result<QueueQuestion> chosen() const;
    [[nodiscard]] Nanoseconds paced(Nanoseconds delay) const;
    void sendDelays();
    void clear();
    void showRun(RunId id);
    void take();
    void finished();
    void showMoment();
    void updateSources();
    void updateFigures();

    RunSession m_session;
    RunId m_id;               ///< of the run that is shown
    std::size_t m_logged = 0; ///< lines of its log that stand in the log
    bool m_isFitted = false;  ///< its parts have the sizes that they want
    QueueControls* m_controls;
    QueuePaceBar* m_pace;
    MessageBar* m_messages;
    QueueView* m_view;
    TimelinePanel* m_timeline;
    ReportModel* m_model;
    QTableView* m_table;
    DemoNotes* m_notes;
    QueueLog* m_log;
    QLabel* m_sentence;
    QSplitter* m_below = nullptr;
    Throttle* m_figuresThrottle;
    Throttle* m_lanesThrottle;
};

} // namespace parascope
