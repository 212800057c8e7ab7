// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QDialog;
class QDialogButtonBox;
class QString;

namespace parascope {

/// "Cancel" and "Start", the default one, below a dialog that asks something before a run. They end it.
[[nodiscard]] QDialogButtonBox* startButtons(QDialog& dialog, const QString& tip);

} // namespace parascope
