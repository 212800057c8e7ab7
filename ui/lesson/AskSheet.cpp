// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lesson/AskSheet.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/ReadingOrder.h"
#include "ui/widgets/StartButtons.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace parascope {

namespace {
constexpr int kLeastWidth = 420;
constexpr int kMostLetters = 200;
} // namespace

AskSheet::AskSheet(const QString& question, QWidget* parent)
    : QDialog(parent)
    , m_guess(new QLineEdit(this)) {
    setWindowTitle(tr("What do you expect?"));
    setObjectName(QStringLiteral("askSheet"));
    auto* words = new QLabel(question, this);
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    words->setMinimumWidth(tokens::scaled(kLeastWidth, font()));
    tokens::setType(*words, tokens::Type::Title);
    m_guess->setPlaceholderText(tr("What the class says; it stands beside the answer"));
    m_guess->setAccessibleName(tr("What the class says"));
    m_guess->setMaxLength(kMostLetters);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(tokens::kPageEdge, tokens::kPageEdge, tokens::kPageEdge, tokens::kPageEdge);
    column->setSpacing(tokens::kCardGap);
    column->addWidget(words);
    column->addWidget(m_guess);
    column->addWidget(startButtons(*this, tr("Run now; what was said stands beside the answer")));
    setAccessibleDescription(question);
    putInReadingOrder(*this);
}

QString AskSheet::guess() const {
    return m_guess->text().trimmed();
}

} // namespace parascope
