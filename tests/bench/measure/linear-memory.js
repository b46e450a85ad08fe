// How much WebAssembly memory each library holds. Memory only grows, so what it holds after its
// largest problem is its peak.

/** @type {Map<string, Set<WebAssembly.Memory>>} */
const memories = new Map();
let owner = "";

/** From here on every memory that comes into being is noted for whoever is at work. */
export function watchMemories() {
  const { Memory, instantiate } = WebAssembly;
  WebAssembly.Memory = new Proxy(Memory, {
    construct(target, parameters) {
      const memory = new target(...parameters);
      note(memory);
      return memory;
    },
  });
  WebAssembly.instantiate = async (...parameters) => {
    const result = await instantiate(...parameters);
    const { exports } = result.instance ?? result;
    for (const value of Object.values(exports)) if (value instanceof Memory) note(value);
    return result;
  };
}

/** Says who is at work. */
export function atWork(library) {
  owner = library;
}

export function memoryOf(library) {
  return [...(memories.get(library) ?? [])].reduce(
    (bytes, { buffer }) => bytes + buffer.byteLength,
    0,
  );
}

function note(memory) {
  if (!memories.has(owner)) memories.set(owner, new Set());
  memories.get(owner).add(memory);
}
