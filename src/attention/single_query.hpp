#pragma once

#include "tensor/arena.hpp"
#include "tensor/matrix.hpp"

namespace attn {

/// context = softmax(query · keyᵀ · factor) · value for one query, as a step of decoding needs it:
/// keys and values are read once and in order, as fast as memory gives them.
///
/// query: key.cols floats; key [key_length, head_dim], value [key_length, value_dim], at least one
/// key; context: value.cols floats. A number among the keys or values that is not finite makes the
/// whole context NaN or infinite, whatever it weighs. Scratch: head_dim floats.
/// Returns the log of the sum of e^score.
float attend_single_query(const float* query, ConstMatrixView key, ConstMatrixView value,
                          float factor, Arena& scratch, float* context);

}  // namespace attn
