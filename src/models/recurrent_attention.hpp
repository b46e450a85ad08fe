#pragma once

#include <optional>
#include <span>

#include "attention/attention.hpp"
#include "models/batch.hpp"
#include "models/parameters.hpp"
#include "models/pass.hpp"

namespace attn {

/// How the decoder of a RecurrentTranslator looks at the encoder's states; none: it does not.
/// Luong et al. 2015, section 3.1 (dot, general, concat); Bahdanau et al. 2015 (additive).
enum class RecurrentAttentionKind { none, dot, general, concat, additive };

/// One attention of decoder states [.., query_dim] on encoder states, which are keys and values.
struct RecurrentAttention {
  RecurrentAttentionKind kind = RecurrentAttentionKind::none;
  ScoreTensors weights;

  RecurrentAttention() = default;
  /// Declares `<name>.score.w`, `.w_query`, `.w_key` and `.v`, as far as the kind has them.
  RecurrentAttention(RecurrentAttentionKind kind, const std::string& name, int query_dim,
                     int key_dim, int attention_dim, Parameters& parameters);

  /// What queries meet.
  struct Memory {
    const Batch* source = nullptr;
    Tensor states;         ///< of the encoder, [rows of source, key_dim]: keys and values
    Tensor projected_key;  ///< what the score reads of the keys; not in a trace
  };
  /// Reads the keys once for all queries. `source` outlives what comes back.
  Memory memory(Pass& pass, const Batch& source, const Tensor& states) const;
};

/// An attention under way: queries come some steps at a time.
class RecurrentAttentionRun {
 public:
  /// For `rows` queries, `steps_at_once` steps of a row a sentence each time. `query`: the tensor
  /// that will hold them all, for a trace. `attention` outlives the run.
  RecurrentAttentionRun(Pass& pass, const RecurrentAttention& attention,
                        const RecurrentAttention::Memory& memory, const Tensor& query, int rows,
                        int steps_at_once);

  /// The contexts of some queries, of which the first is row `first` of all.
  Tensor attend(int first, const Tensor& query);
  const Tensor& context() const { return context_; }

 private:
  Pass& pass_;
  const RecurrentAttention& attention_;
  const RecurrentAttention::Memory memory_;
  std::span<const Segment> segments_;
  Tensor context_;
  std::optional<RecordedAttention> recorded_;
};

}  // namespace attn
