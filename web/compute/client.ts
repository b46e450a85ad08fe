/** The page's side of the worker: one for all playgrounds, replaced when it is stuck or broken. */
import type { Explanation } from "../core/types.ts";
import { exampleById } from "../examples/index.ts";
import { type ModelName, modelOf } from "../models/files.ts";
import { ModelFiles } from "../models/model-files.ts";
import { type CellAddress, isModelMode } from "../state/state.ts";
import type { ChannelListener, ComputeChannel, ComputeClient } from "./channel.ts";
import type { OpenPort, Port } from "./port.ts";
import type { PassInput, PassResult, Request, Response } from "./protocol.ts";

/** Milliseconds after which a computer that does not answer counts as stuck. */
const ANSWER_LIMIT = 4_000;
/** Loading the core may take a slow network a while. */
const START_LIMIT = 30_000;

type Job =
  | {
      readonly kind: "pass";
      readonly channel: Channel;
      readonly id: number;
      readonly input: PassInput;
      readonly cell: CellAddress | null;
    }
  | { readonly kind: "explain"; readonly channel: Channel; readonly ask: Ask }
  /** Computes a pass once more, only so that it can be explained. */
  | {
      readonly kind: "recall";
      readonly channel: Channel;
      readonly ask: Ask;
      readonly id: number;
      readonly input: PassInput;
    };

interface Ask {
  readonly id: number;
  readonly cell: CellAddress;
  readonly answer: (explanation: Explanation | null) => void;
  recalled: boolean;
}

interface Channel {
  readonly listener: ChannelListener;
  pass: {
    readonly id: number;
    readonly input: PassInput;
    readonly cell: CellAddress | null;
  } | null;
  /** Questions in the order they were asked. */
  asks: Ask[];
  /** The pass that the listener has last seen. */
  shown: { readonly id: number; readonly input: PassInput } | null;
  /** Waits for the file of its model. */
  waiting: { readonly input: PassInput; readonly cell: CellAddress | null } | null;
}

/**
 * One job at a time is with the computer, so that what is newest decides what comes next. A job that
 * breaks or blocks the computer is tried once more with a fresh one, then given up.
 */
export class WorkerClient implements ComputeClient {
  readonly files: ModelFiles;
  readonly #ports: readonly OpenPort[];
  readonly #channels = new Set<Channel>();
  #port: Port | null = null;
  /** Which of the ways to compute is used. */
  #way = 0;
  /** The present way has worked once: what breaks later is replaced by its like. */
  #works = false;
  /** The present port has loaded the core. */
  #ready = false;
  /** The models that the present port was given. */
  readonly #given = new Set<ModelName>();
  /** What the traces of a model refer to. */
  readonly #parameters = new Map<ModelName, Float32Array>();
  #job: Job | null = null;
  #attempts = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #nextId = 1;

  constructor(ports: readonly OpenPort[], files = new ModelFiles()) {
    this.#ports = ports;
    this.files = files;
    files.onArrival((model) => this.#continue(model));
  }

  open(listener: ChannelListener): ComputeChannel {
    const channel: Channel = { listener, pass: null, asks: [], shown: null, waiting: null };
    this.#channels.add(channel);
    return {
      pass: (input, cell = null) => {
        if (channel.pass === null) this.#cancel(channel);
        channel.pass = { id: this.#nextId++, input, cell };
        channel.waiting = null;
        this.#next();
      },
      explain: (cell, answer) => {
        const ask: Ask = { id: this.#nextId++, cell, answer, recalled: false };
        channel.asks.push(ask);
        this.#next();
        return () => {
          channel.asks = channel.asks.filter((other) => other !== ask);
        };
      },
      close: () => {
        this.#cancel(channel);
        channel.pass = null;
        channel.waiting = null;
        channel.asks = [];
        this.#channels.delete(channel);
      },
    };
  }

  /** Ends a channel's pass that is under way, where it takes long. */
  #cancel(channel: Channel): void {
    const job = this.#job;
    const isLong = job?.kind === "pass" && isModelMode(job.input.mode);
    if (isLong && job.channel === channel) this.#port?.post({ kind: "cancel", id: job.id });
  }

  /** Hands the next job over: channels in turn, a channel's pass before its question. */
  #next(): void {
    if (this.#job) return;
    for (const channel of this.#channels) {
      const job = this.#jobOf(channel);
      if (!job) continue;
      this.#channels.delete(channel);
      this.#channels.add(channel); // now the last in turn
      this.#job = job;
      this.#attempts = 0;
      this.#attempt();
      return;
    }
  }

  #jobOf(channel: Channel): Job | null {
    const { pass, asks } = channel;
    const ask = asks[0];
    if (pass) {
      channel.pass = null;
      return { kind: "pass", channel, ...pass };
    }
    return ask && channel.shown ? { kind: "explain", channel, ask } : null;
  }

  #attempt(): void {
    this.#attempts++;
    this.#port ??= this.#openPort();
    if (this.#job) {
      this.#supply(this.#port, this.#job);
      this.#port.post(requestOf(this.#job));
    }
    this.#watch();
  }

