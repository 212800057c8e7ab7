// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/SharedValue.h"
#include "core/run/Field.h"

namespace parascope {

/// What a demo is asked for beyond what every run has: a typed struct, described once by its fields. The
/// command line, "Copy as command", files, the arguments of worker programs and the form on a page all read
/// that description.
class Parameters {
public:
    Parameters() = default;
    virtual ~Parameters() = default;

    /// Its fields, which refer to this object and must not outlive it.
    [[nodiscard]] virtual std::vector<Field> fields() = 0;
    /// What no field can know alone. The Error says what is wrong and what may be given.
    [[nodiscard]] virtual Result<void> check() const { return {}; }
    /// What a run of this is called beside others: "shared, mutex"; empty: its workers, "4 threads".
    [[nodiscard]] virtual std::string runName() const { return {}; }
    [[nodiscard]] virtual std::unique_ptr<Parameters> clone() const = 0;
    [[nodiscard]] virtual bool equals(const Parameters& other) const = 0;

protected:
    Parameters(const Parameters&) = default;
    Parameters& operator=(const Parameters&) = default;
};

using ParametersValue = SharedValue<Parameters>;

/// Makes a struct with == the parameters of a demo.
template <class Struct>
class ParametersOf : public Parameters {
public:
    [[nodiscard]] std::unique_ptr<Parameters> clone() const override {
        return std::make_unique<Struct>(static_cast<const Struct&>(*this));
    }
    [[nodiscard]] bool equals(const Parameters& other) const override {
        const auto* same = dynamic_cast<const Struct*>(&other);
        return same != nullptr && *same == static_cast<const Struct&>(*this);
    }

    bool operator==(const ParametersOf& /*other*/) const { return true; } ///< the struct's own members decide
};

/// A field's key and what it says.
using FieldText = std::pair<std::string, std::string>;

/// What all fields say, in their order.
[[nodiscard]] std::vector<FieldText> fieldTexts(const Parameters& parameters);
/// Reads texts into the fields of these keys, then checks the whole. Errors: a text that a field does not
/// take; a key that there is not.
Result<void> readFieldTexts(Parameters& parameters, const std::vector<FieldText>& texts);
/// Whether all fields hold what they may, and go together.
Result<void> checkFields(const Parameters& parameters);

/// The fields as arguments of a worker program: "producers=2".
[[nodiscard]] std::vector<std::string> argumentsOf(const Parameters& parameters);
/// Takes a number out of "KEY=NUMBER" arguments. The Error: it is missing, or no number.
Result<std::int32_t> takeNumber(std::vector<std::string>& arguments, const std::string& key);
/// The inverse of argumentsOf(). Errors: an argument that is missing, wrong or unknown.
Result<void> readArguments(Parameters& parameters, const std::vector<std::string>& arguments);

} // namespace parascope
