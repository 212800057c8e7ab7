// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lesson/Lesson.h"
#include "ui/demos/DemoControls.h"

class QLabel;
class QPushButton;

namespace parascope {

class ChipRow;
class ElidedLabel;

/// What a block of a lesson is asked with: Run, its presets, and the command as it stands there.
class BlockControls final : public DemoControls {
    Q_OBJECT

public:
    /// \param block has a command of a demo
    explicit BlockControls(const LessonCommand& block, QWidget* parent = nullptr);

    /// The command of the block, or of the preset that is chosen.
    [[nodiscard]] const Command& command() const;
    void setCommand(Command command);
    [[nodiscard]] Result<std::unique_ptr<Parameters>> chosen() const override;
    /// A block says itself what it asks for.
    void choose(const Parameters& /*parameters*/) override {}
    void setUsualSize(std::uint64_t /*size*/) override {}
    void setPython(const std::string& interpreter) override { m_python = interpreter; }
    /// Asks the block's question first; not while all blocks run one after another.
    void confirm(const std::function<void()>& start) override;
    void setAsks(bool asks) { m_asks = asks; }
    /// What was said to the question; empty: nothing.
    [[nodiscard]] const QString& guess() const { return m_guess; }

    /// Its button stops, for as long as its run goes on.
    void setRunning(bool running);
    void setPresenting(bool presenting);

Q_SIGNALS:
    void stopRequested();
    /// It is to be opened on the page of its demo.
    void openRequested();

private:
    void setupPresets();
    void setupLayout(const LessonCommand& block);
    void showCommand();

    QString m_ask;
    Command m_command;
    std::vector<LessonPreset> m_presets;
    std::size_t m_preset = 0; ///< 0: the block's own command; from 1: a preset
    std::string m_python;
    QString m_guess;
    bool m_asks = true;
    bool m_isRunning = false;
    QPushButton* m_run;
    ChipRow* m_choices;
    ElidedLabel* m_line;
    QPushButton* m_open;
    QLabel* m_risk;
};

} // namespace parascope
