import { run } from "../run.js";

// Results are fetched when they are there: no engine keeps a call open for a quarter of an hour.
const state = { lines: [], result: null, failure: null };

globalThis.bench = {
  start(options) {
    run(options, (line) => state.lines.push(line)).then(
      (result) => {
        state.result = result;
      },
      (error) => {
        state.failure = `${error?.message}\n${error?.stack}`;
      },
    );
  },
  look: () => ({ ...state, lines: state.lines.splice(0) }),
};
