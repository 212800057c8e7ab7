// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/AboutDialog.h"

#include "ui/shell/Libraries.h"
#include "ui/style/Tokens.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QIcon>
#include <QLabel>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace parascope {

namespace {

constexpr int kIconSide = 64;

QString cell(const QString& text) {
    return QStringLiteral("<td style=\"padding: 2px 12px 2px 0\">%1</td>").arg(text);
}

QString tableText() {
    QString rows;
    for (const auto& library : libraries()) {
        rows += QStringLiteral("<tr>") +
                cell(QStringLiteral("<a href=\"%1\">%2</a>").arg(library.link, library.name)) +
                cell(library.version) + cell(library.licence) + cell(library.what) + QStringLiteral("</tr>");
    }
    return QStringLiteral("<table>%1</table>").arg(rows);
}

} // namespace

AboutDialog::AboutDialog(QWidget* parent)
    : QDialog(parent) {
    setWindowTitle(tr("About Parascope"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* qt = buttons->addButton(tr("About Qt"), QDialogButtonBox::HelpRole);
    connect(qt, &QPushButton::clicked, qApp, &QApplication::aboutQt);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* built = new QLabel(tr("It stands on"), this);
    tokens::setType(*built, tokens::Type::Strong);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(tokens::kPageEdge, tokens::kPageEdge, tokens::kPageEdge, tokens::kCardGap);
    column->setSpacing(tokens::kCardPadding);
    column->addWidget(head());
    column->addWidget(built);
    column->addWidget(table(), 1);
    column->addWidget(buttons);
    buttons->button(QDialogButtonBox::Close)->setFocus();
}

QWidget* AboutDialog::head() {
    auto* area = new QWidget(this);
    auto* icon = new QLabel(area);
    icon->setPixmap(QIcon(QStringLiteral(":/icons/parascope.svg")).pixmap(kIconSide, kIconSide));
    icon->setAlignment(Qt::AlignTop);
    auto* title = new QLabel(tr("Parascope %1").arg(programVersion()), area);
    title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    tokens::setType(*title, tokens::Type::Title);
    auto* words = new QLabel(tr("Runs real jobs as threads and as processes and shows which worker ran on "
                                "which core, and when."),
                             area);
    words->setWordWrap(true);
    auto* licence = new QLabel(
        tr("Free software under the <a href=\"https://www.gnu.org/licenses/gpl-3.0.html\">GNU General Public "
           "License, version 3 or later</a> (GPL-3.0-or-later). It comes with no warranty."),
        area);
    licence->setWordWrap(true);
    licence->setOpenExternalLinks(true);
    licence->setTextInteractionFlags(Qt::TextBrowserInteraction);
    auto* lines = new QVBoxLayout;
    lines->setSpacing(tokens::kControlGap);
    for (auto* label : {title, words, licence}) {
        lines->addWidget(label);
    }
    auto* line = new QHBoxLayout(area);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(tokens::kCardGap);
    line->addWidget(icon);
    line->addLayout(lines, 1);
    return area;
}

QWidget* AboutDialog::table() {
    auto* text = new QTextBrowser(this);
    text->setAccessibleName(tr("Libraries and their licences"));
    text->setOpenExternalLinks(true);
    text->setHtml(tableText());
    text->setLineWrapMode(QTextEdit::NoWrap);
    const auto whole = text->document()->size().toSize();
    text->setMinimumSize(whole.width() + 2 * tokens::kCardPadding, whole.height() + tokens::kCardPadding);
    return text;
}

} // namespace parascope
