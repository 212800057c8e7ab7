// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/Form.h"

#include "ui/widgets/DelayBox.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

namespace parascope {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;

/// A field of every kind.
struct Dinner final : ParametersOf<Dinner> {
    int guests = 2;
    std::uint64_t peas = 100'000;
    std::uint64_t room = 0;
    std::optional<int> spoons;
    Nanoseconds cooking = milliseconds(1500);
    double salt = 0.125;
    std::string course = "soup";
    std::string extras = "bread";
    bool isVegan = false;
    std::string cook;

    std::vector<Field> fields() override {
        auto limit = countField({"room", "N", "Room", "so many fit in"}, room, {0, 1'000'000, "", "", ""});
        limit.leastMeans = "unbounded";
        auto optional = countField({"spoons", "N", "Spoons", "on the table"}, spoons, {0, 64, "", "", ""});
        optional.emptyMeans = "one for each";
        auto one = textField({"course", "C", "Course", "what there is"}, course);
        one.kind = Field::Kind::Choice;
        one.choices = {{"soup", "a soup", "warm"}, {"pie", "a pie"}};
        auto some = textField({"extras", "E", "With", "on the side"}, extras);
        some.kind = Field::Kind::Choices;
        some.choices = {{"bread", "Bread", "of today"}, {"wine", "Wine"}, {"salad", "Salad"}};
        return {
            countField({"guests", "N", "Guests", "who come"}, guests, {1, 64, "somebody must eat"}),
            countField({"peas", "N", "Peas", "k and M are understood"}, peas, {1, 1'000'000}),
            limit,
            optional,
            delayField({"cook-ms", "MS", "Cooking", "that long"}, cooking, std::chrono::hours(1), "too long"),
            shareField({"salt", "S", "Salt", "of it"}, salt),
            one,
            some,
            flagField({"vegan", "", "Vegan", "no animals"}, isVegan),
            textField({"cook", "NAME", "", "is not asked for"}, cook)};
    }
    [[nodiscard]] Result<void> check() const override {
        if (room != 0 && room < static_cast<std::uint64_t>(guests)) {
            return failure("room", "not all guests fit", "give more room");
        }
        return {};
    }
    bool operator==(const Dinner&) const = default;
};

class AForm : public testing::Test {
protected:
    AForm() {
        form.resize(1800, 200);
        form.show();
    }
    template <class Widget>
    [[nodiscard]] Widget& control(const QString& name) const {
        for (auto* widget : form.findChildren<Widget*>()) {
            if (widget->accessibleName() == name) {
                return *widget;
            }
        }
        throw std::runtime_error("there is no " + name.toStdString());
    }
    [[nodiscard]] QAbstractButton& box(const QString& text) const {
        for (auto* found : form.findChildren<QAbstractButton*>()) {
            if (found->text() == text) {
                return *found;
            }
        }
        throw std::runtime_error("there is no box " + text.toStdString());
    }
    void type(const QString& name, const QString& text) const {
        auto& line = control<QLineEdit>(name);
        line.selectAll();
        QTest::keyClicks(&line, text);
    }
    [[nodiscard]] std::string problem() const { return form.problem().toStdString(); }
    [[nodiscard]] Dinner chosen() const { return form.chosenAs<Dinner>().value(); }

