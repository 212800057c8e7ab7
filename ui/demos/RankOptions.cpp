// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/RankOptions.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/SaidProblem.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolTip>

namespace parascope {

namespace {
constexpr int kHostChars = 12; // with more it would not fit beside the others at 1366 px
} // namespace

RankOptions::RankOptions(QWidget* parent)
    : QWidget(parent)
    , m_hosts(new QLineEdit(this))
    , m_binds(new QComboBox(this)) {
    m_hosts->setPlaceholderText(tr("here"));
    m_hosts->setAccessibleName(tr("Hosts"));
    m_hosts->setFixedWidth(fontMetrics().averageCharWidth() * kHostChars);
    m_binds->addItem(tr("none"), false);
    m_binds->addItem(tr("core"), true);
    m_binds->setAccessibleName(tr("Bind to"));
    m_binds->setToolTip(tr("core: each rank keeps to a core of its own; none: it goes where it likes"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(tokens::kGrid);
    auto* hostsLabel = new QLabel(tr("&Hosts"), this);
    hostsLabel->setBuddy(m_hosts);
    auto* bindsLabel = new QLabel(tr("&Bind to"), this);
    bindsLabel->setBuddy(m_binds);
    for (QWidget* widget : std::initializer_list<QWidget*>{hostsLabel, m_hosts, bindsLabel, m_binds}) {
        row->addWidget(widget);
    }
    const auto tell = [this] { Q_EMIT typed(m_hosts->text(), bindsToCores()); };
    connect(m_hosts, &QLineEdit::textChanged, this, &RankOptions::showProblem);
    connect(m_hosts, &QLineEdit::editingFinished, this, tell);
    connect(m_binds, &QComboBox::currentIndexChanged, this, &RankOptions::changed);
    connect(m_binds, &QComboBox::activated, this, tell);
    showProblem();
}

Result<std::vector<RankHost>> RankOptions::hosts() const {
    return parseHosts(m_hosts->text().trimmed().toStdString());
}

bool RankOptions::bindsToCores() const {
    return m_binds->currentData().toBool();
}

void RankOptions::choose(const std::vector<RankHost>& hosts, bool bindsToCores) {
    setTyped(QString::fromStdString(hostsText(hosts)), bindsToCores);
}

void RankOptions::setTyped(const QString& hosts, bool bindsToCores) {
    m_hosts->setText(hosts);
    m_binds->setCurrentIndex(bindsToCores ? 1 : 0);
}

void RankOptions::showProblem() {
    const auto read = hosts();
    const auto problem = read ? QString() : QString::fromStdString(read.error().text());
    sayProblem(*m_hosts, problem,
               tr("Hosts that take the ranks, by ssh: h1,h2:4 (at most four on h2); empty: this "
                  "machine. Parascope is installed on each, in the same place"));
    if (m_hosts->hasFocus()) {
        QToolTip::showText(m_hosts->mapToGlobal(QPoint(0, m_hosts->height())), problem, m_hosts);
    }
    Q_EMIT changed();
}

} // namespace parascope
