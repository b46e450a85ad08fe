// What JavaScript sees of the layers with kernels of their own, which the page's passes do without.

#include <emscripten/bind.h>

#include "bindings/layer_calls.hpp"

namespace attn::bindings {

EMSCRIPTEN_BINDINGS(layers) {
  using emscripten::function;
  function("flashAttention", &flash_attention);
  function("recurrentLayer", &recurrent_layer);
}

}  // namespace attn::bindings
