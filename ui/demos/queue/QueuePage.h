// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/demos/DemoPage.h"

namespace parascope {

class QueueControls;
class QueueLog;
class QueueView;

/// "Producer and consumer": who puts what into a queue, who takes it out, and who waits for whom, live.
class QueuePage final : public DemoPage {
    Q_OBJECT

public:
    explicit QueuePage(RunSession& session, QWidget* parent = nullptr);

    /// Shows the last of runs that were saved; nothing happens while another goes on, and that is said.
    void openFile(std::vector<RunRecord> records);

    [[nodiscard]] QueueControls& controls() const { return *m_controls; }
    [[nodiscard]] QueueView& queueView() const { return *m_view; }
    [[nodiscard]] QueueLog& log() const { return *m_log; }
    /// The run that is shown; null before the first.
    [[nodiscard]] const RunRecord* record() const;

protected:
    [[nodiscard]] Report report(const std::vector<const RunRecord*>& runs) const override;

private:
    QueuePage(RunSession& session, QueueControls* controls, QueueView* view, QWidget* parent);
    void connectParts();
    void sendDelays();
    void showLog();

    QueueControls* m_controls;
    QueueView* m_view;
    QueueLog* m_log;
};

} // namespace parascope
