// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/DemoControls.h"

namespace parascope {

DemoControls::~DemoControls() {
    // A field with the focus loses it when its window closes, which is after the end of this, and tells of
    // what was typed.
    for (auto* field : findChildren<QWidget*>()) {
        field->disconnect(this);
    }
}

} // namespace parascope
