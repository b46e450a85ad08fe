import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ComputeChannel } from "../../web/compute/channel.ts";
import { WorkerClient } from "../../web/compute/client.ts";
import { type OpenPort, type PortEvents, portsFor } from "../../web/compute/port.ts";
import type { PassProblem, PassResult, Request } from "../../web/compute/protocol.ts";
import { createResponder } from "../../web/compute/responder.ts";
import type { Explanation } from "../../web/core/types.ts";
import { core, stateWith } from "./core-for-tests.ts";

/** A computer that answers only when it is told to, and breaks when it is told to. */
class Computer {
  readonly requests: Request[] = [];
  terminated = false;
  readonly #respond: (request: Request) => void;

  constructor(readonly events: PortEvents) {
    this.#respond = createResponder(core, (response) => events.response(response));
  }

  ready(): void {
    this.events.response({ kind: "ready", simd: "baseline" });
  }

  /** Answers the request that waits longest. */
  answer(): void {
    const request = this.requests.shift();
    if (request) this.#respond(request);
  }
}

const computers: Computer[] = [];
const latest = (): Computer => {
  const computer = computers.at(-1);
  if (!computer) throw new Error("no computer was started");
  return computer;
};
const start: OpenPort = (events) => {
  const computer = new Computer(events);
  computers.push(computer);
  return {
    post: (request) => void computer.requests.push(request),
    terminate: () => {
      computer.terminated = true;
    },
  };
};

interface Playground {
  readonly channel: ComputeChannel;
  /** The sentences of results, with "…" where a later one is on its way. */
  readonly said: string[];
  readonly problems: PassProblem[];
}

function playground(client: WorkerClient): Playground {
  const said: string[] = [];
  const problems: PassProblem[] = [];
  const say = (result: PassResult, newest: boolean) =>
    said.push(result.tokens.map((token) => token.text).join(" ") + (newest ? "" : "…"));
  const channel = client.open({
    result: (result, newest) => void say(result, newest),
    problem: (problem) => void problems.push(problem),
  });
  return { channel, said, problems };
}

const saying = (text: string) => stateWith("en-school", { text });
const sentenceOf = (request: Request | undefined) =>
  request?.kind === "pass" ? request.input.text : request?.kind;

