// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/VerdictLook.h"

#include "ui/charts/StateStyle.h"

namespace parascope {

State stateOf(VerdictKind kind) {
    switch (kind) {
    case VerdictKind::CpuBound:
        return State::Running;
    case VerdictKind::IoBound:
        return State::Io;
    case VerdictKind::LockBound:
        return State::Lock;
    case VerdictKind::Sleeping:
        return State::Sleeping;
    case VerdictKind::Starved:
        return State::Ready;
    case VerdictKind::Mixed:
    case VerdictKind::TooShort:
        break;
    }
    return State::Other;
}

QColor colourOf(VerdictKind kind) {
    return styleOf(stateOf(kind)).colour;
}

} // namespace parascope
