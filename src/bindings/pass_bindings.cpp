// What JavaScript sees of the core: a table. What the numbers mean stands beside each function, the
// friendly API is web/core. With layer_bindings.cpp it is all of the core; without, what passes
// need.

#include <emscripten/bind.h>

#include "bindings/attention_calls.hpp"
#include "bindings/explain_calls.hpp"
#include "bindings/memory_calls.hpp"
#include "bindings/spread_calls.hpp"
#include "bindings/text_calls.hpp"
#include "bindings/trace_calls.hpp"

namespace attn::bindings {

EMSCRIPTEN_BINDINGS(passes) {
  using emscripten::function;
  function("exchange", &exchange_address);
  function("allocate", &allocate);
  function("release", &release);
  function("heapBytes", &heap_bytes);

  function("traceRoom", &trace_room);
  function("pin", &pin);
  function("attend", &attend);
  function("traceBlock", &trace_block);
  function("traceNames", &trace_names);
  function("explainLoad", &explain_load);
  function("explainCell", &explain_cell);

  function("spread", &attention_spread);

  function("tokenize", &tokenize_text);
  function("seededVectors", &seeded_vectors);
  function("oneHot", &one_hot_vectors);
  function("seededMatrix", &seeded_projection);
  function("normalMatrix", &normal_matrix);
}

}  // namespace attn::bindings
