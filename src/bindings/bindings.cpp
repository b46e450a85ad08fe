// What JavaScript sees of the core: a table. Conversions live beside it, the friendly API in
// web/core.

#include <emscripten/bind.h>

#include "bindings/attention_call.hpp"
#include "bindings/explain_call.hpp"
#include "bindings/flash_call.hpp"
#include "bindings/heap.hpp"
#include "bindings/recurrent_call.hpp"
#include "bindings/resident_matrix.hpp"
#include "bindings/text_calls.hpp"

using emscripten::class_;
using emscripten::function;
using emscripten::register_type;
using emscripten::value_object;

namespace attn::bindings {

EMSCRIPTEN_BINDINGS(attention) {
  register_type<Float32Array>("Float32Array");
  register_type<Int32Array>("Int32Array");
  register_type<Uint8Array>("Uint8Array");
  register_type<Uint16Array>("Uint16Array");
  register_type<StringArray>("readonly string[]");

  value_object<CallSettings>("CallSettings")
      .field("score", &CallSettings::score)
      .field("position", &CallSettings::position)
      .field("hasScale", &CallSettings::has_scale)
      .field("scale", &CallSettings::scale)
      .field("temperature", &CallSettings::temperature)
      .field("causal", &CallSettings::causal)
      .field("window", &CallSettings::window)
      .field("validKeys", &CallSettings::valid_keys)
      .field("numHeads", &CallSettings::num_heads)
      .field("prefixed", &CallSettings::prefixed);

  value_object<Problem>("Problem")
      .field("kind", &Problem::kind)
      .field("name", &Problem::name)
      .field("row", &Problem::row)
      .field("col", &Problem::col)
      .field("rows", &Problem::rows)
      .field("cols", &Problem::cols)
      .field("neededRows", &Problem::needed_rows)
      .field("neededCols", &Problem::needed_cols);

  class_<AttentionCall>("AttentionCall")
      .constructor<>()
      .function("reset", &AttentionCall::reset)
      .function("input", &AttentionCall::input)
      .function("mask", &AttentionCall::mask)
      .function("pin", &AttentionCall::pin)
      .function("run", &AttentionCall::run)
      .function("names", &AttentionCall::names)
      .function("layout", &AttentionCall::layout)
      .function("values", &AttentionCall::values)
      .function("pinCells", &AttentionCall::pin_cells)
      .function("pinValues", &AttentionCall::pin_values)
      .function("noteRows", &AttentionCall::note_rows)
      .function("noteSums", &AttentionCall::note_sums);

  class_<ExplainCall>("ExplainCall")
      .constructor<>()
      .function("layout", &ExplainCall::layout)
      .function("values", &ExplainCall::values)
      .function("pinCells", &ExplainCall::pin_cells)
      .function("pinValues", &ExplainCall::pin_values)
      .function("load", &ExplainCall::load)
      .function("run", &ExplainCall::run)
      .function("operation", &ExplainCall::operation)
      .function("factor", &ExplainCall::factor)
      .function("result", &ExplainCall::result)
      .function("cells", &ExplainCall::cells)
      .function("numbers", &ExplainCall::numbers);

  class_<ResidentMatrix>("ResidentMatrix")
      .class_function("create", &ResidentMatrix::create)
      .function("rows", &ResidentMatrix::rows)
      .function("cols", &ResidentMatrix::cols)
      .function("data", &ResidentMatrix::data);

  value_object<FlashSettings>("FlashSettings")
      .field("numHeads", &FlashSettings::num_heads)
      .field("queryLength", &FlashSettings::query_length)
      .field("keyLength", &FlashSettings::key_length)
      .field("headDim", &FlashSettings::head_dim)
      .field("factor", &FlashSettings::factor)
      .field("causal", &FlashSettings::causal);

  class_<FlashCall>("FlashCall").constructor<>().function("run", &FlashCall::run);

  function("recurrentLayer", &run_recurrent_layer, emscripten::allow_raw_pointers());
  function("heapBytes", &heap_bytes);

  value_object<TokenList>("TokenList")
      .field("texts", &TokenList::texts)
      .field("spans", &TokenList::spans);
  function("tokenize", &tokenize_text);
  function("seededVectors", &seeded_vectors);
  function("seededMatrix", &seeded_projection);
  function("oneHot", &one_hot_vectors);
}

}  // namespace attn::bindings
