// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <utility>

namespace parascope {

/// A value whose type only some know. It never changes, so copies share it; it is compared by what it is, by
/// `Base::equals`.
template <class Base>
class SharedValue {
public:
    SharedValue() = default;
    template <class T>
    SharedValue(std::shared_ptr<T> value) // NOLINT(google-explicit-constructor): it is that value
        : m_value(std::move(value)) {}

    /// Null when it is no T.
    template <class T>
    [[nodiscard]] const T* as() const {
        return dynamic_cast<const T*>(m_value.get());
    }
    [[nodiscard]] const Base* get() const { return m_value.get(); }
    [[nodiscard]] explicit operator bool() const { return m_value != nullptr; }

    friend bool operator==(const SharedValue& one, const SharedValue& other) {
        return one.m_value == other.m_value ||
               (one.m_value && other.m_value && one.m_value->equals(*other.m_value));
    }

private:
    std::shared_ptr<const Base> m_value;
};

} // namespace parascope
