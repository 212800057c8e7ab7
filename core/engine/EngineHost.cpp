// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/EngineHost.h"

#include "core/base/PrivateFolder.h"
#include "core/engine/EngineThread.h"

namespace parascope {

EngineHost::EngineHost(EngineParts parts, Cores cores, QObject* parent)
    : QObject(parent) {
    m_thread.setObjectName(QStringLiteral("engine"));
    if (const auto started = startThread(m_thread); !started) {
        m_noThread = started.error();
        return;
    }
    setUp(std::move(parts), cores);
}

void EngineHost::setUp(EngineParts parts, Cores cores) {
    m_engine = new Engine(std::move(parts));
    m_engine->moveToThread(&m_thread);
    deleteAtEnd(m_thread, m_engine);
    // What the thread did until its end is over for who waits for that.
    connect(
        &m_thread, &QThread::finished, &m_thread, [this] { handsOver(&m_thread); }, Qt::DirectConnection);
    callOn(m_engine, [](Engine&) { sweepPrivateFolders(); }); // before its first run makes one
    connect(m_engine, &Engine::updated, this, [this](const RunUpdatePtr& update) {
        takesOver(update.get());
        Q_EMIT updated(update);
    });
    connect(m_engine, &Engine::idle, this, &EngineHost::idle);
    connect(m_engine, &Engine::calibrated, this, &EngineHost::calibrated);
    if (cores == Cores::Watch) {
        m_watch = new CoreWatch;
        m_watch->moveToThread(&m_thread);
        deleteAtEnd(m_thread, m_watch);
        connect(m_watch, &CoreWatch::sampled, this, [this](const CoreLoadReportPtr& report) {
            takesOver(report.get());
            Q_EMIT sampled(report);
        });
        connect(m_engine, &Engine::workersChanged, m_watch, &CoreWatch::setWorkers);
        callOn(m_watch, [](CoreWatch& watch) { watch.start(); });
    }
}

EngineHost::~EngineHost() {
    endThread(m_thread);
}

void EngineHost::refuse(const std::vector<RunRequest>& requests) {
    for (const auto& request : requests) {
        RunUpdate update;
        update.facts.id = request.id;
        update.facts.experiment = request.experiment;
        update.facts.error = m_noThread.text();
        update.facts.finished = true;
        const auto shared = std::make_shared<const RunUpdate>(std::move(update));
        // Later, as of a run that goes on: who submitted it does not know of it yet.
        QMetaObject::invokeMethod(
            this, [this, shared] { Q_EMIT updated(shared); }, Qt::QueuedConnection);
    }
    QMetaObject::invokeMethod(this, &EngineHost::idle, Qt::QueuedConnection);
}

void EngineHost::submit(const std::vector<RunRequest>& requests) {
    if (m_engine == nullptr) {
        refuse(requests);
        return;
    }
    callOn(m_engine, [requests](Engine& engine) { engine.submit(requests); });
}

void EngineHost::stop() {
    if (m_engine != nullptr) {
        callOn(m_engine, [](Engine& engine) { engine.stop(); });
    }
}

void EngineHost::allowCores(const std::vector<CoreId>& cores) {
    if (m_engine != nullptr) {
        callOn(m_engine, [cores](Engine& engine) { engine.allowCores(cores); });
    }
}

void EngineHost::order(const std::string& line) {
    if (m_engine != nullptr) {
        callOn(m_engine, [line](Engine& engine) { engine.order(line); });
    }
}

void EngineHost::calibrate() {
    if (m_engine != nullptr) {
        callOn(m_engine, [](Engine& engine) { engine.calibrate(); });
    }
}

} // namespace parascope
