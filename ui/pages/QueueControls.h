// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/queue/QueueDemo.h"

#include <QWidget>
#include <vector>

class QPushButton;
class QToolButton;

namespace parascope {

class Form;

/// What to choose before a run at a queue. The delays may be changed while it goes on.
class QueueControls final : public QWidget {
    Q_OBJECT

public:
    explicit QueueControls(QWidget* parent = nullptr);

    /// What is chosen; an Error in words for what cannot be run.
    [[nodiscard]] Result<QueueQuestion> chosen() const;
    /// Its interpreter, where it names one, is that of the CPython ways from now on.
    void choose(const QueueQuestion& question);
    /// While a run goes on only the delays can be changed.
    void setRunning(bool running);
    /// The interpreter of the CPython ways; empty for the one that is found.
    void setPython(const std::string& interpreter) { m_python = interpreter; }

Q_SIGNALS:
    void changed();
    /// By the user or by choose().
    void delayChanged(parascope::QueueSide side, parascope::Nanoseconds delay);
    /// All was set by one click, and is to run.
    void runRequested();

private:
    void setupWords();
    void setupMore();
    void setupPresets();
    void addPreset(const QString& text, const QString& tip, const QueueQuestion& question, bool runs);
    void tellDelay(const QString& key);
    [[nodiscard]] const QueueQuestion& current() const;

    Form* m_form;
    QToolButton* m_more;
    std::vector<QPushButton*> m_presets;
    std::string m_python;
};

} // namespace parascope
