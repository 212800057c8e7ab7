// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lesson/LessonBody.h"

#include "ui/lesson/BlockPage.h"
#include "ui/lesson/CodeView.h"
#include "ui/lesson/LessonCard.h"
#include "ui/lesson/LessonLabel.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/ReadingOrder.h"

#include <algorithm>
#include <QLabel>
#include <QVBoxLayout>
#include <utility>

namespace parascope {

namespace {

/// What is wrong with a block, in its place.
QLabel* faultLabel(const LessonBlock& block, const Lesson& lesson) {
    auto* label = new QLabel(QString::fromStdString(block.fault->text(lesson.file.filename())));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto colours = label->palette();
    colours.setColor(QPalette::WindowText, QColor::fromRgb(tokens::kTrouble));
    label->setPalette(colours);
    return label;
}

QWidget* stacked(QWidget* upper, QWidget* lower) {
    auto* both = new QWidget;
    auto* column = new QVBoxLayout(both);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(tokens::kControlGap);
    column->addWidget(upper);
    column->addWidget(lower);
    return both;
}

QLabel* headingLabel(const LessonSection& section) {
    auto* label = new QLabel(QString::fromStdString(section.title));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    tokens::setType(*label, section.level == 1 ? tokens::Type::Title : tokens::Type::Headline);
    return label;
}

} // namespace

LessonBody::LessonBody(RunSession& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_column(new QVBoxLayout(this)) {
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(tokens::kPageEdge);
}

void LessonBody::setLesson(const Lesson& lesson) {
    m_before = std::exchange(m_cards, {});
    for (auto* card : m_before) {
        card->hide();
        card->setParent(this); // out of the section that goes
    }
    for (const auto& section : std::exchange(m_sections, {})) {
        delete section.widget;
    }
    while (auto* item = m_column->takeAt(0)) {
        delete item;
    }
    for (const auto& section : lesson.sections) {
        m_column->addWidget(makeSection(section, lesson));
    }
    m_column->addStretch(1);
    for (auto* card : std::exchange(m_before, {})) {
        card->deleteLater();
    }
    putInReadingOrder(*this);
}

QWidget* LessonBody::makeSection(const LessonSection& section, const Lesson& lesson) {
    auto* widget = new QWidget(this);
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(tokens::kCardPadding);
    if (!section.title.empty()) {
        column->addWidget(headingLabel(section));
    }
    std::string html;
    for (const auto& block : section.blocks) {
        column->addWidget(makeBlock(block, lesson));
        html += block.text() != nullptr ? block.text()->html : std::string();
    }
    m_sections.push_back({QString::fromStdString(section.anchor), html, widget});
    return widget;
}

QWidget* LessonBody::makeBlock(const LessonBlock& block, const Lesson& lesson) {
    if (const auto* text = block.text()) {
        auto* label = new LessonLabel(QString::fromStdString(text->html), lesson.file.parent_path());
        connect(label, &LessonLabel::headingChosen, this, &LessonBody::headingChosen);
        return label;
    }
    if (const auto* code = block.code()) {
        auto* view = new CodeView(QString::fromStdString(code->language), QString::fromStdString(code->text));
        return code->isRun ? stacked(view, makeCard(block)) : view;
    }
    if (!block.command()->command) {
        return faultLabel(block, lesson);
    }
    return makeCard(block);
}

LessonCard* LessonBody::makeCard(const LessonBlock& block) {
    const auto same = std::find_if(m_before.begin(), m_before.end(), [&block](const LessonCard* card) {
        return card->source() == block.source;
    });
    if (same != m_before.end()) {
        auto* card = *same;
        m_before.erase(same);
        card->show();
        m_cards.push_back(card);
        return card;
    }
    auto* card = new LessonCard(block, m_session);
    card->page().setPython(m_python);
    card->page().setExamples(m_examples);
    card->setPresenting(m_isPresenting);
    connect(card, &LessonCard::runRequested, this, [this, card] { Q_EMIT runRequested(card); });
    connect(&card->page(), &BlockPage::openRequested, this, &LessonBody::openRequested);
    m_cards.push_back(card);
    return card;
}

QWidget* LessonBody::widgetOf(const QString& anchor) const {
    const auto id = "id=\"" + anchor.toStdString() + '"';
    for (const auto& section : m_sections) {
        if (section.anchor == anchor || section.html.find(id) != std::string::npos) {
            return section.widget;
        }
    }
    return nullptr;
}

void LessonBody::showAlone(std::optional<std::size_t> section) {
    for (std::size_t i = 0; i < m_sections.size(); ++i) {
        m_sections[i].widget->setVisible(!section || *section == i);
    }
}

std::vector<LessonCard*> LessonBody::shownCards() const {
    std::vector<LessonCard*> shown;
    std::copy_if(m_cards.begin(), m_cards.end(), std::back_inserter(shown), [this](const LessonCard* card) {
        return std::any_of(m_sections.begin(), m_sections.end(), [card](const Section& section) {
            return !section.widget->isHidden() && section.widget->isAncestorOf(card);
        });
    });
    return shown;
}

void LessonBody::setPresenting(bool presenting) {
    m_isPresenting = presenting;
    for (auto* card : m_cards) {
        card->setPresenting(presenting);
    }
}

void LessonBody::setPython(const std::string& interpreter) {
    m_python = interpreter;
    for (auto* card : m_cards) {
        card->page().setPython(interpreter);
    }
}

} // namespace parascope
