import fc from 'fast-check';
import { type Effect, isOver, type JobMachine, type Json, type Run, rankOf } from '../../../lib/local/azure-ml/core';
import { CPU, command, GPU, machine, of, put, WORKSPACE } from './machine';

const COMPONENT = `${WORKSPACE}/components/step/versions/1`;
const SIZES = new Map([
  [CPU.toLowerCase(), 2],
  [GPU.toLowerCase(), 4],
]);

const computeId = fc.constantFrom(CPU, GPU, undefined);
const commands = fc.record({ nodes: fc.integer({ min: 1, max: 2 }), computeId, hasLimit: fc.boolean() }).map(
  ({ nodes, computeId: id, hasLimit }): Json =>
    command({
      computeId: id,
      resources: { instanceCount: nodes },
      ...(hasLimit && { limits: { jobLimitsType: 'Command', timeout: 'PT5S' } }),
    }),
);
const sweeps = fc
  .record({ total: fc.integer({ min: 1, max: 5 }), concurrent: fc.integer({ min: 1, max: 3 }), computeId })
  .map(
    ({ total, concurrent, computeId: id }): Json => ({
      jobType: 'Sweep',
      computeId: id,
      trial: { command: 'x', environmentId: 'env' },
      objective: { primaryMetric: 'loss', goal: 'Minimize' },
      samplingAlgorithm: { samplingAlgorithmType: 'Random' },
      searchSpace: { rate: ['uniform', [0, 1]] },
      earlyTermination: { policyType: 'Bandit', slackAmount: 0.1 },
      limits: { maxTotalTrials: total, maxConcurrentTrials: concurrent, timeout: 'PT20S', trialTimeout: 'PT5S' },
    }),
  );
/** Steps that need some of those before them. */
const pipelines = fc.record({ needs: fc.array(fc.nat(7), { minLength: 1, maxLength: 4 }), goesOn: fc.boolean() }).map(
  ({ needs, goesOn }): Json => ({
    jobType: 'Pipeline',
    settings: { default_compute: CPU, continue_on_step_failure: goesOn },
    jobs: Object.fromEntries(
      needs.map((bits, index) => [
        `s${index}`,
        {
          type: 'command',
          componentId: bits === 7 ? `${COMPONENT}0` : COMPONENT,
          inputs: Object.fromEntries(
            Array.from({ length: Math.min(index, 3) }, (_, before) => before)
              .filter((before) => (bits >> before) % 2 === 1)
              .map((before) => [`i${before}`, { value: `\${{parent.jobs.s${before}.outputs.data}}` }]),
          ),
        },
      ]),
    ),
  }),
);

/** What people and processes do; `which` picks one of the runs that there are then. */
const doings = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('put' as const),
      properties: fc.oneof(commands, sweeps, pipelines),
      luck: fc.nat(99),
    }),
    fc.record({
      kind: fc.constantFrom(
        'began' as const,
        'ended' as const,
        'failed' as const,
        'cancel' as const,
        'measured' as const,
      ),
      which: fc.nat(50),
      value: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    fc.record({ kind: fc.constant('wait' as const), by: fc.integer({ min: 1, max: 8000 }) }),
  ),
  { minLength: 1, maxLength: 60 },
);
type Doing = typeof doings extends fc.Arbitrary<(infer D)[]> ? D : never;

/** A run of the machine with processes that are kept track of, and everything that it has told. */
class World {
  readonly ml: JobMachine = machine({
    componentOf: () => (id) => (id === COMPONENT ? { type: 'command', command: 'x' } : undefined),
    stages: { preparing: 10, finalizing: 10 },
  });
  readonly told: Effect[] = [];
  /** Processes that run: they end when they are told to, or by themselves. */
  readonly processes = new Set<string>();
  private time = 0;
  private jobs = 0;

  do(doing: Doing): void {
    const { ml } = this;
    if (doing.kind === 'wait') {
      this.time += doing.by;
      this.hear(ml.advance(this.time));
    } else if (doing.kind === 'put') {
      this.hear(ml.run(put(`j${this.jobs++}`, doing.properties, doing.luck), this.time).effects);
    } else {
      const runs = [...ml.all()];
      const run = runs[doing.which % Math.max(1, runs.length)];
      if (run !== undefined) this.doTo(run, doing.kind, doing.value);
    }
  }

  private doTo({ name, task }: Run, kind: 'began' | 'ended' | 'failed' | 'cancel' | 'measured', value: number): void {
    const isProcess = this.processes.has(name);
    if (kind === 'cancel') this.hear(this.ml.run({ kind, run: of(name) }, this.time).effects);
    else if (kind === 'measured' && task !== undefined)
      this.hear(this.ml.run({ kind, run: of(name), metric: 'loss', value }, this.time).effects);
    else if (kind === 'began' && isProcess) this.hear(this.ml.run({ kind, run: of(name) }, this.time).effects);
    else if (isProcess && (kind === 'ended' || kind === 'failed'))
      this.end(name, kind === 'failed' ? 'exit code 1' : undefined);
  }

