// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/classify/GuessSheet.h"

#include "ui/style/Tokens.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace parascope {

namespace {

/// What can be guessed: the others are no answers that one gives beforehand.
struct Guess {
    VerdictKind kind;
    const char* words;
};
constexpr Guess kGuesses[] = {
    {VerdictKind::CpuBound, QT_TRANSLATE_NOOP("GuessSheet", "it computes")},
    {VerdictKind::IoBound,
     QT_TRANSLATE_NOOP("GuessSheet", "it waits for a disk, the network, another program or a person")},
    {VerdictKind::LockBound, QT_TRANSLATE_NOOP("GuessSheet", "its threads wait for each other")},
    {VerdictKind::Sleeping, QT_TRANSLATE_NOOP("GuessSheet", "it waits for a time to pass")},
};

} // namespace

QString verdictTitle(VerdictKind kind) {
    switch (kind) {
    case VerdictKind::CpuBound:
        return GuessSheet::tr("CPU-bound");
    case VerdictKind::IoBound:
        return GuessSheet::tr("I/O-bound");
    case VerdictKind::LockBound:
        return GuessSheet::tr("Lock-bound");
    case VerdictKind::Sleeping:
        return GuessSheet::tr("Sleeping");
    case VerdictKind::Mixed:
        return GuessSheet::tr("Mixed");
    case VerdictKind::Starved:
        return GuessSheet::tr("Starved");
    case VerdictKind::TooShort:
        break;
    }
    return GuessSheet::tr("Too short");
}

GuessSheet::GuessSheet(const QString& what, QWidget* parent)
    : QDialog(parent) {
    setWindowTitle(tr("Guess first"));
    setObjectName(QStringLiteral("guessSheet"));
    auto* question = new QLabel(tr("What will it be? %1").arg(what), this);
    question->setTextFormat(Qt::PlainText);
    question->setWordWrap(true);
    tokens::setType(*question, tokens::Type::Title);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(tokens::kPageEdge, tokens::kPageEdge, tokens::kPageEdge, tokens::kPageEdge);
    column->setSpacing(tokens::kControlGap);
    column->addWidget(question);
    for (const auto& [kind, words] : kGuesses) {
        auto* button = new QPushButton(QStringLiteral("%1: %2").arg(verdictTitle(kind), tr(words)), this);
        connect(button, &QPushButton::clicked, this, [this, kind = kind] {
            m_guess = kind;
            accept();
        });
        column->addWidget(button);
    }
    auto* cancel = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    connect(cancel, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(cancel);
}

} // namespace parascope
