#pragma once

#include <cassert>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tensor/arena.hpp"
#include "tensor/matrix.hpp"

namespace attn {

/// How a tensor comes from its sources; attention/explain.hpp turns it into the arithmetic of a
/// cell.
enum class Operation : std::int32_t {
  given,               ///< read, not computed
  embedding_scale,     ///< an embedding · factor
  position,            ///< sin or cos of a position
  sum,                 ///< source 0 + source 1 (if there is one), cell by cell
  product,             ///< source 0 · source 1 (+ bias: source 2)
  product_transposed,  ///< source 0 · source 1ᵀ
  additive,            ///< Σₖ v[k] · tanh(source 0 [i, k] + source 1 [j, k]); v is source 2
  cosine,           ///< source 0 · source 1ᵀ over the norms: source 2 (rows), source 3 (columns)
  norm,             ///< √Σ² of a row of source 0
  scale,            ///< source 0 · factor
  mask,             ///< source 0, or −∞
  maximum,          ///< largest of a row of source 0
  exponential,      ///< e^(source 0 − row maximum: source 1)
  row_sum,          ///< sum of a row of source 0
  quotient,         ///< source 0 / source 1 of the row
  concatenate,      ///< source 0, then every (source 1)-th entry after it, side by side
  layer_norm,       ///< (source 0 − mean: source 3) / the entry after that · source 1 + source 2
  relu,             ///< max(source 0, 0)
  gelu,             ///< source 0 · Φ(source 0)
  tanh,             ///< tanh(source 0 + source 1 · source 2), each where there is one
  sigmoid,          ///< 1 / (1 + e^−x), x = source 0 (+ source 1)
  join,             ///< sources side by side; one of a single row is in every row
  shift,            ///< row i + first_row of source 0; beyond it source 1, or 0
  interpolation,    ///< (1 − source 0) · source 1 + source 0 · source 2
  sum_of_products,  ///< source 0 · source 1 + source 2 · source 3
  gated_tanh,       ///< source 0 · tanh(source 1)
  mean,             ///< of a row of source 0
  deviation,        ///< √(mean of (source 0 − source 1 of the row)² + factor) of a row
  softmax,          ///< e^(source 0) over the sum of e^ of its row
};

inline constexpr std::int32_t no_source = -1;

/// What a tensor was computed from: indexes of entries, and where in them it starts.
struct Recipe {
  Operation operation = Operation::given;
  std::int32_t source[4] = {no_source, no_source, no_source, no_source};
  /// First row of source 1 (stacked score weights), how far rows are shifted, and first column
  /// (heads, gates).
  std::int32_t first_row = 0;
  std::int32_t first_column = 0;
  float factor = 1.0f;

  bool operator==(const Recipe&) const = default;
};

/// One tensor of a trace as plain integers, the layout that bindings hand on unchanged.
struct TraceEntry {
  std::int32_t rows = 0;
  std::int32_t cols = 0;
  std::int32_t offset = 0;  ///< in floats, into all values laid end to end
  Recipe recipe;

  bool operator==(const TraceEntry&) const = default;
};
static_assert(sizeof(TraceEntry) == 11 * sizeof(std::int32_t));

/// A cell whose value somebody set; row and column `every`: all cells of the tensor.
struct Pin {
  static constexpr int every = -1;

  int row = 0;
  int col = 0;
  float value = 0.0f;

  bool is_whole() const { return row == every && col == every; }
};

/// A pin that took effect, with what the core would have had; of a whole tensor that is not kept.
struct AppliedPin {
  std::int32_t entry = 0;
  Pin pin;
  float computed = 0.0f;
};

/// Why a pass was refused; `name` is the tensor.
struct TraceProblem {
  enum class Kind {
    pin_unknown_name,  ///< no tensor of this pass has that name
    pin_outside,       ///< the cell lies outside the matrix
    pin_not_finite,    ///< NaN or ±∞
    overflow,          ///< the numbers left float32's range in this cell
  };
  Kind kind = Kind::pin_unknown_name;
  std::string name;
  int row = 0;
  int col = 0;
  int rows = 0;  ///< shape of the tensor, 0 × 0 if there is none
  int cols = 0;
};

/// A row of attention weights that a pin on it, or on its divisor, took away from a sum of 1.
struct RowSumNote {
  std::int32_t entry = 0;
  std::int32_t row = 0;
  float sum = 0.0f;
};

/// Where a forward pass writes what it computes: an ordered list of named matrices. A *pin*
/// replaces a cell the moment its tensor is computed, so that everything later follows.
///
///     Trace trace;
///     trace.pin("key", 1, 2, 0.5f);
///     attention(query, key, value, options, scratch, &trace, context);
///     if (!trace.problem()) print(trace.get("attention_weights"));
///
/// A pass with a problem is not to be read: what is in it is neither pinned nor unpinned.
/// The trace owns all its matrices; views stay valid until `clear`.
class Trace {
 public:
  /// A recorded tensor: its index, for recipes, and its numbers after pins.
  struct Tensor {
    std::int32_t entry = no_source;
    ConstMatrixView view;
  };

  // ---- before the pass

  void pin(std::string_view name, int row, int col, float value);
  /// Sets every cell, however many there will be; pins of single cells hold where they come later.
  void pin_whole(std::string_view name, float value) { pin(name, Pin::every, Pin::every, value); }
  /// Pins below the last row of their tensor wait instead of being refused: for a pass over the
  /// beginning of something that grows by rows.
  void let_later_rows_wait() { later_rows_wait_ = true; }
  /// Matrices in `values`, dense ones on a 16-byte boundary, are recorded where they lie by
  /// `record_given`, and copied only where a pin changes them: the parameters of a model. `values`
  /// outlives what is recorded. Holds until `clear`.
  void lend(std::span<const float> values) {
    assert(entries_.empty());
    lent_ = values;
  }
  /// Memory of the trace itself: matrices that are written here, all finite, are recorded where
  /// they lie by `record_given`.
  float* room(std::size_t floats) { return memory_.floats(floats); }

