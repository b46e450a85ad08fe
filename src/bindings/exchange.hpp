#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "bindings/problem.hpp"
#include "tensor/matrix.hpp"

namespace attn::bindings {

// JavaScript writes arguments into our memory and reads results out of it; what it calls takes and
// gives back plain numbers. web/core/memory.ts is the other side.

/// A place in our memory.
using Address = std::uint32_t;

template <class T>
T* at(Address address) {
  return reinterpret_cast<T*>(static_cast<std::uintptr_t>(address));
}
template <class T>
Address address_of(const T* data) {
  return static_cast<Address>(reinterpret_cast<std::uintptr_t>(data));
}

/// A matrix in our memory, dense; address 0: it was not given.
struct Place {
  Address data = 0;
  std::int32_t rows = 0, cols = 0;

  MatrixView view() const { return {at<float>(data), rows, cols}; }
};

/// The tensors a traced pass may read, in the order of the tables in web/core/attention.ts.
enum class Input {
  query,
  key,
  value,
  input,
  token_embedding,
  memory,
  memory_token_embedding,
  w_query,
  w_key,
  w_value,
  w_output,
  b_query,
  b_key,
  b_value,
  b_output,
  score_w,
  score_w_query,
  score_w_key,
  score_v,
};
inline constexpr int input_count = 19;

/// The numbers of a pass; web/core has checked their ranges.
struct AttentionSettings {
  std::int32_t score = 0;     ///< attn::Score
  std::int32_t position = 0;  ///< attn::Position
  std::int32_t has_scale = 0;
  float scale = 1.0f;
  float temperature = 1.0f;
  std::int32_t causal = 0;
  std::int32_t window = -1;
  std::int32_t valid_keys = -1;
  std::int32_t num_heads = 1;
  std::int32_t prefixed = 0;  ///< names with `head.<h>.`
  std::int32_t mask_size = 0;
  Address mask = 0;  ///< mask_size bytes, or 0
};

/// What both sides read and write, as 32-bit numbers.
struct Exchange {
  /// Why the last call was refused: kind, row, col, rows, cols, needed_rows, needed_cols, and the
  /// name in UTF-8.
  std::int32_t problem[7] = {};
  Address name = 0;
  std::int32_t name_size = 0;
  /// What a call gives back beside its result.
  std::uint32_t answer[10] = {};
  AttentionSettings settings;
  Place inputs[input_count];
};
static_assert(sizeof(Exchange) == 4 * (19 + 12 + 3 * input_count));

extern Exchange exchange;

/// Where it lies.
Address exchange_address();

/// The matrices on the first places of `exchange.inputs`, for calls that number theirs.
template <std::size_t count>
std::array<MatrixView, count> first_matrices() {
  static_assert(count <= input_count);
  std::array<MatrixView, count> matrices;
  for (std::size_t i = 0; i < count; ++i) matrices[i] = exchange.inputs[i].view();
  return matrices;
}

/// Writes `problem` where JavaScript reads it; its kind.
int report(const Problem& problem);

/// Reports a cell of `result` that left float32's range on the way, as what it is called; 0 where
/// all are finite.
int report_overflow(std::string_view name, ConstMatrixView result);

template <class T>
void answer(int index, const T* data, std::size_t count) {
  exchange.answer[index] = address_of(data);
  exchange.answer[index + 1] = static_cast<std::uint32_t>(count);
}

}  // namespace attn::bindings
