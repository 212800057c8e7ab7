// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/classify/ClassifyDemo.h"
#include "core/report/Verdict.h"
#include "ui/demos/DemoControls.h"

class QComboBox;
class QDoubleSpinBox;
class QLineEdit;
class QStackedWidget;
class QToolButton;

namespace parascope {

class Chip;
class SizeBox;
class TaskBox;

/// What is watched: a task of the program, a command that is typed, or a program that runs already.
class ClassifyControls final : public DemoControls {
    Q_OBJECT

public:
    explicit ClassifyControls(QWidget* parent = nullptr);

    [[nodiscard]] Result<std::unique_ptr<Parameters>> chosen() const override;
    /// The same, by its type.
    [[nodiscard]] Result<ClassifyQuestion> question() const;
    void choose(const Parameters& parameters) override;
    void setUsualSize(std::uint64_t size) override;
    void setPython(const std::string& /*interpreter*/) override {} // tasks are watched as programs of ours
    /// With guesses on, everybody says first what it will be.
    void confirm(const std::function<void()>& start) override;

    /// The size that lets a task take a second or two.
    [[nodiscard]] std::uint64_t usualSizeOf(const QString& task) const;
    [[nodiscard]] bool hasGuesses() const;
    /// That on the run that was confirmed last; nothing when guesses are off.
    [[nodiscard]] const std::optional<VerdictKind>& guess() const { return m_guess; }

Q_SIGNALS:
    /// The task that is chosen is to be run with its size, twice and four times that.
    void growRequested();

private:
    enum What { Task, Command, Process };

    void setupTask();
    void setupCommand();
    void setupProcess();
    void setupLayout();
    QWidget* rowOf(What what);
    void show(What what);
    void taskChosen();
    void chooseScript();
    void listProcesses();
    [[nodiscard]] What what() const;
    [[nodiscard]] Result<void> addTask(ClassifyQuestion& question) const;
    [[nodiscard]] Result<void> addCommand(ClassifyQuestion& question) const;
    [[nodiscard]] Result<void> addProcess(ClassifyQuestion& question) const;

    std::vector<Chip*> m_whats; ///< by What
    QStackedWidget* m_rows;
    TaskBox* m_task;
    SizeBox* m_size;
    QToolButton* m_grow;
    QLineEdit* m_command;
    QToolButton* m_script;
    QComboBox* m_process;
    QToolButton* m_list;
    QDoubleSpinBox* m_seconds;
    Chip* m_guessFirst;
    std::uint64_t m_usualSize = 0;
    std::optional<VerdictKind> m_guess;
};

} // namespace parascope
