// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/SizeBox.h"

#include "core/base/Numbers.h"
#include "core/work/Task.h"
#include "ui/widgets/SaidProblem.h"

#include <QAbstractItemView>
#include <QLineEdit>
#include <QSignalBlocker>

namespace parascope {

namespace {
constexpr int kLetters = 9; ///< "999999999"
}

SizeBox::SizeBox(const QString& name, QWidget* parent)
    : QComboBox(parent)
    , m_name(name.toLower().toStdString()) {
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setCompleter(nullptr);
    setAccessibleName(name);
    lineEdit()->setAccessibleName(name);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(kLetters);
    connect(lineEdit(), &QLineEdit::textEdited, this, [this] { m_isTyped = true; });
    connect(lineEdit(), &QLineEdit::textChanged, this, &SizeBox::sizeChanged);
    connect(this, &QComboBox::activated, this, &SizeBox::offerChosen);
}

void SizeBox::setOffers(const std::vector<Offer>& offers) {
    if (offers == m_offers) {
        return;
    }
    m_offers = offers;
    const QSignalBlocker quiet(this);
    const auto text = currentText();
    clear();
    for (const auto& offer : offers) {
        addItem(QStringLiteral("%1, %2").arg(QString::fromStdString(formatCount(offer.size)), offer.word));
    }
    setEditText(text);
    view()->setMinimumWidth(view()->sizeHintForColumn(0) + view()->fontMetrics().averageCharWidth() * 3);
}

void SizeBox::offerChosen(int index) {
    if (index >= 0 && static_cast<std::size_t>(index) < m_offers.size()) {
        m_isTyped = true;
        setSize(m_offers[static_cast<std::size_t>(index)].size);
    }
}

Result<std::uint64_t> SizeBox::size() const {
    return parseCount(currentText().trimmed().toStdString(), m_name);
}

Result<std::uint64_t> SizeBox::sizeFor(const QString& task) const {
    auto chosen = size();
    if (!chosen) {
        return chosen;
    }
    const auto fits = TaskCatalog().checkSize(task.toStdString(), *chosen);
    return fits ? chosen : failure(fits.error());
}

void SizeBox::showProblem(const Result<std::uint64_t>& size, const QString& usualTip) {
    sayProblem(*this, size ? QString() : QString::fromStdString(size.error().text()), usualTip);
}

void SizeBox::setSize(std::uint64_t size) {
    setEditText(QString::fromStdString(formatCount(size)));
}

} // namespace parascope
