// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/run/RankHosts.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace parascope {

/// Where ranks run: on which hosts, and whether each keeps to a core. What is wrong with the hosts is said
/// just below them, over what stands there.
class RankOptions final : public QWidget {
    Q_OBJECT

public:
    explicit RankOptions(QWidget* parent = nullptr);

    /// The hosts as typed; none: this machine. The Error is that of the command line.
    [[nodiscard]] Result<std::vector<RankHost>> hosts() const;
    [[nodiscard]] bool bindsToCores() const;
    void choose(const std::vector<RankHost>& hosts, bool bindsToCores);
    /// The hosts as somebody typed them once; they need not be right.
    void setTyped(const QString& hosts, bool bindsToCores);

Q_SIGNALS:
    void changed();
    /// The user is done with a choice of their own.
    void typed(const QString& hosts, bool bindsToCores);

private:
    void showProblem();

    QLineEdit* m_hosts;
    QComboBox* m_binds;
};

} // namespace parascope
