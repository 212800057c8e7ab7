// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/compare/BackendChips.h"

#include "ui/widgets/Chip.h"
#include "ui/widgets/ControlBar.h"

#include <algorithm>
#include <QVBoxLayout>

namespace parascope {

namespace {

/// Short, behind the language: the accessible name is the whole.
QString chipText(const BackendInfo& info) {
    switch (info.backend) {
    case Backend::Gil:
        return BackendChips::tr("threads with a GIL");
    case Backend::CpythonFree:
        return BackendChips::tr("threads, no GIL");
    case Backend::Mpi:
        return BackendChips::tr("ranks (MPI)");
    default:
        break;
    }
    return info.kind == WorkerKind::Serial    ? BackendChips::tr("one after another")
           : info.kind == WorkerKind::Threads ? BackendChips::tr("threads")
                                              : BackendChips::tr("processes");
}

} // namespace

BackendChips::BackendChips(QWidget* parent)
    : QWidget(parent)
    , m_bar(new ControlBar(this)) {
    auto* row = new QVBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_bar);
    auto language = Language::Cpp;
    for (const auto& info : allBackends()) {
        auto* chip = new Chip(chipText(info), this);
        chip->setAccessibleName(QString::fromStdString(info.label));
        chip->setHelp(QString::fromStdString(info.label + ": " + info.what),
                      QString::fromStdString(info.what));
        connect(chip, &QAbstractButton::toggled, this, &BackendChips::changed);
        if (info.language != language) {
            m_bar->addSeparator();
        }
        const bool isFirst = m_chips.empty() || info.language != language;
        const auto label = info.language == Language::Python ? tr("Python") : tr("C++");
        m_bar->add(isFirst ? label : QString(), {chip});
        language = info.language;
        m_chips.push_back(chip);
    }
}

Chip& BackendChips::chipOf(Backend backend) const {
    return *m_chips.at(static_cast<std::size_t>(backend));
}

std::vector<Backend> BackendChips::chosen() const {
    std::vector<Backend> backends;
    for (const auto& info : allBackends()) {
        if (chipOf(info.backend).isChecked() && chipOf(info.backend).isEnabled()) {
            backends.push_back(info.backend);
        }
    }
    return backends;
}

void BackendChips::choose(const std::vector<Backend>& backends) {
    for (const auto& info : allBackends()) {
        chipOf(info.backend)
            .setChecked(std::find(backends.begin(), backends.end(), info.backend) != backends.end());
    }
}

void BackendChips::setAvailability(const std::vector<Availability>& backends) {
    for (const auto& known : backends) {
        chipOf(known.backend).setReason(QString::fromStdString(known.why));
    }
    Q_EMIT changed();
}

bool BackendChips::isAvailable(Backend backend) const {
    return chipOf(backend).isEnabled();
}

bool BackendChips::hasRanks() const {
    const auto backends = chosen();
    return std::find(backends.begin(), backends.end(), Backend::Mpi) != backends.end();
}

bool BackendChips::hasPython() const {
    const auto backends = chosen();
    return std::any_of(backends.begin(), backends.end(), isPython);
}

} // namespace parascope
