// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/PrivateFolder.h"
#include "core/engine/RunFileLoader.h"
#include "core/lesson/Lesson.h"
#include "ui/demos/DemoPage.h"

namespace parascope {

class BlockControls;

/// A block of a lesson: its command, its picture, tiles and sentence.
class BlockPage final : public DemoPage {
    Q_OBJECT

public:
    /// `session` must outlive it. \param demo that the command asks; for a saved trace the one that compares
    BlockPage(const Demo& demo, const LessonCommand& block, RunSession& session, QWidget* parent = nullptr);

    [[nodiscard]] BlockControls& controls() const { return *m_controls; }
    /// Runs what it says, or opens the trace that it names; the question comes first.
    void run() override;
    /// The same at once, when all blocks run one after another.
    void runWithoutAsking();
    void stop() override;
    [[nodiscard]] bool isBusy() const override;
    void setPresenting(bool presenting) override;
    /// It watches the Python of that block, which is written to a file when it is run.
    void setScript(LessonBlock block) { m_script = std::move(block); }

Q_SIGNALS:
    /// Its command is to be opened on the page of its demo.
    void openRequested(const parascope::Command& command);

protected:
    /// What was said before stands in front of what came.
    [[nodiscard]] Report report(const std::vector<const RunRecord*>& runs) const override;
    void changeEvent(QEvent* event) override;

private:
    BlockPage(const Demo& demo, BlockControls* controls, RunSession& session, QWidget* parent);
    void setupLoader();
    void openTrace();
    void fitPicture();
    void showTrace(Result<OpenedFile>& opened);
    void setupPauseKey();
    /// False: it cannot be written, and that is said.
    bool writeScript();

    BlockControls* m_controls;
    int m_height = 0;        ///< of the picture, where the text has its usual size
    RunFileLoader* m_loader; ///< of the trace that it names
    std::optional<LessonBlock> m_script;
    std::optional<PrivateFolder> m_folder; ///< of the script; it goes with the page
};

} // namespace parascope
