// What JavaScript sees of models with trained weights: a module of its own, loaded when a model is.

#include <emscripten/bind.h>

#include "bindings/explain_calls.hpp"
#include "bindings/memory_calls.hpp"
#include "bindings/model_calls.hpp"
#include "bindings/trace_calls.hpp"

namespace attn::bindings {

EMSCRIPTEN_BINDINGS(models) {
  using emscripten::function;
  function("exchange", &exchange_address);
  function("allocate", &allocate);
  function("release", &release);
  function("heapBytes", &heap_bytes);

  function("traceBlock", &trace_block);
  function("traceNames", &trace_names);
  function("explainLoad", &explain_load);
  function("explainCell", &explain_cell);

  function("loadModel", &load_model);
  function("releaseModel", &release_model);
  function("describeModel", &describe_model);
  function("modelPieces", &model_pieces);
  function("encodeText", &encode_text);
  function("decodePieces", &decode_pieces);

  function("pinModel", &pin_model);
  function("startTranslation", &start_translation);
  function("releaseTranslation", &release_translation);
  function("stepTranslation", &step_translation);
  function("recordTranslation", &record_translation);
  function("recordEncoder", &record_encoder);
  function("decodeWithBeam", &decode_with_beam);
}

}  // namespace attn::bindings
