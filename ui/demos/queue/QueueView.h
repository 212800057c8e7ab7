// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/queue/QueueDemo.h"
#include "core/engine/RunSession.h"
#include "ui/demos/DemoView.h"

namespace parascope {

class QueuePaceBar;
class QueuePicture;
class TimelinePanel;

/// A queue as it is at one moment, with what can be done with a run that goes on, and below it the lanes of
/// all of the run.
class QueueView final : public DemoView {
    Q_OBJECT

public:
    /// `session` must outlive it.
    explicit QueueView(RunSession& session, QWidget* parent = nullptr);
    ~QueueView() override;

    void show(const Parameters& asked, RunsView runs) override;
    void grow() override;
    void clear() override;
    void begin() override;
    void setLive(bool live) override;
    void setPresenting(bool presenting) override;
    bool pauseOrPlay() override;
    [[nodiscard]] QList<QWidget*> pictures() const override;
    [[nodiscard]] std::vector<Tile> tiles(const Report& report, RunsView runs) const override;

    /// What is asked for: shown before there is a run.
    void setPlanned(const QueueParameters& parameters);
    /// Each side moves one item, then all stand still.
    void step();
    /// Shows a moment of a run that has ended, on the trace's clock.
    void seek(Nanoseconds moment);

    [[nodiscard]] QueuePaceBar& pace() const { return *m_pace; }
    [[nodiscard]] QueuePicture& picture() const { return *m_picture; }
    [[nodiscard]] TimelinePanel& timeline() const { return *m_timeline; }

private:
    void setupLayout();
    void connectParts();
    [[nodiscard]] const RunRecord* record() const { return m_session.run(m_id); }
    [[nodiscard]] bool isRunning() const;
    void showMoment();

    RunSession& m_session;
    RunId m_id; ///< of the run that is shown
    QueuePaceBar* m_pace;
    QueuePicture* m_picture;
    TimelinePanel* m_timeline;
};

} // namespace parascope
