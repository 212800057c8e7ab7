// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/scale/ScaleDemo.h"
#include "core/engine/RunSession.h"
#include "ui/pages/Page.h"

#include <memory>

class QLabel;
class QProgressBar;
class QTableView;

namespace parascope {

class ScalingChart;
class ScalingControls;
class ReportModel;

/// "How many workers?": the same task with 1, 2 … workers, and what becomes of the speed-up.
class ScalingPage final : public Page {
    Q_OBJECT

public:
    /// `engine` must outlive it.
    explicit ScalingPage(EngineHost& engine, Machine machine, QWidget* parent = nullptr);
    ~ScalingPage() override;

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString name() const override { return tr("Scaling"); }
    [[nodiscard]] QString key() const override { return QStringLiteral("scaling"); }
    [[nodiscard]] MessageBar& messages() const override { return *m_messages; }
    void run() override;
    void stop() override;
    [[nodiscard]] bool isBusy() const override;
    [[nodiscard]] Result<std::string> command() const override;
    Result<void> exportChart(const std::filesystem::path& file, const QSize& size) override;
    [[nodiscard]] QImage picture() const override;
    void focusChart() override;
    void setPresenting(bool presenting) override;
    void setUsualSize(std::uint64_t size) override;
    void setPython(const std::string& interpreter) override;

    [[nodiscard]] ScalingControls& controls() const { return *m_controls; }
    [[nodiscard]] const Scaling& scaling() const { return m_scaling; }

private:
    void setupTable();
    void setupLayout();
    void runFinished(RunId id);
    void allFinished();
    void update();

    EngineHost& m_engine;
    Machine m_machine;
    std::unique_ptr<RunSession> m_session; ///< of the newest scaling
    ScaleQuestion m_asked;
    Scaling m_scaling;
    int m_done = 0;
    ScalingControls* m_controls;
    MessageBar* m_messages;
    ScalingChart* m_chart;
    ReportModel* m_model;
    QTableView* m_table;
    QLabel* m_sentence;
    QProgressBar* m_progress;
};

} // namespace parascope
