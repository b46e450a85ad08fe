#include "bindings/trace_calls.hpp"

#include <string>

namespace attn::bindings {

Trace trace;

void pin(Address name, int size, int row, int col, float value) {
  trace.pin({at<char>(name), static_cast<std::size_t>(size)}, row, col, value);
}

int answer_with_trace() {
  if (trace.problem()) return report(problem_of(*trace.problem()));
  const std::span<const TraceEntry> entries = trace.entries();
  exchange.answer[0] = static_cast<std::uint32_t>(trace.structure());
  answer(1, entries.data(), entries.size());
  answer(3, trace.applied_pins().data(), trace.applied_pins().size());
  answer(5, trace.row_sum_notes().data(), trace.row_sum_notes().size());
  exchange.answer[7] = static_cast<std::uint32_t>(trace.value_count());
  const auto blocks = trace.blocks();
  exchange.answer[8] = static_cast<std::uint32_t>(blocks.size());
  exchange.answer[9] = address_of(blocks[0].data());
  return 0;
}

void trace_block(int index) {
  const std::span<const float> block = trace.blocks()[static_cast<std::size_t>(index)];
  answer(0, block.data(), block.size());
}

void trace_names() {
  static std::string lines;
  lines.clear();
  for (int i = 0; i < trace.size(); ++i) {
    if (i > 0) lines += '\n';
    lines += trace.name(i);
  }
  answer(0, lines.data(), lines.size());
}

}  // namespace attn::bindings
