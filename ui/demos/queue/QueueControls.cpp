// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/queue/QueueControls.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/Form.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <QComboBox>
#include <QHBoxLayout>
#include <QMenu>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QToolButton>

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
               QT_TRANSLATE_NOOP("QueueControls", "The last producer puts them in at the end: a consumer "
                                                  "that takes one ends. The lesson's program puts in one.")},
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
    : DemoControls(parent)
    , m_form(new Form(QueueQuestion{}, fieldsAsked(), this))
    , m_presets(new QToolButton(this)) {
    auto* row = new QHBoxLayout(this); // the presets never go behind "More"
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(tokens::kControlGap);
    row->addWidget(m_presets);
    row->addWidget(m_form, 1);
    setupWords();
    setupPresets();
    connect(m_form, &Form::changed, this, [this](const QString& key) {
        if (key == QLatin1String(kProduce) || key == QLatin1String(kConsume)) {
            Q_EMIT delaysChanged();
        }
    });
    connect(m_form, &Form::changed, this, &DemoControls::changed);
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

void QueueControls::setupPresets() {
    struct Preset {
        QString text;
        QString tip;
        QueueQuestion question;
        bool runs;
    };
    const std::array presets{
        Preset{tr("The lesson's"),
               tr("Back to the lesson: 5 items, 1 s to produce one, 2 s to consume one"),
               {},
               false},
        Preset{tr("Run: room for two"),
               tr("A queue with room for two items and a producer that is faster than the consumer: the "
                  "queue fills up and the producer waits"),
               roomForTwo(), true},
        Preset{tr("Run: one end mark for two"),
               tr("The lesson's program with a second consumer. There is one end mark for two consumers, "
                  "and so one of them waits for ever"),
               oneEndMark(), true}};
    auto* menu = new QMenu(m_presets);
    menu->setToolTipsVisible(true);
    for (const auto& preset : presets) {
        auto* action = menu->addAction(preset.text);
        action->setToolTip(preset.tip);
        connect(action, &QAction::triggered, this,
                [this, preset] { choosePreset(preset.question, preset.runs); });
    }
    m_presets->setObjectName(QStringLiteral("presets"));
    m_presets->setText(tr("Presets"));
    m_presets->setToolTip(tr("One click sets all of it"));
    m_presets->setPopupMode(QToolButton::InstantPopup);
    m_presets->setMenu(menu);
}

void QueueControls::choosePreset(const QueueQuestion& question, bool runs) {
    auto chosen = question;
    chosen.backend = current().backend; // that stays as it is
    choose(chosen);
    if (runs) {
        Q_EMIT runRequested();
    }
}

void QueueControls::setAvailability(const std::vector<Availability>& backends) {
    auto* madeOf = qobject_cast<QComboBox*>(m_form->controlsOf(kMadeOf).front());
    auto* model = madeOf == nullptr ? nullptr : qobject_cast<QStandardItemModel*>(madeOf->model());
    for (int i = 0; model != nullptr && i < model->rowCount(); ++i) {
        const auto backend = queueBackends().at(static_cast<std::size_t>(i));
        const auto known = std::find_if(backends.begin(), backends.end(),
                                        [backend](const auto& each) { return each.backend == backend; });
        if (known != backends.end()) {
            model->item(i)->setEnabled(known->isAvailable());
            model->item(i)->setToolTip(QString::fromStdString(known->why));
        }
    }
}

void QueueControls::setPace(double pace) {
    if (pace != m_pace) {
        m_pace = pace;
        Q_EMIT delaysChanged();
    }
}

const QueueQuestion& QueueControls::current() const {
    return dynamic_cast<const QueueQuestion&>(m_form->current());
}

Result<QueueQuestion> QueueControls::question() const {
    auto question = m_form->chosenAs<QueueQuestion>();
    if (!question) {
        return question;
    }
    const auto paced = [this](Nanoseconds delay) {
        return Nanoseconds(std::llround(static_cast<double>(delay.count()) / m_pace));
    };
    question->python = isPython(question->backend) ? m_python : std::string();
    question->queue.produce = paced(question->queue.produce);
    question->queue.consume = paced(question->queue.consume);
    if (const auto good = checkFields(*question); !good) {
        return failure(good.error());
    }
    return question;
}

Result<std::unique_ptr<Parameters>> QueueControls::chosen() const {
    const auto asked = question();
    return asked ? Result<std::unique_ptr<Parameters>>(asked->clone()) : failure(asked.error());
}

void QueueControls::choose(const Parameters& parameters) {
    m_form->choose(parameters);
    if (const auto& python = current().python; !python.empty()) {
        m_python = python;
    }
}

void QueueControls::setRunning(bool running) {
    for (const auto* key : kBetweenRuns) {
        m_form->setFieldEnabled(key, !running);
    }
    m_presets->setEnabled(!running);
}

} // namespace parascope
