#include "bindings/exchange.hpp"

#include <algorithm>
#include <string>

namespace attn::bindings {

Exchange exchange;

Address exchange_address() { return address_of(&exchange); }

int report(const Problem& problem) {
  static std::string name;  // stays until the next problem
  const int parts[] = {problem.kind, problem.row,         problem.col,        problem.rows,
                       problem.cols, problem.needed_rows, problem.needed_cols};
  std::copy(std::begin(parts), std::end(parts), exchange.problem);
  name = problem.name;
  exchange.name = address_of(name.data());
  exchange.name_size = static_cast<std::int32_t>(name.size());
  return problem.kind;
}

}  // namespace attn::bindings
