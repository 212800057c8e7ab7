// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/compare/CompareDemo.h"
#include "core/work/Calibrate.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSlider;
class QSpinBox;

namespace parascope {

/// The few things to choose before a run: backends, workers, task and size.
class ExperimentControls final : public QWidget {
    Q_OBJECT

public:
    explicit ExperimentControls(QWidget* parent = nullptr);

    /// What is chosen; an Error in words for what cannot be run, such as a size of 0.
    [[nodiscard]] Result<RunQuestion> chosen() const;
    void choose(const RunQuestion& run);
    /// The size that takes one worker about 1.5 s on this machine. Taken over unless the user has typed one.
    void setUsualSize(std::uint64_t size);
    /// How many times as long CPython takes for the same work: its size is chosen so that both take about the
    /// same time. Taken over unless the user has typed one.
    void setPythonTimes(double times);
    /// The interpreter of the CPython ways; empty for the one that is found.
    void setPython(const std::string& interpreter) { m_python = interpreter; }
    /// A control of the page's own, behind the others.
    void addToRow(QWidget* control);

Q_SIGNALS:
    /// All ways at once were chosen by one click, and are to run.
    void runRequested();
    /// Something was changed by the user or by choose().
    void changed();
    /// The workers may use only these cores from now on, those of a run that goes on too; empty: all.
    void coresChanged(const std::vector<parascope::CoreId>& cores);

private:
    void setupBackends();
    void setupNumbers();
    void setupCores();
    void setupLayout();
    void setupPythonSize();
    void chooseAllWays();
    void showPythonSize();
    [[nodiscard]] bool hasPython() const;
    [[nodiscard]] std::vector<CoreId> coresChosen() const;
    void showProblem();
    void useSize(std::uint64_t size);
    void taskChosen();

    std::vector<QCheckBox*> m_backends; ///< in the order of allBackends()
    QSpinBox* m_workers = nullptr;
    QSlider* m_cores = nullptr;
    QLabel* m_coresText = nullptr;
    QComboBox* m_task = nullptr;
    QLineEdit* m_size = nullptr;
    QPushButton* m_usual = nullptr;
    QPushButton* m_lesson = nullptr;
    QLabel* m_problem = nullptr;
    QLayout* m_row = nullptr;
    QWidget* m_pythonGroup = nullptr;
    QLineEdit* m_pythonSize = nullptr;
    QPushButton* m_allWays = nullptr;
    double m_pythonTimes = kPythonTimes;
    bool m_pythonSizeTyped = false;
    std::uint64_t m_usualSize = 0;
    bool m_sizeTyped = false;
    std::string m_python;
};

} // namespace parascope
