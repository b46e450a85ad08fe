/**
 * The textbook's loops in C++, called as the core is: arrays in, an array out.
 * @param {import("../measure/kernels.js").Kernels} kernels
 * @returns {import("./contender.js").Contender}
 */
export function naive(kernels) {
  return {
    id: "naive",
    library: "naive C++ → WASM",
    mostFlops: 1e9,
    async flash(problem) {
      const { heads, queries, keys, dim, causal, query, key, value } = problem;
      const pointers = [query, key, value, query].map(({ length }) => kernels.allocate(length));
      const [q, k, v, context] = pointers;
      const run = () => {
        kernels.floats(q, query.length).set(query);
        kernels.floats(k, key.length).set(key);
        kernels.floats(v, value.length).set(value);
        kernels.functions.naive_attention(
          ...[q, k, v, context, heads, queries, keys, dim],
          causal ? 1 : 0,
        );
        return kernels.floats(context, query.length).slice();
      };
      return { run, read: (result) => result, dispose: () => kernels.release(...pointers) };
    },
  };
}
