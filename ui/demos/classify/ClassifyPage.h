// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/Verdict.h"
#include "ui/demos/DemoPage.h"

#include <map>
#include <QStringList>

namespace parascope {

class ClassifyControls;
class ClassifyView;

/// "CPU-bound or I/O-bound?": a task, a command or a running program is watched, and judged.
class ClassifyPage final : public DemoPage {
    Q_OBJECT

public:
    explicit ClassifyPage(RunSession& session, QWidget* parent = nullptr);

    [[nodiscard]] ClassifyControls& controls() const { return *m_controls; }
    [[nodiscard]] ClassifyView& picture() const { return *m_view; }
    /// Runs these tasks one after another, each with its usual size.
    void measure(const QStringList& tasks);
    /// Turns to what they did: whoever opens runs has not come for the table.
    void open(const std::vector<RunId>& ids) override;

protected:
    /// Its sentence tells of a guess and of growth first.
    [[nodiscard]] Report report(const std::vector<const RunRecord*>& runs) const override;

private:
    ClassifyPage(RunSession& session, ClassifyControls* controls, ClassifyView* view, QWidget* parent);
    /// The task that is chosen with its size, twice and four times that.
    void grow();
    void keepGuess(const std::vector<RunId>& ids);

    ClassifyControls* m_controls;
    ClassifyView* m_view;
    std::map<RunId, VerdictKind> m_guesses;
    bool m_isMeasuring = false;
};

} // namespace parascope
