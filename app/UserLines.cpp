// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/UserLines.h"

#include "core/demos/compare/TaskRun.h"

#include <algorithm>
#include <array>
#include <unistd.h>

namespace parascope {

namespace {

bool askUser(const std::vector<Experiment>& experiments) {
    const TaskCatalog tasks;
    return std::any_of(experiments.begin(), experiments.end(), [&tasks](const Experiment& experiment) {
        const auto task = tasks.find(experiment.task);
        return task && (*task)->info().need == TaskNeed::User;
    });
}

} // namespace

Result<void> UserLines::canAnswer(const std::vector<Experiment>& experiments) {
    if (askUser(experiments) && isatty(STDIN_FILENO) == 0) {
        return failure("'" + experiments.front().task + "' cannot be run here",
                       "nobody can answer: there is no window, and stdin is no terminal",
                       "run it in the window or in a terminal");
    }
    return {};
}

UserLines::UserLines(RunSession& session, const std::vector<Experiment>& experiments)
    : m_session(session) {
    if (!askUser(experiments)) {
        return;
    }
    std::fputs("press Enter to answer a worker that waits\n", stderr);
    m_notifier = std::make_unique<QSocketNotifier>(STDIN_FILENO, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &UserLines::readLines);
}

void UserLines::readLines() {
    std::array<char, 256> bytes{};
    const auto got = read(STDIN_FILENO, bytes.data(), bytes.size());
    if (got <= 0) {
        m_notifier->setEnabled(false); // the tasks wait as long as they do, and say so
        return;
    }
    const auto lines = std::count(bytes.begin(), bytes.begin() + got, '\n');
    for (auto line = 0; line < lines; ++line) {
        m_session.order(std::string(task_order::kAnswer));
    }
}

} // namespace parascope
