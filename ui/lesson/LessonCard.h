// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lesson/Lesson.h"
#include "ui/widgets/Card.h"

class QLabel;

namespace parascope {

class BlockPage;
class RunSession;

/// A block of a lesson that runs, on a ground of its own, with its title.
class LessonCard final : public Card {
    Q_OBJECT

public:
    /// `session` must outlive it. \param block has a command, or Python that is meant to be run
    LessonCard(const LessonBlock& block, RunSession& session, QWidget* parent = nullptr);

    /// As it stands in the file: a lesson that has changed keeps the cards of blocks that have not.
    [[nodiscard]] const std::string& source() const { return m_source; }
    [[nodiscard]] BlockPage& page() const { return *m_page; }
    /// It runs only when somebody clicks it.
    [[nodiscard]] bool isRisky() const { return m_isRisky; }

    void setPresenting(bool presenting);

Q_SIGNALS:
    void runRequested();

private:
    LessonCard(const LessonBlock& block, const LessonCommand& asked, RunSession& session, QWidget* parent);

    std::string m_source;
    bool m_isRisky;
    QLabel* m_title;
    BlockPage* m_page;
};

} // namespace parascope
