// Stands in for what tfjs-backend-wasm imports from Node and never uses in a page.
export default {};
