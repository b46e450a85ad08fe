/** Takes the time of calls side by side: rounds in turn, so that a slow moment hits all alike. */

export interface Contender<Name> {
  readonly name: Name;
  call(): void;
}

export interface Measured<Name> {
  readonly name: Name;
  /** Median of the runs, of one call. */
  readonly milliseconds: number;
  readonly runs: number;
}

/** Milliseconds, however coarse: browsers round to up to 1 ms. */
export type Clock = () => number;

/** A run lasts at least this long, by calling several times; far more than the clock's step. */
export const RUN_MILLISECONDS = 15;
export const MOST_RUNS = 7;
/** What all runs of one contender may take together, its first one aside. */
export const BUDGET_MILLISECONDS = 300;

interface Pace {
  /** Calls a run. */
  readonly calls: number;
  readonly runs: number;
  /** Runs that count already. */
  readonly samples: number[];
}

/** Yields each contender's time as soon as its runs are done. */
export function* measureTogether<Name>(
  contenders: readonly Contender<Name>[],
  clock: Clock,
): Generator<Measured<Name>> {
  const paced = contenders.map((contender) => ({ contender, pace: paceOf(contender, clock) }));
  for (let round = 1; round <= MOST_RUNS; round++) {
    for (const { contender, pace } of paced) {
      if (round > pace.runs) continue;
      if (pace.samples.length < round) pace.samples.push(timeOf(contender, pace.calls, clock));
      if (round < pace.runs) continue;
      yield { name: contender.name, milliseconds: median(pace.samples), runs: round };
    }
  }
}

/** The first calls warm the engine up and tell how many to take; one that is long counts. */
function paceOf<Name>(contender: Contender<Name>, clock: Clock): Pace {
  let calls = 1;
  let each = timeOf(contender, calls, clock);
  const isLong = each >= RUN_MILLISECONDS;
  const samples = isLong ? [each] : [];
  while (each * calls < RUN_MILLISECONDS) {
    calls *= 2;
    each = timeOf(contender, calls, clock);
  }
  calls = Math.max(1, Math.ceil(RUN_MILLISECONDS / each));
  const affordable = samples.length + Math.floor(BUDGET_MILLISECONDS / (each * calls));
  return { calls, samples, runs: Math.max(1, Math.min(MOST_RUNS, affordable)) };
}

/** Milliseconds of one of `calls` calls. */
function timeOf<Name>(contender: Contender<Name>, calls: number, clock: Clock): number {
  const start = clock();
  for (let call = 0; call < calls; call++) contender.call();
  return Math.max(0, clock() - start) / calls;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}
