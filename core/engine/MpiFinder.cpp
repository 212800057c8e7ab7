// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/MpiFinder.h"

#include "core/base/OwnPrograms.h"
#include "core/engine/ChildRoom.h"
#include "core/run/MpirunCommand.h"

#include <cstdlib>
#include <QStandardPaths>
#include <unistd.h>

namespace parascope {

namespace {
constexpr Nanoseconds kAnswerWithin = std::chrono::seconds(5);
constexpr int kLookEveryMs = 20;
} // namespace

MpiFinder::~MpiFinder() {
    if (m_question && m_question->state() != QProcess::NotRunning) {
        m_question->kill();
        m_question->waitForFinished();
    }
}

std::optional<Result<MpiInfo>> MpiFinder::begin() {
    const auto mpirun = QStandardPaths::findExecutable(QStringLiteral("mpirun"));
    if (mpirun.isEmpty()) {
        return failure("ranks cannot be used", "there is no mpirun in the PATH",
                       "install Open MPI (Debian, Ubuntu: sudo apt install openmpi-bin)");
    }
    const auto worker = findOwnProgram("mpi_worker");
    if (!worker) {
        return failure("ranks cannot be used",
                       "Parascope was built without Open MPI (" + worker.error().what + ")",
                       "install libopenmpi-dev and build it again");
    }
    if (auto may = checkMayRun(geteuid() == 0, std::getenv("OMPI_ALLOW_RUN_AS_ROOT"),
                               std::getenv("OMPI_ALLOW_RUN_AS_ROOT_CONFIRM"));
        !may) {
        return failure(may.error());
    }
    if (auto room = checkRoomForChild(); !room) {
        return failure(room.error());
    }
    m_info.mpirun = mpirun.toStdString();
    m_info.worker = worker->string();
    m_until = monotonicNow() + kAnswerWithin;
    m_question = std::make_unique<QProcess>();
    m_question->setProcessChannelMode(QProcess::MergedChannels);
    m_question->setStandardInputFile(QProcess::nullDevice());
    m_question->start(mpirun, {QStringLiteral("--version")});
    return std::nullopt;
}

Result<MpiInfo> MpiFinder::understand() {
    const auto printed = m_question->readAll().toStdString();
    const auto version = openMpiVersion(printed);
    m_question.reset(); // the next look asks anew: it may have been mended meanwhile
    if (!version) {
        return failure(version.error());
    }
    m_info.version = *version;
    return m_info;
}

std::optional<Result<MpiInfo>> MpiFinder::look() {
    if (!m_question) {
        return begin();
    }
    m_question->waitForFinished(0); // takes note of its end where no event loop runs
    if (m_question->state() == QProcess::NotRunning) {
        return understand();
    }
    if (monotonicNow() < m_until) {
        return std::nullopt;
    }
    m_question->kill();
    m_question->waitForFinished();
    m_question.reset();
    return failure("mpirun cannot be used", "it does not say which version it is",
                   "try it: mpirun --version");
}

Result<MpiInfo> MpiFinder::find(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        if (auto answer = look()) {
            return *std::move(answer);
        }
        m_question->waitForFinished(kLookEveryMs);
    }
    return failure("ranks cannot be used", "nobody waited for mpirun's answer");
}

} // namespace parascope
