// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/EngineHost.h"

namespace parascope {

EngineHost::EngineHost(EngineParts parts, Cores cores, QObject* parent)
    : QObject(parent)
    , m_engine(new Engine(std::move(parts))) {
    m_thread.setObjectName(QStringLiteral("engine"));
    m_engine->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_engine, &QObject::deleteLater);
    connect(m_engine, &Engine::updated, this, &EngineHost::updated);
    connect(m_engine, &Engine::idle, this, &EngineHost::idle);
    connect(m_engine, &Engine::calibrated, this, &EngineHost::calibrated);
    if (cores == Cores::Watch) {
        m_watch = new CoreWatch;
        m_watch->moveToThread(&m_thread);
        connect(&m_thread, &QThread::finished, m_watch, &QObject::deleteLater);
        connect(&m_thread, &QThread::started, m_watch, &CoreWatch::start);
        connect(m_watch, &CoreWatch::sampled, this, &EngineHost::sampled);
        connect(m_engine, &Engine::workersChanged, m_watch, &CoreWatch::setWorkers);
    }
    m_thread.start();
}

EngineHost::~EngineHost() {
    m_thread.quit();
    m_thread.wait();
}

void EngineHost::submit(const std::vector<RunRequest>& requests) {
    QMetaObject::invokeMethod(m_engine, [engine = m_engine, requests] { engine->submit(requests); });
}

void EngineHost::stop() {
    QMetaObject::invokeMethod(m_engine, &Engine::stop);
}

void EngineHost::allowCores(const std::vector<CoreId>& cores) {
    QMetaObject::invokeMethod(m_engine, [engine = m_engine, cores] { engine->allowCores(cores); });
}

void EngineHost::calibrate() {
    QMetaObject::invokeMethod(m_engine, &Engine::calibrate);
}

} // namespace parascope
