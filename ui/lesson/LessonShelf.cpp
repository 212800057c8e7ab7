// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lesson/LessonShelf.h"

#include "ui/style/HouseStyle.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/ShortList.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace parascope {

namespace {

QLabel* explanation(const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setWordWrap(true);
    return label;
}

} // namespace

LessonShelf::LessonShelf(QWidget* parent)
    : QWidget(parent)
    , m_course(shippedLessons())
    , m_own(new ShortList(tr("Your lessons"), tr("Lessons that you opened or wrote stand here."), this)) {
    auto* title = new QLabel(tr("What do you want to teach?"), this);
    tokens::setType(*title, tokens::Type::Title);
    auto* course = new ShortList(tr("The course"), {}, this);
    std::vector<ShortList::Row> rows;
    for (const auto& lesson : m_course) {
        rows.push_back({QString::fromStdString(lesson.title), {}, tr("Open this lesson")});
    }
    course->setRows(rows);
    connect(course, &ShortList::chosen, this, [this](int row) {
        Q_EMIT chosen(QString::fromStdString(m_course.at(static_cast<std::size_t>(row)).file.string()));
    });
    connect(m_own, &ShortList::chosen, this, [this](int row) { Q_EMIT chosen(m_files.at(row)); });

    auto* open = new QPushButton(tr("Open a lesson …"), this);
    auto* make = new QPushButton(tr("New lesson …"), this);
    makePrimary(*make);
    connect(open, &QPushButton::clicked, this, &LessonShelf::openRequested);
    connect(make, &QPushButton::clicked, this, &LessonShelf::newRequested);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(tokens::kControlGap);
    buttons->addWidget(make);
    buttons->addWidget(open);
    buttons->addStretch(1);
    auto* right = new QVBoxLayout;
    right->setSpacing(tokens::kCardGap);
    right->addWidget(m_own);
    right->addWidget(
        explanation(tr("A lesson is a Markdown file. A block of the language parascope in it holds "
                       "a command, and runs here with its picture. Every page has Add to lesson."),
                    this));
    right->addLayout(buttons);
    right->addStretch(1);
    auto* lists = new QHBoxLayout;
    lists->setSpacing(tokens::kPageEdge);
    lists->addWidget(course, 1, Qt::AlignTop);
    lists->addLayout(right, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(tokens::kCardGap);
    column->addWidget(title);
    column->addLayout(lists);
    column->addStretch(1);
}

void LessonShelf::setOwn(const QStringList& files) {
    m_files = files;
    std::vector<ShortList::Row> rows;
    for (const auto& file : files) {
        rows.push_back({QFileInfo(file).fileName(), {}, file});
    }
    m_own->setRows(rows);
}

} // namespace parascope
