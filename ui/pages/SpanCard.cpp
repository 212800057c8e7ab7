// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/SpanCard.h"

#include "core/engine/SpanDetailsReader.h"
#include "ui/charts/TimeTicks.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/ElidedLabel.h"

#include <algorithm>
#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QDialogButtonBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace parascope {

namespace {

constexpr qsizetype kMostCardLines = 8;    ///< of arguments on the card
constexpr qsizetype kMostCardLetters = 44; ///< of a line on the card
constexpr QSize kSizeOfAll(560, 400);

QString oneLine(const SpanDetails::Argument& argument) {
    return QStringLiteral("%1: %2").arg(QString::fromStdString(argument.key),
                                        QString::fromStdString(argument.value));
}

/// As much of a line as the card has room for.
QString shortLine(const QString& line) {
    const auto simple = line.left(kMostCardLetters + 1).simplified();
    return line.size() <= kMostCardLetters ? simple : simple.left(kMostCardLetters - 1) + QChar(0x2026);
}

} // namespace

SpanCard::SpanCard(QWidget& picture)
    : Card(&picture)
    , m_reader(new SpanDetailsReader(this))
    , m_name(new ElidedLabel(this))
    , m_facts(new QLabel(this))
    , m_arguments(new QLabel(this))
    , m_all(new QPushButton(this)) {
    setObjectName(QStringLiteral("spanCard"));
    setAttribute(Qt::WA_NoMousePropagation); // a click on it is none on the lanes below
    m_name->setObjectName(QStringLiteral("spanName"));
    m_facts->setObjectName(QStringLiteral("spanFacts"));
    m_arguments->setObjectName(QStringLiteral("spanArguments"));
    setupLayout();
    connect(m_reader, &SpanDetailsReader::answered, this, &SpanCard::take);
    picture.installEventFilter(this);
    hide();
}

void SpanCard::setupLayout() {
    tokens::setType(*m_name, tokens::Type::Strong);
    for (auto* label : {m_facts, m_arguments}) {
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setFocusPolicy(Qt::NoFocus);
        label->setWordWrap(true);
    }
    auto* closeButton = new QToolButton(this);
    closeButton->setText(QStringLiteral("✕"));
    closeButton->setAutoRaise(true);
    closeButton->setAccessibleName(tr("Close the details"));
    closeButton->setToolTip(tr("Close the details (Esc)"));
    connect(closeButton, &QToolButton::clicked, this, &SpanCard::clear);
    auto* copy = new QPushButton(tr("Copy"), this);
    copy->setToolTip(tr("Copy all of it as text"));
    connect(copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(text()); });
    connect(m_all, &QPushButton::clicked, this, &SpanCard::showAll);
    auto* head = new QHBoxLayout;
    head->addWidget(m_name, 1);
    head->addWidget(closeButton);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(tokens::kControlGap);
    buttons->addStretch(1);
    buttons->addWidget(m_all);
    buttons->addWidget(copy);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(tokens::kCardPadding, tokens::kControlGap, tokens::kControlGap,
                               tokens::kControlGap);
    column->setSpacing(tokens::kGrid);
    column->addLayout(head);
    column->addWidget(m_facts);
    column->addWidget(m_arguments);
    column->addLayout(buttons);
}

void SpanCard::show(const TimelineSource& source, const SpanRef& ref, const QRect& avoid) {
    const auto* span = spanOf({source}, {0, ref.lane, ref.depth, ref.span});
    if (span == nullptr || !source.file) {
        clear();
        return;
    }
    const auto& lane = source.trace->lane(ref.lane);
    const auto name = toText(source.trace->name(span->name));
    m_avoid = avoid;
    m_name->setText(name.isEmpty() ? tr("without a name") : name);
    m_facts->setText(tr("%1\nbegins at %2, lasts %3, %4 of it itself")
                         .arg(toText(lane.info.name), timeText(span->begin - source.zero),
                              timeText(span->end - span->begin),
                              timeText(selfTime(lane.index, ref.depth, ref.span))));
    m_lines.clear();
    setArguments({tr("Looking into the file …")});
    QWidget::show();
    raise();
    place();
    m_reader->ask(*source.file, SpanWanted::of(*source.trace, ref.lane, ref.depth, ref.span));
}

void SpanCard::clear() {
    m_reader->giveUp();
    hide();
}

void SpanCard::take(const Result<SpanDetails>& details) {
    m_lines.clear();
    if (!details) {
        const auto why = QString::fromStdString(details.error().text());
        setArguments({why});
        Q_EMIT told(why);
        return;
    }
    if (!details->category.empty()) {
        m_lines.append(tr("category: %1").arg(QString::fromStdString(details->category)));
    }
    for (const auto& argument : details->arguments) {
        m_lines.append(oneLine(argument));
    }
    setArguments(m_lines.isEmpty() ? QStringList(tr("The file says no more of it.")) : m_lines);
    Q_EMIT told(m_arguments->text());
}

void SpanCard::setArguments(const QStringList& lines) {
    QStringList shown;
    bool isCut = lines.size() > kMostCardLines;
    for (const auto& line : lines.mid(0, kMostCardLines)) {
        isCut = isCut || line.size() > kMostCardLetters;
        shown.append(m_lines.isEmpty() ? line : shortLine(line)); // words of ours are wrapped
    }
    m_arguments->setText(shown.join(QLatin1Char('\n')));
    m_all->setText(tr("All %1 …").arg(lines.size()));
    m_all->setToolTip(tr("All that the file says of it, whole"));
    m_all->setVisible(isCut && !m_lines.isEmpty());
    place();
}

QString SpanCard::text() const {
    return QStringList{m_name->text(), m_facts->text(), m_lines.join(QLatin1Char('\n'))}.join(
        QLatin1Char('\n'));
}

void SpanCard::showAll() {
    auto* dialog = new QDialog(window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(m_name->text());
    auto* words = new QPlainTextEdit(text(), dialog);
    words->setReadOnly(true);
    words->setTabChangesFocus(true);
    words->setAccessibleName(tr("All that is known of it"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto* column = new QVBoxLayout(dialog);
    column->addWidget(words, 1);
    column->addWidget(buttons);
    dialog->resize(kSizeOfAll);
    dialog->open();
}

/// In the lower right corner, or in one where it does not cover the span.
void SpanCard::place() {
    if (isHidden()) {
        return;
    }
    const auto room = parentWidget()->rect().adjusted(tokens::kControlGap, tokens::kControlGap,
                                                      -tokens::kControlGap, -tokens::kControlGap);
    const int wide = std::min(tokens::scaled(tokens::kNotesWidth, font()), room.width());
    const int high = std::min(
        std::max(layout()->totalHeightForWidth(wide), layout()->totalMinimumSize().height()), room.height());
    QRect card(0, 0, wide, high);
    const auto covers = [&] { return card.intersects(m_avoid); };
    card.moveBottomRight(room.bottomRight());
    if (covers()) {
        card.moveTopRight(room.topRight());
    }
    if (covers()) {
        card.moveBottomLeft(room.bottomLeft());
    }
    if (covers()) {
        card.moveTopLeft(room.topLeft());
    }
    setGeometry(card);
}

bool SpanCard::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget() && event->type() == QEvent::Resize) {
        place();
    }
    return Card::eventFilter(watched, event);
}

void SpanCard::changeEvent(QEvent* event) {
    Card::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        place();
    }
}

} // namespace parascope
