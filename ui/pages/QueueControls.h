// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/work/QueueExperiment.h"

#include <QWidget>
#include <vector>

class QComboBox;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace parascope {

class DelayBox;

/// What to choose before a run at a queue. The delays may be changed while it goes on.
class QueueControls final : public QWidget {
    Q_OBJECT

public:
    explicit QueueControls(QWidget* parent = nullptr);

    /// What is chosen; an Error in words for what cannot be run.
    [[nodiscard]] Result<QueueExperiment> chosen() const;
    void choose(const QueueExperiment& experiment);
    /// While a run goes on only the delays can be changed.
    void setRunning(bool running);
    /// The interpreter of the CPython ways; empty for the one that is found.
    void setPython(const std::string& interpreter) { m_python = interpreter; }

Q_SIGNALS:
    /// By the user or by choose().
    void delayChanged(parascope::QueueSide side, parascope::Nanoseconds delay);
    /// All was set by one click, and is to run.
    void runRequested();

private:
    void setupBackends();
    void setupNumbers();
    void setupDelays();
    void setupMore();
    void setupPresets();
    void setupLayout();
    QPushButton* addPreset(const QString& text, const QString& tip, const QueueExperiment& experiment,
                           bool runs);
    QWidget* labelled(const QString& text, QWidget* control);

    QComboBox* m_backend = nullptr;
    QSpinBox* m_producers = nullptr;
    QSpinBox* m_consumers = nullptr;
    QLineEdit* m_items = nullptr;
    QSpinBox* m_capacity = nullptr;
    DelayBox* m_produce = nullptr;
    DelayBox* m_consume = nullptr;
    QToolButton* m_more = nullptr;
    QSpinBox* m_jitter = nullptr;
    QSpinBox* m_sentinels = nullptr;
    std::vector<QPushButton*> m_presets;
    std::string m_python;
};

} // namespace parascope