beforeEach(() => {
  computers.length = 0;
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

describe("the client", () => {
  it("starts one computer for all playgrounds, with the first question", () => {
    const client = new WorkerClient([start]);
    const [first, second] = [playground(client), playground(client)];
    expect(computers).toHaveLength(0);
    first.channel.pass(saying("I went"));
    second.channel.pass(saying("to school"));
    latest().ready();
    latest().answer();
    latest().answer();
    expect(computers).toHaveLength(1);
    expect([first.said, second.said]).toEqual([["I went"], ["to school"]]);
  });

  it("lets only the newest input wait while a pass runs", () => {
    const { channel, said } = playground(new WorkerClient([start]));
    for (const text of ["I", "I w", "I we", "I went"]) channel.pass(saying(text));
    expect(latest().requests.map(sentenceOf)).toEqual(["I"]);
    latest().answer();
    expect(latest().requests.map(sentenceOf)).toEqual(["I went"]);
    latest().answer();
    expect(said).toEqual(["I…", "I went"]);
    expect(latest().requests).toEqual([]);
  });

  it("serves playgrounds in turn", () => {
    const client = new WorkerClient([start]);
    const [busy, other] = [playground(client), playground(client)];
    busy.channel.pass(saying("a"));
    other.channel.pass(saying("b"));
    busy.channel.pass(saying("c"));
    latest().answer();
    expect(latest().requests.map(sentenceOf)).toEqual(["b"]);
  });

  it("sends nothing more to a playground that is gone", () => {
    const { channel, said } = playground(new WorkerClient([start]));
    channel.pass(saying("a"));
    channel.pass(saying("b"));
    channel.close();
    latest().answer();
    expect(said).toEqual([]);
    expect(latest().requests).toEqual([]);
  });
});

describe("a computer that breaks", () => {
  it("is replaced, and the pass goes on", () => {
    const { channel, said, problems } = playground(new WorkerClient([start]));
    channel.pass(saying("I went"));
    latest().ready();
    latest().events.failure();
    expect(computers).toHaveLength(2);
    expect(computers[0]?.terminated).toBe(true);
    latest().ready();
    latest().answer();
    expect(said).toEqual(["I went"]);
    expect(problems).toEqual([]);
  });

  it("is given up after the second time, and the next input is computed again", () => {
    const { channel, said, problems } = playground(new WorkerClient([start]));
    channel.pass(saying("poison"));
    latest().ready();
    latest().events.failure();
    latest().ready();
    latest().events.failure();
    expect(problems.map((problem) => problem.kind)).toEqual(["crashed"]);
    channel.pass(saying("I went"));
    latest().ready();
    latest().answer();
    expect(said).toEqual(["I went"]);
  });

  it("counts as stuck when it does not answer for four seconds", () => {
    const { channel, said } = playground(new WorkerClient([start]));
    channel.pass(saying("I went"));
    latest().ready();
    vi.advanceTimersByTime(3_999);
    expect(computers).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(computers).toHaveLength(2);
    expect(computers[0]?.terminated).toBe(true);
    computers[0]?.answer();
    expect(said).toEqual([]);
    latest().answer();
    expect(said).toEqual(["I went"]);
  });

  it("is not asked again for what was overtaken meanwhile", () => {
    const { channel, said } = playground(new WorkerClient([start]));
    channel.pass(saying("poison"));
    latest().ready();
    channel.pass(saying("I went"));
    vi.advanceTimersByTime(4_000);
    expect(latest().requests.map(sentenceOf)).toEqual(["I went"]);
    latest().answer();
    expect(said).toEqual(["I went"]);
  });

  it("may take longer to start", () => {
    const { channel } = playground(new WorkerClient([start]));
    channel.pass(saying("I went"));
    vi.advanceTimersByTime(10_000);
    expect(computers).toHaveLength(1);
  });

  it("is not missed while nobody asks", () => {
    const { channel, said } = playground(new WorkerClient([start]));
    channel.pass(saying("a"));
    latest().ready();
    latest().answer();
    vi.advanceTimersByTime(60_000);
    latest().events.failure();
    expect(computers).toHaveLength(1);
    channel.pass(saying("b"));
    expect(computers).toHaveLength(2);
    latest().answer();
    expect(said).toEqual(["a", "b"]);
  });

  it("gives way to the next way of computing when it never worked", () => {
    const broken = vi.fn<OpenPort>((events) => {
      queueMicrotask(() => events.failure());
      return { post: () => {}, terminate: () => {} };
    });
    const { channel, said } = playground(new WorkerClient([broken, start]));
    channel.pass(saying("I went"));
    return Promise.resolve().then(() => {
      latest().ready();
      latest().answer();
      expect(said).toEqual(["I went"]);
      channel.pass(saying("to school"));
      latest().answer();
      expect(broken).toHaveBeenCalledTimes(1);
    });
  });
});

describe("a computer of the second-best way", () => {
  it("is not needed for one that broke after it had worked", () => {
    const other = vi.fn<OpenPort>(() => ({ post: () => {}, terminate: () => {} }));
    const { channel, said } = playground(new WorkerClient([start, other]));
    channel.pass(saying("I went"));
    latest().ready();
    latest().events.failure();
    latest().events.failure();
    channel.pass(saying("to school"));
    latest().ready();
    latest().answer();
    expect(said).toEqual(["to school"]);
    expect(other).not.toHaveBeenCalled();
  });
});

describe("a question about a cell", () => {
  const cell = { name: "attention_weights", row: 1, col: 3 };
  const asked = () => {
    const { channel } = playground(new WorkerClient([start]));
    channel.pass(saying("I went to school"));
    latest().ready();
    latest().answer();
    const answers: (Explanation | null)[] = [];
    return {
      channel,
      answers,
      answer: (explanation: Explanation | null) => answers.push(explanation),
    };
  };

  it("is answered with the core's arithmetic", () => {
    const { channel, answers, answer } = asked();
    channel.explain(cell, answer);
    latest().answer();
    expect(answers[0]).toMatchObject({ ...cell, operation: "quotient" });
  });

  it("is answered with null where there is no such cell", () => {
    const { channel, answers, answer } = asked();
    channel.explain({ ...cell, row: 9 }, answer);
    latest().answer();
    expect(answers).toEqual([null]);
  });

  it("gets no answer once it is cancelled", () => {
    const { channel, answers, answer } = asked();
    channel.explain(cell, answer)();
    latest().answer();
    expect(answers).toEqual([]);
  });

  it("waits for a newer pass", () => {
    const { channel, answers, answer } = asked();
    channel.pass(saying("I went"));
    channel.explain({ ...cell, col: 1 }, answer);
    expect(latest().requests.map(sentenceOf)).toEqual(["I went"]);
    latest().answer();
    latest().answer();
    expect(answers[0]).toMatchObject({ col: 1 });
  });

  it("is answered by a new computer, which has to compute the pass first", () => {
    const { channel, answers, answer } = asked();
    channel.explain(cell, answer);
    latest().events.failure();
    latest().ready();
    latest().answer(); // forgotten
    expect(latest().requests.map(sentenceOf)).toEqual(["I went to school"]);
    latest().answer();
    latest().answer();
    expect(answers[0]).toMatchObject(cell);
  });

  it("is given up when it breaks the computer twice", () => {
    const { channel, answers, answer } = asked();
    channel.explain(cell, answer);
    latest().events.failure();
    latest().events.failure();
    expect(answers).toEqual([null]);
  });
});

describe("ways to compute", () => {
  const worker = vi.fn();
  beforeEach(() => {
    worker.mockReset();
    vi.stubGlobal(
      "Worker",
      class {
        constructor(url: string) {
          worker(url);
        }
        addEventListener() {}
        postMessage() {}
        terminate() {}
      },
    );
  });
  afterEach(() => vi.unstubAllGlobals());
  const events = { response: () => {}, failure: () => {} };

  it("begin with the worker itself on its own origin", () => {
    const [open, last] = portsFor("https://a.example/x/worker.js", "https://a.example/post");
    open?.(events);
    expect(worker).toHaveBeenCalledWith("https://a.example/x/worker.js");
    expect(last).toBeDefined();
  });

  it("begin with a worker that imports it on another origin", () => {
    const [open] = portsFor("https://a.example/x/worker.js", "https://b.example/post");
    open?.(events).terminate();
    expect(worker.mock.calls[0]?.[0]).toMatch(/^blob:/);
  });

  it("report a worker that the page's policy forbids", async () => {
    vi.stubGlobal("Worker", function refuse() {
      throw new Error("SecurityError");
    });
    const failure = vi.fn();
    const [open] = portsFor("https://a.example/worker.js", "https://a.example/");
    open?.({ ...events, failure });
    await Promise.resolve();
    expect(failure).toHaveBeenCalledTimes(1);
  });
});
