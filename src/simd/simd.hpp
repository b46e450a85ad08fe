#pragma once

// The only file that names an intrinsic. Kernels are written once, in the vocabulary of WebAssembly
// SIMD128; natively SIMDe translates it, so tests and sanitizers run the very same kernels.
#ifdef __EMSCRIPTEN__
#include <wasm_simd128.h>
#else
#define SIMDE_ENABLE_NATIVE_ALIASES
#include <simde/wasm/simd128.h>
#ifdef __AVX__
#include <immintrin.h>
#endif
#endif

#include <bit>
#include <cstdint>
#include <limits>

namespace attn::simd {

/// Four floats.
struct f32x4 {
  v128_t bits;
};
/// Four signed integers; as a comparison's result, all ones or all zeros a lane.
struct i32x4 {
  v128_t bits;
};

inline constexpr int lanes = 4;

inline f32x4 splat(float x) { return {wasm_f32x4_splat(x)}; }
inline i32x4 splat(std::int32_t x) { return {wasm_i32x4_splat(x)}; }
inline f32x4 load(const float* p) { return {wasm_v128_load(p)}; }
/// One float in all four lanes.
inline f32x4 load_splat(const float* p) { return {wasm_v128_load32_splat(p)}; }
inline void store(float* p, f32x4 x) { wasm_v128_store(p, x.bits); }

inline f32x4 operator+(f32x4 a, f32x4 b) { return {wasm_f32x4_add(a.bits, b.bits)}; }
inline f32x4 operator-(f32x4 a, f32x4 b) { return {wasm_f32x4_sub(a.bits, b.bits)}; }
inline f32x4 operator*(f32x4 a, f32x4 b) { return {wasm_f32x4_mul(a.bits, b.bits)}; }
inline f32x4 operator/(f32x4 a, f32x4 b) { return {wasm_f32x4_div(a.bits, b.bits)}; }
inline f32x4 absolute(f32x4 a) { return {wasm_f32x4_abs(a.bits)}; }
inline f32x4 square_root(f32x4 a) { return {wasm_f32x4_sqrt(a.bits)}; }
/// The second operand where it is larger: one instruction on every engine. NaN as the first operand
/// stays, as the second it is passed over.
inline f32x4 larger(f32x4 a, f32x4 b) { return {wasm_f32x4_pmax(a.bits, b.bits)}; }
/// The second operand where it is smaller.
inline f32x4 smaller(f32x4 a, f32x4 b) { return {wasm_f32x4_pmin(a.bits, b.bits)}; }
inline i32x4 less(f32x4 a, f32x4 b) { return {wasm_f32x4_lt(a.bits, b.bits)}; }
/// `a` where the mask is set, else `b`.
inline f32x4 select(i32x4 mask, f32x4 a, f32x4 b) {
  return {wasm_v128_bitselect(a.bits, b.bits, mask.bits)};
}

/// a · b + c: two roundings, the same digits on every machine; in the relaxed build one fused step
/// where the engine has it.
inline f32x4 multiply_add(f32x4 a, f32x4 b, f32x4 c) {
#ifdef ATTN_RELAXED_SIMD
  return {wasm_f32x4_relaxed_madd(a.bits, b.bits, c.bits)};
#else
  return a * b + c;
#endif
}

/// Eight floats: two vectors side by side, or one where a native build is made for machines with
/// vectors of 256 bits. Every lane is computed as in f32x4: the bits are the same.
#ifdef __AVX__
struct f32x8 {
  __m256 bits;
};
inline f32x8 join(f32x4 low, f32x4 high) {
  return {_mm256_set_m128(std::bit_cast<__m128>(high), std::bit_cast<__m128>(low))};
}
inline f32x4 low(f32x8 x) { return std::bit_cast<f32x4>(_mm256_castps256_ps128(x.bits)); }
inline f32x4 high(f32x8 x) { return std::bit_cast<f32x4>(_mm256_extractf128_ps(x.bits, 1)); }
inline f32x8 splat8(float x) { return {_mm256_set1_ps(x)}; }
inline f32x8 load_splat8(const float* p) { return {_mm256_broadcast_ss(p)}; }
inline f32x8 load8(const float* p) { return {_mm256_loadu_ps(p)}; }
inline void store(float* p, f32x8 x) { _mm256_storeu_ps(p, x.bits); }
inline f32x8 operator+(f32x8 a, f32x8 b) { return {_mm256_add_ps(a.bits, b.bits)}; }
inline f32x8 operator-(f32x8 a, f32x8 b) { return {_mm256_sub_ps(a.bits, b.bits)}; }
inline f32x8 operator*(f32x8 a, f32x8 b) { return {_mm256_mul_ps(a.bits, b.bits)}; }
inline f32x8 larger(f32x8 a, f32x8 b) { return {_mm256_max_ps(b.bits, a.bits)}; }
inline f32x8 multiply_add(f32x8 a, f32x8 b, f32x8 c) { return a * b + c; }
#else
struct f32x8 {
  f32x4 halves[2];
};
inline f32x8 join(f32x4 low, f32x4 high) { return {{low, high}}; }
inline f32x4 low(f32x8 x) { return x.halves[0]; }
inline f32x4 high(f32x8 x) { return x.halves[1]; }
inline f32x8 splat8(float x) { return join(splat(x), splat(x)); }
inline f32x8 load_splat8(const float* p) {
  const f32x4 x = load_splat(p);
  return join(x, x);
}
inline f32x8 load8(const float* p) { return join(load(p), load(p + lanes)); }
inline void store(float* p, f32x8 x) {
  store(p, low(x));
  store(p + lanes, high(x));
}
inline f32x8 operator+(f32x8 a, f32x8 b) { return join(low(a) + low(b), high(a) + high(b)); }
inline f32x8 operator-(f32x8 a, f32x8 b) { return join(low(a) - low(b), high(a) - high(b)); }
inline f32x8 operator*(f32x8 a, f32x8 b) { return join(low(a) * low(b), high(a) * high(b)); }
inline f32x8 larger(f32x8 a, f32x8 b) {
  return join(larger(low(a), low(b)), larger(high(a), high(b)));
}
inline f32x8 multiply_add(f32x8 a, f32x8 b, f32x8 c) {
  return join(multiply_add(low(a), low(b), low(c)), multiply_add(high(a), high(b), high(c)));
}
#endif

inline i32x4 operator+(i32x4 a, i32x4 b) { return {wasm_i32x4_add(a.bits, b.bits)}; }
inline i32x4 operator-(i32x4 a, i32x4 b) { return {wasm_i32x4_sub(a.bits, b.bits)}; }
inline i32x4 shift_left(i32x4 a, int count) {
  return {wasm_i32x4_shl(a.bits, static_cast<std::uint32_t>(count))};
}
/// a / 2^count, towards −∞.
inline i32x4 shift_right(i32x4 a, int count) {
  return {wasm_i32x4_shr(a.bits, static_cast<std::uint32_t>(count))};
}
/// Halves towards −∞.
inline i32x4 half(i32x4 a) { return shift_right(a, 1); }
inline f32x4 to_float(i32x4 a) { return {wasm_f32x4_convert_i32x4(a.bits)}; }
inline f32x4 as_float(i32x4 a) { return {a.bits}; }
inline i32x4 as_integer(f32x4 a) { return {a.bits}; }

/// Lanes 0 … count − 1 from memory, the others `fill`; 1 ≤ count ≤ 4. Touches only `count` floats.
/// No loop: compilers make a call of one.
inline f32x4 load_partial(const float* p, int count, float fill = 0.0f) {
  v128_t x = wasm_v128_load32_lane(p, wasm_f32x4_splat(fill), 0);
  if (count > 1) x = wasm_v128_load32_lane(p + 1, x, 1);
  if (count > 2) x = wasm_v128_load32_lane(p + 2, x, 2);
  if (count > 3) x = wasm_v128_load32_lane(p + 3, x, 3);
  return {x};
}
/// Writes lanes 0 … count − 1; 1 ≤ count ≤ 4.
inline void store_partial(float* p, f32x4 x, int count) {
  wasm_v128_store32_lane(p, x.bits, 0);
  if (count > 1) wasm_v128_store32_lane(p + 1, x.bits, 1);
  if (count > 2) wasm_v128_store32_lane(p + 2, x.bits, 2);
  if (count > 3) wasm_v128_store32_lane(p + 3, x.bits, 3);
}

/// The same for eight lanes; 1 ≤ count ≤ 8.
inline f32x8 load_partial8(const float* p, int count) {
  if (count <= lanes) return join(load_partial(p, count), splat(0.0f));
  return join(load(p), load_partial(p + lanes, count - lanes));
}
inline void store_partial(float* p, f32x8 x, int count) {
  if (count <= lanes) return store_partial(p, low(x), count);
  store(p, low(x));
  store_partial(p + lanes, high(x), count - lanes);
}

inline float first_lane(f32x4 x) { return wasm_f32x4_extract_lane(x.bits, 0); }

/// ((x₀ + x₂) + (x₁ + x₃))
inline float sum(f32x4 x) {
  const f32x4 pair = x + f32x4{wasm_i32x4_shuffle(x.bits, x.bits, 2, 3, 0, 1)};
  return wasm_f32x4_extract_lane(pair.bits, 0) + wasm_f32x4_extract_lane(pair.bits, 1);
}
inline float largest(f32x4 x) {
  const f32x4 pair = larger(x, f32x4{wasm_i32x4_shuffle(x.bits, x.bits, 2, 3, 0, 1)});
  const float a = wasm_f32x4_extract_lane(pair.bits, 0);
  const float b = wasm_f32x4_extract_lane(pair.bits, 1);
  return a < b ? b : a;
}

/// Transposes a 4×4 tile held in four registers.
inline void transpose(f32x4& a, f32x4& b, f32x4& c, f32x4& d) {
  const v128_t ab_low = wasm_i32x4_shuffle(a.bits, b.bits, 0, 4, 1, 5);
  const v128_t ab_high = wasm_i32x4_shuffle(a.bits, b.bits, 2, 6, 3, 7);
  const v128_t cd_low = wasm_i32x4_shuffle(c.bits, d.bits, 0, 4, 1, 5);
  const v128_t cd_high = wasm_i32x4_shuffle(c.bits, d.bits, 2, 6, 3, 7);
  a.bits = wasm_i64x2_shuffle(ab_low, cd_low, 0, 2);
  b.bits = wasm_i64x2_shuffle(ab_low, cd_low, 1, 3);
  c.bits = wasm_i64x2_shuffle(ab_high, cd_high, 0, 2);
  d.bits = wasm_i64x2_shuffle(ab_high, cd_high, 1, 3);
}

/// Calls `body(first, count)` for every group of up to four elements; only the last may be short.
template <class Body>
inline void for_lanes(int size, Body&& body) {
  int i = 0;
  for (; i + lanes <= size; i += lanes) body(i, lanes);
  if (i < size) body(i, size - i);
}
inline f32x4 load_lanes(const float* p, int count, float fill = 0.0f) {
  return count == lanes ? load(p) : load_partial(p, count, fill);
}
inline void store_lanes(float* p, f32x4 x, int count) {
  if (count == lanes) {
    store(p, x);
  } else {
    store_partial(p, x, count);
  }
}

}  // namespace attn::simd
