// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#if defined(__SANITIZE_THREAD__)
#define PARASCOPE_THREAD_SANITIZER
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define PARASCOPE_THREAD_SANITIZER
#endif
#endif

#ifdef PARASCOPE_THREAD_SANITIZER
extern "C" void AnnotateHappensBefore(const char* file, int line, void* address);
extern "C" void AnnotateHappensAfter(const char* file, int line, void* address);
#endif

namespace parascope {

// The thread sanitizer does not see every order that there is: not the lock of Qt's event queue, for Qt is
// not built with it, and not what fences mean. It is told of them here; other builds do nothing.

// Each handover has an address of its own: one for all would order what nobody ordered, and hide its races.

/// What this thread wrote so far, another one may read after takesOver() of the same place: the address of
/// what is handed over.
inline void handsOver([[maybe_unused]] const void* place) {
#ifdef PARASCOPE_THREAD_SANITIZER
    AnnotateHappensBefore(__FILE__, __LINE__, const_cast<void*>(place));
#endif
}
inline void takesOver([[maybe_unused]] const void* place) {
#ifdef PARASCOPE_THREAD_SANITIZER
    AnnotateHappensAfter(__FILE__, __LINE__, const_cast<void*>(place));
#endif
}

#ifdef PARASCOPE_THREAD_SANITIZER
inline char unnamedRing;
/// The ring whose fences this thread passes now.
inline thread_local const void* fencedRing = &unnamedRing;
#endif

/// For as long as it lives, fences that this thread passes are those of that ring: a fence itself has no
/// address.
class FencesOf {
public:
#ifdef PARASCOPE_THREAD_SANITIZER
    explicit FencesOf(const void* ring) {
        fencedRing = ring;
    }
    ~FencesOf() {
        fencedRing = &unnamedRing;
    }
#else
    explicit FencesOf(const void* /*ring*/) {}
    ~FencesOf() = default;
#endif
    FencesOf(const FencesOf&) = delete;
    FencesOf& operator=(const FencesOf&) = delete;
};

/// The last capture of a lambda that another thread is to call: the lambda itself is handed over when it is
/// moved to where that thread finds it, and taken over by the call's first words, `handover.take()`.
class LambdaHandover {
public:
    LambdaHandover() = default;
    LambdaHandover(const LambdaHandover& /*other*/) { handsOver(this); }
    LambdaHandover(LambdaHandover&& /*other*/) noexcept { handsOver(this); }
    LambdaHandover& operator=(const LambdaHandover&) = delete;
    LambdaHandover& operator=(LambdaHandover&&) = delete;
    ~LambdaHandover() = default;

    void take() const { takesOver(this); }
};

} // namespace parascope