  // ---- during the pass

  /// Makes room for `name`, lets `compute(MatrixView out)` fill it, then applies its pins. `name`
  /// is a literal: the trace keeps no copy.
  template <class Compute>
  Tensor record(std::string_view name, int rows, int cols, const Recipe& recipe,
                Compute&& compute) {
    const Tensor tensor = opened(name, rows, cols, recipe);
    fill_rows(tensor, 0, rows, compute);
    return tensor;
  }

  /// The same in two steps, for tensors whose rows are computed one after the other, each from what
  /// pins made of the rows before: `open` gives `name` its place, `room_of` is where to write, and
  /// `settle` applies the pins of `count` rows once they are written.
  std::int32_t open(std::string_view name, int rows, int cols, const Recipe& recipe);
  Tensor opened(std::string_view name, int rows, int cols, const Recipe& recipe) {
    const std::int32_t entry = open(name, rows, cols, recipe);
    return {entry, room_of(entry)};
  }
  template <class Compute>
  void fill_rows(const Tensor& tensor, int first_row, int count, Compute&& compute) {
    compute(room_of(tensor.entry).rows_from(first_row, count));
    settle(tensor.entry, first_row, count);
  }
  MatrixView room_of(std::int32_t entry) { return views_[static_cast<std::size_t>(entry)]; }
  void settle(std::int32_t entry, int first_row, int count);
  /// Names the sources of a tensor that was opened before they were.
  void set_recipe(std::int32_t entry, const Recipe& recipe) {
    entries_[static_cast<std::size_t>(entry)].recipe = recipe;
  }

  /// Records something that is read, not computed: a copy, unless it lies in this trace's `room` or
  /// was lent to it.
  Tensor record_given(std::string_view name, ConstMatrixView given);

  /// Puts `prefix` before every name recorded while the scope lives: "head.0.".
  class Scope {
   public:
    Scope(Trace& trace, std::string_view prefix);
    ~Scope() { trace_.prefix_ = before_; }
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    Trace& trace_;
    std::int32_t before_;
  };

  // ---- after the pass

  /// Checks that every pin found its tensor; the first problem of the pass, if any.
  const std::optional<TraceProblem>& problem();

  int size() const { return static_cast<int>(entries_.size()); }
  std::string name(int entry) const;
  const TraceEntry& entry(int index) const { return entries_[static_cast<std::size_t>(index)]; }
  ConstMatrixView view(int index) const { return views_[static_cast<std::size_t>(index)]; }
  std::span<const TraceEntry> entries() const { return entries_; }
  std::span<const AppliedPin> applied_pins() const { return applied_; }
  std::span<const RowSumNote> row_sum_notes() const { return notes_; }
  /// Floats in all blocks laid end to end, as `TraceEntry::offset` counts: every matrix starts on a
  /// 16-byte boundary, with zeros before it.
  std::size_t value_count() const { return restored_count_ + lent_.size() + memory_.used(); }
  /// Where they are; what was lent is the first.
  std::vector<std::span<const float>> blocks() const;
  /// A number that stays the same as long as names, shapes and recipes are those of the pass for
  /// which it was last asked; never 0.
  int structure();

  /// The index of `name`, or −1.
  int find(std::string_view name) const;
  /// The matrix `name`, which must have been recorded.
  ConstMatrixView get(std::string_view name) const;

  /// Forgets tensors, pins and problems; keeps the memory.
  void clear();

  /// Reads a trace out of what `entries` and the values once were; `values` must outlive it.
  /// For explanations only: it has no names.
  static Trace restored(std::span<const TraceEntry> entries, std::span<float> values,
                        std::span<const AppliedPin> pins);

 private:
  struct NamedPin {
    std::string name;
    Pin pin;
    bool used = false;
  };

  // The prefix by its number and the name behind it, a literal.
  struct Label {
    std::int32_t prefix = 0;
    std::string_view name;

    bool operator==(const Label& other) const {
      return prefix == other.prefix && name.data() == other.name.data() &&
             name.size() == other.name.size();
    }
  };

  std::int32_t enter(std::string_view name, MatrixView view, std::size_t offset,
                     const Recipe& recipe);
  bool is_lent(ConstMatrixView matrix) const;
  bool has_pin(std::string_view name) const;
  bool is_named(const Label& label, std::string_view name) const;
  void check_range(std::int32_t entry, int first_row, int count);
  void apply_pins(std::int32_t entry, int first_row, int count);
  void note_row_sums(std::int32_t entry, int first_row, int count);
  void refuse(TraceProblem::Kind kind, std::string_view name, int row, int col, ConstMatrixView of);

  Arena memory_;
  std::span<const float> lent_;
  std::int32_t prefix_ = 0;
  std::vector<std::string> prefixes_ = {""};
  std::vector<Label> labels_;
  std::vector<TraceEntry> entries_;
  std::vector<MatrixView> views_;
  std::size_t restored_count_ = 0;
  std::vector<NamedPin> pins_;
  bool later_rows_wait_ = false;
  std::vector<AppliedPin> applied_;
  std::vector<RowSumNote> notes_;
  std::optional<TraceProblem> problem_;

  // What `structure_` stands for.
  int structure_ = 0;
  std::vector<std::string> known_prefixes_;
  std::vector<Label> known_labels_;
  std::vector<TraceEntry> known_entries_;
};

}  // namespace attn
