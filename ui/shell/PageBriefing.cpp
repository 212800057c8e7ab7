// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/PageBriefing.h"

#include "core/engine/BackendProbe.h"
#include "ui/shell/PageStack.h"

namespace parascope {

PageBriefing::PageBriefing(PageStack& stack, const Machine& machine, Ask ask, QObject* parent)
    : QObject(parent)
    , m_stack(stack)
    , m_cpu(QString::fromStdString(machine.cpu))
    , m_ask(std::move(ask)) {}

PageBriefing::~PageBriefing() = default;

void PageBriefing::tell(Page& page) {
    page.setExamples(m_examples);
    page.setPython(python());
    page.setRanks(m_settings.rankHosts(), m_settings.bindsRanks());
    connect(&page, &Page::ranksChosen, this,
            [this](const QString& hosts, bool binds) { m_settings.setRanks(hosts, binds); });
    if (const auto size = m_settings.usualSize(m_cpu)) {
        page.setUsualSize(*size);
    }
    if (m_backends) {
        page.setAvailability(*m_backends);
    }
    if (m_isPresenting) {
        page.setPresenting(true);
    }
}

void PageBriefing::setUsualSize(std::uint64_t size) {
    m_settings.setUsualSize(m_cpu, size);
    for (auto* page : m_stack.made()) {
        page->setUsualSize(size);
    }
}

void PageBriefing::setPython(const QString& interpreter) {
    m_settings.setPython(interpreter.trimmed());
    for (auto* page : m_stack.made()) {
        page->setPython(python());
    }
    if (m_probe) {
        probe();
    }
}

void PageBriefing::setPresenting(bool presenting) {
    m_isPresenting = presenting;
    for (auto* page : m_stack.made()) {
        page->setPresenting(presenting);
    }
}

void PageBriefing::askForBackends() {
    if (!m_probe) {
        probe();
    }
}

void PageBriefing::probe() {
    m_probe = std::make_unique<BackendProbe>(
        [ask = m_ask, python = python()](const std::stop_token& stop) { return ask(python, stop); });
    connect(m_probe.get(), &BackendProbe::answered, this, &PageBriefing::setBackends);
    m_probe->start();
}

void PageBriefing::setBackends(const std::vector<Availability>& backends) {
    m_backends = backends;
    for (auto* page : m_stack.made()) {
        page->setAvailability(backends);
    }
}

} // namespace parascope
