// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/TimelineSource.h"

#include <QDialog>

namespace parascope {

/// The lanes as a table that can be read and copied, a row for each span: as they are at this moment.
class LanesDialog final : public QDialog {
    Q_OBJECT

public:
    /// The runs' traces must live as long as it does.
    explicit LanesDialog(std::vector<TimelineSource> sources, QWidget* parent = nullptr);
};

} // namespace parascope