    Form form{Dinner{}};
};

TEST_F(AForm, BeginsWithWhatItWasGiven) {
    EXPECT_EQ(chosen(), Dinner{}) << "an eighth of salt too, which no percentage shows";
    EXPECT_EQ(control<QLineEdit>(QStringLiteral("Peas")).text(), QStringLiteral("100k"));
    EXPECT_EQ(control<DelayBox>(QStringLiteral("Cooking")).text(), QStringLiteral("1500 ms"));
    EXPECT_EQ(control<QSpinBox>(QStringLiteral("Room")).text(), QStringLiteral("unbounded"));
    EXPECT_EQ(control<QSpinBox>(QStringLiteral("Spoons")).text(), QStringLiteral("one for each"));
    EXPECT_EQ(problem(), "");
}

TEST_F(AForm, GivesBackWhatWasChosen) {
    Dinner other;
    other.guests = 64;
    other.peas = 7;
    other.room = 1'000'000;
    other.spoons = 0;
    other.cooking = Nanoseconds(1);
    other.salt = 1;
    other.course = "pie";
    other.extras = "bread,salad";
    other.isVegan = true;
    other.cook = "Ann";
    form.choose(other);
    EXPECT_EQ(chosen(), other);
    EXPECT_TRUE(box(QStringLiteral("Salad")).isChecked());
    EXPECT_FALSE(box(QStringLiteral("Wine")).isChecked());
}

TEST_F(AForm, ReadsWhatItsControlsSay) {
    control<QSpinBox>(QStringLiteral("Guests")).setValue(9);
    type(QStringLiteral("Peas"), QStringLiteral("1M"));
    control<QSpinBox>(QStringLiteral("Spoons")).setValue(3);
    control<DelayBox>(QStringLiteral("Cooking")).setDelay(milliseconds(250));
    control<QSpinBox>(QStringLiteral("Salt")).setValue(50);
    control<QComboBox>(QStringLiteral("Course")).setCurrentIndex(1);
    QTest::mouseClick(&box(QStringLiteral("Wine")), Qt::LeftButton, {}, QPoint(8, 8));
    QTest::mouseClick(&box(QStringLiteral("Vegan")), Qt::LeftButton, {}, QPoint(8, 8));
    Dinner expected;
    expected.guests = 9;
    expected.peas = 1'000'000;
    expected.spoons = 3;
    expected.cooking = milliseconds(250);
    expected.salt = 0.5;
    expected.course = "pie";
    expected.extras = "bread,wine";
    expected.isVegan = true;
    EXPECT_EQ(chosen(), expected);
}

TEST_F(AForm, TellsWhichFieldChanged) {
    const QSignalSpy changed(&form, &Form::changed);
    control<QSpinBox>(QStringLiteral("Guests")).setValue(9);
    ASSERT_EQ(changed.count(), 1);
    EXPECT_EQ(changed[0][0].toString(), QStringLiteral("guests"));
    form.choose(Dinner{});
    ASSERT_EQ(changed.count(), 2) << "only one field is another";
    EXPECT_EQ(changed[1][0].toString(), QStringLiteral("guests"));
    form.choose(Dinner{});
    EXPECT_EQ(changed.count(), 2);
}

TEST_F(AForm, MeansWhatStandsThereWhileSomebodyTypes) {
    auto& cooking = control<DelayBox>(QStringLiteral("Cooking"));
    const QSignalSpy changed(&form, &Form::changed);
    cooking.selectAll();
    QTest::keyClicks(&cooking, QStringLiteral("250"));
    EXPECT_EQ(changed.count(), 0) << "2 and 25 were not meant";
    EXPECT_EQ(chosen().cooking, milliseconds(250));
}

TEST_F(AForm, SaysWhatIsWrongWhileItIs) {
    const int high = form.sizeHint().height();
    type(QStringLiteral("Peas"), QStringLiteral("many"));
    EXPECT_THAT(problem(), HasSubstr("peas 'many'"));
    EXPECT_EQ(form.chosen().error().text(), problem());
    EXPECT_EQ(control<QLineEdit>(QStringLiteral("Peas")).accessibleDescription().toStdString(), problem());
    EXPECT_EQ(control<QLineEdit>(QStringLiteral("Peas")).toolTip().toStdString(), problem());
    EXPECT_EQ(form.sizeHint().height(), high) << "nothing jumps";
    type(QStringLiteral("Peas"), QStringLiteral("12"));
    EXPECT_EQ(problem(), "");
    EXPECT_EQ(control<QLineEdit>(QStringLiteral("Peas")).toolTip(), QStringLiteral("k and M are understood"));
    EXPECT_EQ(chosen().peas, 12U);
}

TEST_F(AForm, SaysWhatDoesNotFitTogether) {
    control<QSpinBox>(QStringLiteral("Room")).setValue(1);
    EXPECT_THAT(problem(), HasSubstr("not all guests fit"));
    EXPECT_FALSE(form.chosen());
    control<QSpinBox>(QStringLiteral("Guests")).setValue(1);
    EXPECT_EQ(problem(), "");
    EXPECT_TRUE(form.chosen());
}

TEST_F(AForm, ForgetsWhatWasWrongWhenAnotherIsChosen) {
    type(QStringLiteral("Peas"), QStringLiteral("many"));
    form.choose(Dinner{});
    EXPECT_EQ(problem(), "");
    EXPECT_EQ(chosen(), Dinner{});
}

TEST_F(AForm, ExplainsItsControls) {
    EXPECT_EQ(control<QSpinBox>(QStringLiteral("Guests")).toolTip(), QStringLiteral("who come"));
    EXPECT_EQ(box(QStringLiteral("Bread")).toolTip(), QStringLiteral("of today"));
    EXPECT_EQ(control<QComboBox>(QStringLiteral("Course")).itemData(0, Qt::ToolTipRole).toString(),
              QStringLiteral("warm"));
}

TEST_F(AForm, AsksForNoFieldWithoutALabel) {
    Dinner other;
    other.cook = "Ann";
    form.choose(other);
    EXPECT_EQ(form.findChildren<QLineEdit*>(QString(), Qt::FindDirectChildrenOnly).size(), 0);
    EXPECT_EQ(chosen().cook, "Ann") << "but keeps it";
}

TEST_F(AForm, AsksForTheFieldsOfTheKeysGiven) {
    Dinner vegan;
    vegan.isVegan = true;
    const Form some(vegan, {"peas", "guests"});
    EXPECT_THAT(some.findChildren<QSpinBox*>(), testing::SizeIs(1));
    EXPECT_THAT(some.findChildren<QCheckBox*>(), testing::IsEmpty());
    EXPECT_EQ(some.chosenAs<Dinner>().value(), vegan);
}

TEST_F(AForm, IsWalkedThroughInTheOrderOfItsFields) {
    box(QStringLiteral("Salad")).setFocus();
    for (QWidget* next : std::initializer_list<QWidget*>{
             &control<QSpinBox>(QStringLiteral("Guests")), &control<QLineEdit>(QStringLiteral("Peas")),
             &control<QSpinBox>(QStringLiteral("Room")), &control<QSpinBox>(QStringLiteral("Spoons"))}) {
        QTest::keyClick(form.focusWidget(), Qt::Key_Tab);
        EXPECT_EQ(form.focusWidget(), next);
    }
}

TEST_F(AForm, HasAKeyForEveryLabelAndNoKeyTwice) {
    QString letters;
    for (const auto* label : form.findChildren<QLabel*>()) {
        if (label->buddy() != nullptr) {
            const auto at = label->text().indexOf(QLatin1Char('&'));
            ASSERT_GE(at, 0) << label->text().toStdString();
            const auto letter = label->text().at(at + 1).toUpper();
            EXPECT_FALSE(letters.contains(letter)) << label->text().toStdString();
            letters += letter;
        }
    }
    EXPECT_EQ(letters.size(), 8);
}

TEST_F(AForm, DisablesAField) {
    form.setFieldEnabled("extras", false);
    EXPECT_FALSE(box(QStringLiteral("Wine")).isEnabled());
    EXPECT_TRUE(control<QSpinBox>(QStringLiteral("Guests")).isEnabled());
    EXPECT_EQ(chosen(), Dinner{});
}

} // namespace
} // namespace parascope
