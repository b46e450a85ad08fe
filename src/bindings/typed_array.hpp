#pragma once

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <cstdint>
#include <type_traits>

namespace attn::bindings {

// JavaScript's typed arrays under their own names, so that the generated types say what comes back.
EMSCRIPTEN_DECLARE_VAL_TYPE(Float32Array)
EMSCRIPTEN_DECLARE_VAL_TYPE(Int32Array)
EMSCRIPTEN_DECLARE_VAL_TYPE(Uint8Array)
EMSCRIPTEN_DECLARE_VAL_TYPE(Uint16Array)
EMSCRIPTEN_DECLARE_VAL_TYPE(StringArray)

template <class T>
using TypedArray =
    std::conditional_t<std::is_same_v<T, float>, Float32Array,
                       std::conditional_t<std::is_same_v<T, std::int32_t>, Int32Array,
                                          std::conditional_t<std::is_same_v<T, std::uint8_t>,
                                                             Uint8Array, Uint16Array>>>;

/// A view of our memory as it is now: to be read or written at once, for growth of the memory
/// empties it.
template <class T>
TypedArray<T> viewed(T* data, std::size_t count) {
  return TypedArray<T>(emscripten::val(emscripten::typed_memory_view(count, data)));
}

/// A typed array of its own with `count` elements from our memory: it stays valid whatever happens
/// here.
template <class T>
TypedArray<T> copied(const T* data, std::size_t count) {
  return TypedArray<T>(
      emscripten::val(emscripten::typed_memory_view(count, data)).call<emscripten::val>("slice"));
}

}  // namespace attn::bindings
