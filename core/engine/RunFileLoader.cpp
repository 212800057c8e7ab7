// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/RunFileLoader.h"

#include "core/base/Time.h"
#include "core/base/TsanAnnotations.h"
#include "core/engine/Log.h"
#include "core/engine/ReadingPace.h"

#include <system_error>
#include <utility>

namespace parascope {

RunFileLoader::RunFileLoader(QObject* parent)
    : RunFileLoader([](const std::filesystem::path& file,
                       const ReadingWatch& watch) { return openRuns(file, allDemos(), watch); },
                    parent) {}

RunFileLoader::RunFileLoader(Read read, QObject* parent)
    : QObject(parent)
    , m_read(std::move(read)) {}

RunFileLoader::~RunFileLoader() = default;

void RunFileLoader::load(const std::filesystem::path& file) {
    m_file = file;
    m_isBusy = true;
    try {
        m_thread = std::jthread([this, file](const std::stop_token& stop) { read(file, stop); });
    } catch (const std::system_error&) {
        read(file, {}); // there is no thread: the file is worth a wait
    }
}

void RunFileLoader::stop() {
    m_thread.request_stop();
}

template <class Say>
void RunFileLoader::pass(Say say) {
    QMetaObject::invokeMethod(
        this,
        [say = std::move(say), handover = LambdaHandover()]() mutable {
            handover.take();
            say();
        },
        Qt::QueuedConnection);
}

void RunFileLoader::read(const std::filesystem::path& file, const std::stop_token& stop) {
    ReadingPace pace(monotonicNow());
    auto opened = std::make_shared<Result<OpenedFile>>(m_read(file, [&](const ReadingState& state) {
        if (!stop.stop_requested()) {
            tell(state, pace);
        }
        return !stop.stop_requested();
    }));
    qCDebug(engineLog, "file read: %s: %s", file.c_str(), *opened ? "good" : opened->error().text().c_str());
    if (stop.stop_requested()) {
        opened.reset(); // here: giving back much memory takes a while
    }
    pass([this, opened = std::move(opened)]() mutable { finish(std::exchange(opened, {})); });
}

void RunFileLoader::tell(const ReadingState& state, ReadingPace& pace) {
    const auto now = monotonicNow();
    bool showsProgress = pace.showsProgress(now);
    if (pace.wantsBeginning(now, state)) {
        if (auto soFar = std::make_shared<Trace>(state.traceSoFar()); !soFar->isEmpty()) {
            pace.beginningShown();
            pass([this, soFar] { Q_EMIT begun(soFar); });
            showsProgress = true; // who sees a part is told so
        }
    }
    if (showsProgress) {
        pass([this, taken = state.taken, all = state.all] { Q_EMIT progressed(taken, all); });
    }
}

/// It may have been stopped when all was read.
void RunFileLoader::finish(const OpenedFilePtr& opened) {
    m_isBusy = false;
    if (opened && !m_thread.get_stop_token().stop_requested()) {
        Q_EMIT loaded(opened);
    } else {
        Q_EMIT stopped();
    }
}

} // namespace parascope
