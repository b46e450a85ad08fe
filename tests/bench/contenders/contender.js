/**
 * @typedef {object} Prepared one problem, ready to be run again and again
 * @property {() => unknown} run arrays in, result out, as a user calls it
 * @property {boolean} [asynchronous] whether `run` gives a promise
 * @property {(result: unknown) => Float32Array} read the result in the problem's own layout
 * @property {() => void} dispose
 *
 * @typedef {object} Contender one way of calling one library
 * @property {string} id
 * @property {string} library
 * @property {string} [way]
 * @property {number} [mostFlops] above this it would only hold everyone up
 * @property {(problem: import("../measure/problems.js").FlashProblem) => Promise<Prepared>} [flash]
 *   fused attention; result [heads · queries, dim]
 * @property {(problem: import("../measure/problems.js").LayerProblem) => Promise<Prepared>} [layer]
 *   a multi-head layer; result [length, modelDim]
 * @property {(problem: import("../measure/problems.js").LayerProblem) => Promise<Prepared>} [traced]
 *   the layer with its weights, and with whatever else it can show
 */

export const nothing = () => {};
