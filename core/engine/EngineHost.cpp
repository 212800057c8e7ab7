// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/EngineHost.h"

#include "core/engine/EngineThread.h"

namespace parascope {

EngineHost::EngineHost(EngineParts parts, Cores cores, QObject* parent)
    : QObject(parent)
    , m_engine(new Engine(std::move(parts))) {
    m_thread.setObjectName(QStringLiteral("engine"));
    m_engine->moveToThread(&m_thread);
    deleteAtEnd(m_thread, m_engine);
    // What the thread did until its end is over for who waits for that.
    connect(
        &m_thread, &QThread::finished, &m_thread, [] { handsOver(); }, Qt::DirectConnection);
    connect(m_engine, &Engine::updated, this, [this](const RunUpdatePtr& update) {
        takesOver();
        Q_EMIT updated(update);
    });
    connect(m_engine, &Engine::idle, this, &EngineHost::idle);
    connect(m_engine, &Engine::calibrated, this, &EngineHost::calibrated);
    if (cores == Cores::Watch) {
        m_watch = new CoreWatch;
        m_watch->moveToThread(&m_thread);
        deleteAtEnd(m_thread, m_watch);
        connect(&m_thread, &QThread::started, m_watch, &CoreWatch::start);
        connect(m_watch, &CoreWatch::sampled, this, [this](const CoreLoadReportPtr& report) {
            takesOver();
            Q_EMIT sampled(report);
        });
        connect(m_engine, &Engine::workersChanged, m_watch, &CoreWatch::setWorkers);
    }
    m_thread.start();
}

EngineHost::~EngineHost() {
    endThread(m_thread);
}

void EngineHost::submit(const std::vector<RunRequest>& requests) {
    callOn(m_engine, [requests](Engine& engine) { engine.submit(requests); });
}

void EngineHost::stop() {
    callOn(m_engine, [](Engine& engine) { engine.stop(); });
}

void EngineHost::allowCores(const std::vector<CoreId>& cores) {
    callOn(m_engine, [cores](Engine& engine) { engine.allowCores(cores); });
}

void EngineHost::calibrate() {
    callOn(m_engine, [](Engine& engine) { engine.calibrate(); });
}

} // namespace parascope
