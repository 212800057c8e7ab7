// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/compare/CompareDemo.h"
#include "core/report/Bets.h"
#include "core/work/Calibrate.h"
#include "ui/demos/DemoControls.h"

class QLabel;
class QMenu;
class QSlider;
class QSpinBox;
class QToolButton;

namespace parascope {

class BackendChips;
class Chip;
class ControlBar;
class RankOptions;
class SizeBox;
class TaskBox;

/// The few things to choose before a run: backends, workers, cores, task and size; and the bets.
class CompareControls final : public DemoControls {
    Q_OBJECT

public:
    explicit CompareControls(QWidget* parent = nullptr);

    [[nodiscard]] Result<std::unique_ptr<Parameters>> chosen() const override;
    /// The same, by its type.
    [[nodiscard]] Result<RunQuestion> question() const;
    void choose(const Parameters& parameters) override;
    /// The size that takes one worker about 1.5 s on this machine. Taken over unless the user has typed one.
    void setUsualSize(std::uint64_t size) override;
    void setPython(const std::string& interpreter) override { m_python = interpreter; }
    void setAvailability(const std::vector<Availability>& backends) override;
    /// With bets on, everybody says what they expect first.
    void confirm(const std::function<void()>& start) override;
    /// How many times as long CPython takes for the same work: its size is chosen so that both take about the
    /// same time. Taken over unless the user has typed one.
    void setPythonTimes(double times);
    void setRanks(const QString& hosts, bool bindsToCores) override;

    [[nodiscard]] bool hasBets() const;
    /// Those on the run that was confirmed last; empty when bets are off.
    [[nodiscard]] const Bets& bets() const { return m_bets; }

Q_SIGNALS:
    /// Bets are on or off.
    void betsToggled(bool on);
    /// The workers may use only these cores from now on, those of a run that goes on too; empty: all.
    void coresChanged(const std::vector<parascope::CoreId>& cores);

private:
    void setupNumbers();
    void setupCores();
    void setupSizes();
    void setupPresets();
    void setupLayout();
    void addPreset(QMenu& menu, const QString& text, const QString& what, std::vector<Backend> backends);
    void taskChosen();
    void showOffers();
    void showPythonSize();
    void showRanks();
    void showProblem();
    [[nodiscard]] std::vector<CoreId> coresChosen() const;

    std::string m_python;
    std::uint64_t m_usualSize = 0;
    double m_pythonTimes = kPythonTimes;
    Bets m_bets;
    BackendChips* m_backends;
    QSpinBox* m_workers = nullptr;
    QSlider* m_cores = nullptr;
    QLabel* m_coresText = nullptr;
    TaskBox* m_task = nullptr;
    SizeBox* m_size = nullptr;
    SizeBox* m_pythonSize = nullptr;
    ControlBar* m_bar = nullptr;
    RankOptions* m_ranks = nullptr;
    QWidget* m_ranksGroup = nullptr; ///< in the bar
    Chip* m_betsOn = nullptr;
    QToolButton* m_presets = nullptr;
};

} // namespace parascope