  /** Hands over the model that a pass needs, where its file is here. */
  #supply(port: Port, job: Job): void {
    const model = job.kind === "explain" ? null : modelOf(job.input);
    const bytes = model === null || this.#given.has(model) ? null : this.files.bytes(model);
    if (model === null || bytes === null) return;
    this.#given.add(model);
    this.#ready = false; // reading it may take as long as starting
    port.post({ kind: "model", name: model, bytes });
  }

  #openPort(): Port {
    this.#ready = false;
    this.#given.clear();
    const open = this.#ports[Math.min(this.#way, this.#ports.length - 1)];
    if (!open) throw new Error("no way to compute was given");
    const port: Port = open({
      response: (response) => {
        if (this.#port === port) this.#receive(response);
      },
      failure: () => {
        if (this.#port === port) this.#replace();
      },
    });
    return port;
  }

  #watch(): void {
    clearTimeout(this.#timer);
    const limit = this.#ready ? ANSWER_LIMIT : START_LIMIT;
    this.#timer = setTimeout(() => this.#replace(), limit);
  }

  /** The computer is gone or stuck: the job goes to a fresh one, or is given up after two attempts. */
  #replace(): void {
    clearTimeout(this.#timer);
    this.#port?.terminate();
    this.#port = null;
    if (!this.#works && this.#way + 1 < this.#ports.length) {
      this.#way++;
      this.#attempts = 0;
    }
    const job = this.#job;
    if (!job) return;
    const isOvertaken = job.kind === "pass" && job.channel.pass !== null;
    if (isOvertaken || !this.#channels.has(job.channel)) this.#done();
    else if (this.#attempts < 2) this.#attempt();
    else this.#giveUp(job);
  }

  #giveUp(job: Job): void {
    const problem = { kind: "crashed", message: "the computation stopped twice" } as const;
    if (job.kind === "pass") {
      if (this.#channels.has(job.channel)) job.channel.listener.problem(problem, true);
    } else this.#answer(job.ask, null, job.channel);
    this.#done();
  }

  #receive(response: Response): void {
    this.#works = true;
    if (response.kind === "ready") {
      this.#ready = true;
      if (this.#job) this.#watch();
      return;
    }
    if (response.kind === "parameters") {
      this.#parameters.set(response.model, response.values);
      return;
    }
    const job = this.#job;
    if (!job || response.id !== idOf(job)) return;
    this.#ready = true;
    if (response.kind === "partial") {
      this.#watch();
      const isWanted =
        job.kind === "pass" && job.channel.pass === null && this.#channels.has(job.channel);
      if (isWanted) job.channel.listener.partial?.(response.translation);
      return;
    }
    if (job.kind === "explain") {
      const { ask, channel } = job;
      if (response.kind === "forgotten" && channel.shown && !ask.recalled) {
        ask.recalled = true;
        this.#attempts = 0;
        this.#job = { kind: "recall", channel, ask, ...channel.shown };
        this.#attempt();
        return;
      }
      this.#answer(ask, response.kind === "explain" ? response.explanation : null, channel);
    } else if (job.kind === "pass") this.#deliver(job, response);
    this.#done();
  }

  #deliver(job: Job & { kind: "pass" }, response: Response): void {
    const { channel, id, input } = job;
    const isNewest = channel.pass === null;
    if (!this.#channels.has(channel)) return;
    if (response.kind === "pass") {
      channel.shown = { id, input };
      const { result, explanation } = response;
      channel.listener.result(this.#withParameters(result), isNewest, explanation);
      if (result.awaits) this.#await(job, result.awaits);
    } else if (response.kind === "missing") this.#await(job, response.model);
    else if (response.kind === "problem") {
      channel.listener.problem(response.problem, isNewest);
      if (response.problem.kind === "bad_model") this.#refuse(job);
    }
  }

  #withParameters(result: PassResult): PassResult {
    const lent = result.translation && this.#parameters.get(result.translation.model);
    return lent ? { ...result, trace: { ...result.trace, lent } } : result;
  }

  /** The file of a pass's model could not be read: the pass waits for a better one. */
  #refuse({ channel, input, cell }: Job & { kind: "pass" }): void {
    const model = modelOf(input);
    if (model === null) return;
    this.#given.delete(model);
    this.files.refuse(model);
    if (!channel.pass) channel.waiting = { input, cell };
  }

  /** Computes the pass once the file of the model is here, unless another one was asked for by then. */
  #await({ channel, input, cell }: Job & { kind: "pass" }, model: ModelName): void {
    if (channel.pass) return;
    channel.waiting = { input, cell };
    // What failed or was stopped is started again by the reader alone.
    if (this.files.status(model).peek().kind === "absent") this.files.load(model);
  }

  #continue(model: ModelName): void {
    for (const channel of this.#channels) {
      const { waiting } = channel;
      if (!waiting || modelOf(waiting.input) !== model) continue;
      channel.waiting = null;
      channel.pass = { id: this.#nextId++, ...waiting };
    }
    this.#next();
  }

  /** A question that was cancelled meanwhile gets no answer. */
  #answer(ask: Ask, explanation: Explanation | null, channel: Channel): void {
    if (!channel.asks.includes(ask)) return;
    channel.asks = channel.asks.filter((other) => other !== ask);
    ask.answer(explanation);
  }

  #done(): void {
    clearTimeout(this.#timer);
    this.#job = null;
    this.#next();
  }
}

function idOf(job: Job): number {
  return job.kind === "explain" ? job.ask.id : job.id;
}

function requestOf(job: Job): Request {
  if (job.kind === "explain") {
    return {
      kind: "explain",
      id: job.ask.id,
      pass: job.channel.shown?.id ?? 0,
      cell: job.ask.cell,
    };
  }
  const { id, input } = job;
  const cell = job.kind === "pass" ? job.cell : null;
  return { kind: "pass", id, input, example: exampleById(input.example), cell };
}
