// Times attention natively, the contenders in turns; prints JSON for tests/bench/engines/native.js.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "contenders.hpp"

namespace {

struct Contender {
  const char* id;
  const char* library;
  void (*run)(const Problem&, std::vector<float>&);
};

constexpr Contender contenders[] = {{"native", "ours, native", ours},
                                    {"eigen", "Eigen", eigen},
                                    {"openblas", "OpenBLAS", openblas}};

struct Shape {
  int heads, length;
};
constexpr Shape shapes[] = {{8, 64}, {8, 256}, {12, 512}, {8, 1024}, {12, 2048}};
constexpr int dim = 64;
constexpr double shortest_turn = 10.0;  // milliseconds

Problem problem_of(Shape shape, bool causal) {
  Problem problem{shape.heads, shape.length, dim, causal, {}, {}, {}};
  std::mt19937 random(20261123);
  std::normal_distribution<float> normal;
  for (std::vector<float>* matrix : {&problem.query, &problem.key, &problem.value}) {
    matrix->resize(static_cast<std::size_t>(shape.heads) * static_cast<std::size_t>(shape.length) *
                   static_cast<std::size_t>(dim));
    for (float& x : *matrix) x = normal(random);
  }
  return problem;
}

template <class Run>
double milliseconds(Run&& run) {
  const auto start = std::chrono::steady_clock::now();
  run();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
      .count();
}

double median(std::vector<double> samples) {
  std::sort(samples.begin(), samples.end());
  const std::size_t middle = samples.size() / 2;
  return samples.size() % 2 == 1 ? samples[middle] : (samples[middle - 1] + samples[middle]) / 2;
}

struct Turns {
  int calls = 1;
  double error = 0;
  std::vector<double> samples;
};

void print_line(const Contender& contender, const Problem& problem, const Turns& turns) {
  std::printf(R"({"id":"%s","library":"%s","problem":"d","work":%.0f,"unit":"flop",)", contender.id,
              contender.library, problem.flops());
  std::printf(R"("median":%.6f,"minimum":%.6f,"rounds":%zu,"error":%.3g})", median(turns.samples),
              *std::min_element(turns.samples.begin(), turns.samples.end()), turns.samples.size(),
              turns.error);
}

void measure(Shape shape, bool causal, int rounds, bool first) {
  const Problem problem = problem_of(shape, causal);
  std::vector<float> context(problem.query.size());
  std::vector<Turns> turns(std::size(contenders));
  for (std::size_t c = 0; c < turns.size(); ++c) {
    const auto run = [&] { contenders[c].run(problem, context); };
    run();
    turns[c].error = worst_error(problem, context);
    turns[c].calls = std::max(1, static_cast<int>(shortest_turn / milliseconds(run)));
  }
  std::vector<std::size_t> order = {0, 1, 2};
  std::mt19937 random(1);
  for (int round = 0; round < rounds; ++round) {
    std::shuffle(order.begin(), order.end(), random);
    for (const std::size_t c : order) {
      const double taken = milliseconds([&] {
        for (int call = 0; call < turns[c].calls; ++call) contenders[c].run(problem, context);
      });
      turns[c].samples.push_back(taken / turns[c].calls);
    }
  }
  std::printf(R"(%s{"id":"flash-%dx%dx%d%s","title":"%d × %d × %d%s","lines":[)", first ? "" : ",",
              shape.heads, shape.length, dim, causal ? "-causal" : "", shape.heads, shape.length,
              dim, causal ? ", causal" : "");
  for (std::size_t c = 0; c < turns.size(); ++c) {
    if (c > 0) std::printf(",\n");
    print_line(contenders[c], problem, turns[c]);
  }
  std::printf("]}\n");
}

}  // namespace

int main(int count, char** arguments) {
  const int rounds = count > 1 ? std::atoi(arguments[1]) : 15;
  std::printf("[");
  bool first = true;
  for (const bool causal : {false, true}) {
    for (const Shape shape : shapes) {
      measure(shape, causal, std::max(1, rounds), first);
      first = false;
    }
  }
  std::printf("]\n");
}