  /** Everything goes on by itself until nothing does: processes end, time passes. */
  settle(): void {
    for (let round = 0; round < 10_000; round++) {
      const [name] = this.processes;
      const due = this.ml.nextDue();
      if (name !== undefined) this.end(name, undefined);
      else if (due === undefined) return;
      else {
        this.time = Math.max(this.time, due);
        this.hear(this.ml.advance(this.time));
      }
    }
    throw new Error('it never settles');
  }

  private end(name: string, error: string | undefined): void {
    this.processes.delete(name);
    this.hear(this.ml.run({ kind: 'ended', run: of(name), error }, this.time).effects);
  }

  private hear(effects: readonly Effect[]): void {
    for (const effect of effects) {
      this.told.push(effect);
      if (effect.kind === 'start') this.processes.add(effect.run.name);
      if (effect.kind === 'kill' && this.processes.has(effect.run.name)) this.end(effect.run.name, 'ended by SIGTERM');
    }
  }
}

function afterEach(done: readonly Doing[], check: (world: World) => void): World {
  const world = new World();
  for (const doing of done) {
    world.do(doing);
    check(world);
  }
  return world;
}

test('no cluster ever has more machines at work than it has, and none lies idle while the first in line would fit', () => {
  fc.assert(
    fc.property(doings, (done) => {
      afterEach(done, ({ ml }) => {
        for (const [cluster, size] of SIZES) {
          const runs = [...ml.all()].filter(({ task }) => task?.cluster === cluster);
          const nodesOf = ({ task }: Run): number => task?.nodes ?? 0;
          const atWork = runs.filter(({ state }) => state !== 'NotStarted' && state !== 'Queued' && !isOver(state));
          const taken = atWork.reduce((sum, run) => sum + nodesOf(run), 0);
          expect(taken).toBeLessThanOrEqual(size);
          expect(ml.freeNodes(cluster)).toBe(size - taken);
          const waiting = runs.filter(({ state }) => state === 'Queued');
          const first = waiting[0];
          // Runs are in the order in which they came, and so is the queue.
          if (first !== undefined) expect(nodesOf(first)).toBeGreaterThan(size - taken);
        }
      });
    }),
  );
});

test('states only go forward, and whoever is over stays so', () => {
  fc.assert(
    fc.property(doings, (done) => {
      const world = afterEach(done, () => undefined);
      world.settle();
      const seen = new Map<string, Run['state']>();
      for (const effect of world.told) {
        if (effect.kind !== 'changed') continue;
        const before = seen.get(effect.run.name);
        const isLater = before === undefined || before === effect.state || rankOf(effect.state) > rankOf(before);
        expect(isLater ? 'forward' : `${effect.run.name}: ${before} to ${effect.state}`).toBe('forward');
        seen.set(effect.run.name, effect.state);
      }
    }),
  );
});

test('every job ends once its processes do, with the times of it in order and all machines given back', () => {
  fc.assert(
    fc.property(doings, (done) => {
      const world = afterEach(done, () => undefined);
      world.settle();
      for (const { name, state, created, started = created, ended = Number.NaN, error } of world.ml.all()) {
        expect([name, isOver(state)]).toEqual([name, true]);
        expect(created <= started && started <= ended).toBe(true);
        expect((state === 'Completed') === (error === undefined)).toBe(true);
      }
      for (const [cluster, size] of SIZES) expect(world.ml.freeNodes(cluster)).toBe(size);
    }),
  );
});

test('each process is started once, and a job that is over has none', () => {
  fc.assert(
    fc.property(doings, (done) => {
      const world = afterEach(done, ({ ml, processes }) => {
        for (const name of processes) expect(isOver(ml.get(of(name))?.state ?? 'Completed')).toBe(false);
      });
      const started = world.told.flatMap((effect) => (effect.kind === 'start' ? [effect.run.name] : []));
      expect(new Set(started).size).toBe(started.length);
    }),
  );
});

test('a sweep has at most as many trials as it says, and at most so many at a time', () => {
  fc.assert(
    fc.property(doings, (done) => {
      afterEach(done, ({ ml }) => {
        const runs = [...ml.all()];
        for (const { name, kind, properties } of runs) {
          if (kind !== 'Sweep') continue;
          const trials = runs.filter(({ parent }) => parent === name);
          const limits = properties.limits as { maxTotalTrials: number; maxConcurrentTrials: number };
          expect(trials.length).toBeLessThanOrEqual(limits.maxTotalTrials);
          const active = trials.filter(({ state }) => !isOver(state));
          expect(active.length).toBeLessThanOrEqual(limits.maxConcurrentTrials);
        }
      });
    }),
  );
});

test('no step begins before those that it needs have succeeded', () => {
  fc.assert(
    fc.property(doings, (done) => {
      afterEach(done, ({ ml }) => {
        for (const { task } of ml.all()) {
          for (const input of Object.values(task?.inputs ?? {}))
            if (input.kind === 'output') expect(ml.get(of(input.run))?.state).toBe('Completed');
        }
      });
    }),
  );
});

test('the same commands at the same times do the same', () => {
  fc.assert(
    fc.property(doings, (done) => {
      const texts = [0, 1].map(() =>
        JSON.stringify(
          afterEach(done, () => undefined).told.map((effect) => [
            effect.kind,
            effect.run.name,
            'state' in effect && effect.state,
          ]),
        ),
      );
      expect(texts[0]).toBe(texts[1]);
    }),
  );
});
