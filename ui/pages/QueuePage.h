// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/QueueHost.h"
#include "ui/pages/Page.h"

#include <memory>

class QLabel;
class QSplitter;
class QTableView;

namespace parascope {

class DemoNotes;
class QueueControls;
class QueueLog;
class QueueModel;
class QueuePaceBar;
class QueueView;
class Throttle;
class TimelinePanel;

/// "Producer and consumer": who puts what into a queue, who takes it out, and who waits for whom, live.
class QueuePage final : public Page {
    Q_OBJECT

public:
    explicit QueuePage(QueueParts parts, QWidget* parent = nullptr);
    ~QueuePage() override;

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString key() const override { return QStringLiteral("queue"); }
    [[nodiscard]] MessageBar& messages() const override { return *m_messages; }
    void run() override;
    void stop() override;
    [[nodiscard]] bool isBusy() const override { return m_isBusy; }
    [[nodiscard]] Result<std::string> command() const override;
    Result<void> exportChart(const std::filesystem::path& file, const QSize& size) override;
    [[nodiscard]] QImage picture() const override;
    void focusChart() override;
    void setPresenting(bool presenting) override;
    void setUsualSize(std::uint64_t /*size*/) override {} // no computing here
    void setPython(const std::string& interpreter) override;

    /// While it runs: all stand still, or go on. Else: plays the run again, or pauses that.
    void pauseOrPlay();
    /// Each side moves one item, then all stand still.
    void step();

    /// Shows a run that was saved; nothing happens while another goes on, and that is said.
    void open(QueueRecord record);

    [[nodiscard]] QueueControls& controls() const { return *m_controls; }
    [[nodiscard]] QueuePaceBar& pace() const { return *m_pace; }
    [[nodiscard]] QueueView& view() const { return *m_view; }
    [[nodiscard]] TimelinePanel& timeline() const { return *m_timeline; }
    /// The run that is shown; null before the first.
    [[nodiscard]] const QueueRecord* record() const { return m_record.get(); }

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
    [[nodiscard]] Result<QueueExperiment> chosen() const;
    [[nodiscard]] Nanoseconds paced(Nanoseconds delay) const;
    void sendDelays();
    void clear();
    void take(const QueueUpdate& update);
    void finished();
    void showMoment();
    void updateSources();
    void updateFigures();

    QueueParts m_parts;
    std::unique_ptr<QueueRecord> m_record;
    std::unique_ptr<QueueHost> m_host; ///< from the first run on
    bool m_isBusy = false;
    bool m_isFitted = false; ///< its parts have the sizes that they want
    QueueControls* m_controls;
    QueuePaceBar* m_pace;
    MessageBar* m_messages;
    QueueView* m_view;
    TimelinePanel* m_timeline;
    QueueModel* m_model;
    QTableView* m_table;
    DemoNotes* m_notes;
    QueueLog* m_log;
    QLabel* m_sentence;
    QSplitter* m_body = nullptr;
    QSplitter* m_below = nullptr;
    Throttle* m_figuresThrottle;
    Throttle* m_lanesThrottle;
};

} // namespace parascope
