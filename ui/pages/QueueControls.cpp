// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/QueueControls.h"

#include "ui/widgets/Form.h"

#include <array>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

namespace parascope {

namespace {

constexpr auto kMadeOf = "backend";
constexpr auto kCapacity = "capacity";
constexpr auto kProduce = "produce-ms";
constexpr auto kConsume = "consume-ms";
constexpr auto kEndMarks = "sentinels";
constexpr auto kJitter = "jitter";
constexpr std::array kBetweenRuns{kMadeOf, "producers", "consumers", "items", kCapacity, kEndMarks, kJitter};

std::vector<std::string> fieldsAsked() {
    std::vector<std::string> keys(kBetweenRuns.begin(), kBetweenRuns.end());
    keys.insert(keys.end(), {kProduce, kConsume});
    return keys;
}

/// On a page there is room to say more than in a line of help.
struct FieldWords {
    const char* key;
    const char* name; ///< to a screen reader
    const char* tip;
};
constexpr std::array kFieldWords{
    FieldWords{kMadeOf, QT_TRANSLATE_NOOP("QueueControls", "How producers and consumers are made"),
               QT_TRANSLATE_NOOP("QueueControls", "Threads share the queue in their memory; processes and "
                                                  "other languages have theirs")},
    FieldWords{"producers", QT_TRANSLATE_NOOP("QueueControls", "Producers"),
               QT_TRANSLATE_NOOP("QueueControls", "So many put items into the queue")},
    FieldWords{"consumers", QT_TRANSLATE_NOOP("QueueControls", "Consumers"),
               QT_TRANSLATE_NOOP("QueueControls", "So many take items out of the queue")},
    FieldWords{
        "items", QT_TRANSLATE_NOOP("QueueControls", "Items"),
        QT_TRANSLATE_NOOP("QueueControls", "Items of all producers together; k and M are understood: 1M")},
    FieldWords{kCapacity, QT_TRANSLATE_NOOP("QueueControls", "Room in the queue"),
               QT_TRANSLATE_NOOP("QueueControls", "So many items fit into the queue; 0: as many as there "
                                                  "are. Who finds it full waits.")},
    FieldWords{kProduce, QT_TRANSLATE_NOOP("QueueControls", "Time to produce an item"),
               QT_TRANSLATE_NOOP("QueueControls", "A producer needs that long from one item to the next. "
                                                  "Takes effect at once, also while it runs.")},
    FieldWords{kConsume, QT_TRANSLATE_NOOP("QueueControls", "Time to consume an item"),
               QT_TRANSLATE_NOOP("QueueControls", "A consumer needs that long for an item. Takes effect at "
                                                  "once, also while it runs.")},
    FieldWords{kEndMarks, QT_TRANSLATE_NOOP("QueueControls", "End marks"),
               QT_TRANSLATE_NOOP("QueueControls", "End marks that the last producer puts in at the end: a "
                                                  "consumer that takes one ends. The lesson's program puts "
                                                  "in one.")},
    FieldWords{kJitter, QT_TRANSLATE_NOOP("QueueControls", "Jitter"),
               QT_TRANSLATE_NOOP("QueueControls", "Each delay is up to that share longer or shorter, the "
                                                  "same in every run")},
};

QueueQuestion roomForTwo() {
    QueueQuestion question;
    question.queue.items = 8;
    question.queue.capacity = 2;
    question.queue.produce = std::chrono::milliseconds(300);
    question.queue.consume = std::chrono::milliseconds(1000);
    return question;
}

QueueQuestion oneEndMark() {
    QueueQuestion question;
    question.queue.consumers = 2;
    question.queue.endMarks = 1;
    return question;
}

} // namespace

QueueControls::QueueControls(QWidget* parent)
    : QWidget(parent)
    , m_form(new Form(QueueQuestion{}, fieldsAsked(), this))
    , m_more(new QToolButton(this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_form);
    setupWords();
    setupMore();
    setupPresets();
    connect(m_form, &Form::changed, this, &QueueControls::tellDelay);
    connect(m_form, &Form::changed, this, &QueueControls::changed);
}

void QueueControls::setupWords() {
    for (const auto& words : kFieldWords) {
        auto* control = m_form->controlsOf(words.key).front();
        control->setAccessibleName(tr(words.name));
        control->setToolTip(tr(words.tip));
    }
    if (auto* capacity = qobject_cast<QSpinBox*>(m_form->controlsOf(kCapacity).front())) {
        capacity->setSuffix(tr(" items"));
    }
}

void QueueControls::setupMore() {
    m_more->setText(tr("More …"));
    m_more->setToolTip(tr("End marks and jitter"));
    m_more->setCheckable(true);
    m_form->addBefore(kEndMarks, m_more);
    for (const auto* key : {kEndMarks, kJitter}) {
        m_form->setFieldVisible(key, false);
        connect(m_more, &QToolButton::toggled, m_form,
                [this, key](bool isOpen) { m_form->setFieldVisible(key, isOpen); });
    }
}

void QueueControls::addPreset(const QString& text, const QString& tip, const QueueQuestion& question,
                              bool runs) {
    auto* button = new QPushButton(text, this);
    button->setToolTip(tip);
    connect(button, &QPushButton::clicked, this, [this, question, runs] {
        auto chosen = question;
        chosen.backend = current().backend; // that stays as it is
        choose(chosen);
        if (runs) {
            Q_EMIT runRequested();
        }
    });
    m_form->add(button);
    m_presets.push_back(button);
}

void QueueControls::setupPresets() {
    addPreset(tr("The lesson's"), tr("Back to the lesson: 5 items, 1 s to produce one, 2 s to consume one"),
              QueueQuestion{}, false);
    addPreset(
        tr("Run: room for 2"),
        tr("One click: a queue with room for two items and a producer that is faster than the consumer; "
           "the queue fills up and the producer waits"),
        roomForTwo(), true);
    addPreset(tr("Run: one end mark for two"),
              tr("One click: the lesson's program with a second consumer. There is one end mark for two "
                 "consumers, and so one of them waits for ever"),
              oneEndMark(), true);
}

const QueueQuestion& QueueControls::current() const {
    return dynamic_cast<const QueueQuestion&>(m_form->current());
}

void QueueControls::tellDelay(const QString& key) {
    if (key == QLatin1String(kProduce)) {
        Q_EMIT delayChanged(QueueSide::Producer, current().queue.produce);
    } else if (key == QLatin1String(kConsume)) {
        Q_EMIT delayChanged(QueueSide::Consumer, current().queue.consume);
    }
}

Result<QueueQuestion> QueueControls::chosen() const {
    auto question = m_form->chosenAs<QueueQuestion>();
    if (question) {
        question->python = isPython(question->backend) ? m_python : std::string();
    }
    return question;
}

void QueueControls::choose(const QueueQuestion& question) {
    m_form->choose(question);
    if (!question.python.empty()) {
        m_python = question.python;
    }
    m_more->setChecked(question.queue.endMarks || question.queue.jitter != 0);
}

void QueueControls::setRunning(bool running) {
    for (const auto* key : kBetweenRuns) {
        m_form->setFieldEnabled(key, !running);
    }
    for (auto* preset : m_presets) {
        preset->setEnabled(!running);
    }
}

} // namespace parascope
