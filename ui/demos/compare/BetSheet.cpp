// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/compare/BetSheet.h"

#include "ui/demos/compare/BetRow.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/ReadingOrder.h"
#include "ui/widgets/StartButtons.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QVBoxLayout>

namespace parascope {

BetSheet::BetSheet(const std::vector<Backend>& backends, int workers, QWidget* parent)
    : QDialog(parent)
    , m_row(new BetRow(this)) {
    setWindowTitle(tr("Bets"));
    setObjectName(QStringLiteral("betSheet"));
    m_row->setBackends(backends, workers);
    auto* question = new QLabel(tr("How many times as fast as one after another?"), this);
    question->setWordWrap(true);
    tokens::setType(*question, tokens::Type::Title);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(tokens::kPageEdge, tokens::kPageEdge, tokens::kPageEdge, tokens::kPageEdge);
    column->setSpacing(tokens::kCardGap);
    column->addWidget(question);
    column->addWidget(m_row);
    column->addWidget(startButtons(*this, tr("Run now; the bets are drawn on the result")));
    setAccessibleDescription(question->text());
    putInReadingOrder(*this);
}

Bets BetSheet::bets() const {
    return m_row->bets();
}

} // namespace parascope
