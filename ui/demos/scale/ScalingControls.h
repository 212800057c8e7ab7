// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/scale/ScaleDemo.h"
#include "ui/demos/DemoControls.h"

namespace parascope {

class Form;
class RankOptions;
class SizeBox;
class TaskBox;

/// What to choose before a scaling: backends, the most workers, repeats, strong or weak, the task and its
/// size, and where ranks run.
class ScalingControls final : public DemoControls {
    Q_OBJECT

public:
    explicit ScalingControls(QWidget* parent = nullptr);

    [[nodiscard]] Result<std::unique_ptr<Parameters>> chosen() const override;
    void choose(const Parameters& parameters) override;
    /// Taken over unless the user has typed a size.
    void setUsualSize(std::uint64_t size) override;
    void setPython(const std::string& interpreter) override { m_python = interpreter; }
    void setAvailability(const std::vector<Availability>& backends) override;
    void setRanks(const QString& hosts, bool bindsToCores) override;

private:
    void setupWords();
    void setupWork();
    void setupRanks();
    void taskChosen();
    void showOffers();
    void showRanks();
    void showProblem();
    /// That of a task, so that all its runs do not take a class a minute.
    [[nodiscard]] std::uint64_t usualSize() const;
    [[nodiscard]] bool hasRanks() const;
    [[nodiscard]] Result<ScaleQuestion> question() const;

    Form* m_form;
    TaskBox* m_task;
    SizeBox* m_size;
    RankOptions* m_ranks;
    QWidget* m_ranksGroup = nullptr; ///< in the form
    std::uint64_t m_usualSize = 0;   ///< that takes one worker about 1.5 s; 0: not known yet
    std::string m_python;
};

} // namespace parascope
