import { CPU, command, GPU, machine, of, put, told } from './machine';

test('a job goes through its states as its process does', () => {
  const ml = machine();
  const { answer, effects } = ml.run(put('a', command()), 0);
  expect(answer).toMatchObject({ kind: 'created', run: { name: 'a' } });
  expect(told(effects)).toEqual(['a NotStarted', 'a Queued', 'a Preparing', 'a Starting', 'start a']);
  expect(told(ml.run({ kind: 'began', run: of('a') }, 5).effects)).toEqual(['a Running']);
  expect(told(ml.run({ kind: 'ended', run: of('a'), error: undefined }, 9).effects)).toEqual([
    'a Finalizing',
    'a Completed',
  ]);
  expect(ml.get(of('a'))).toMatchObject({ created: 0, started: 5, ended: 9, error: undefined });
});

test('a process that fails, or cannot start, fails the job with its words', () => {
  const ml = machine();
  ml.run(put('a', command()), 0);
  ml.run({ kind: 'ended', run: of('a'), error: 'bash is not on this machine' }, 1);
  expect(ml.get(of('a'))).toMatchObject({ state: 'Failed', error: 'bash is not on this machine', started: undefined });
});

test('the stages that take minutes in Azure take the time that is said', () => {
  const ml = machine({ stages: { preparing: 100, finalizing: 50 } });
  expect(told(ml.run(put('a', command()), 0).effects)).toEqual(['a NotStarted', 'a Queued', 'a Preparing']);
  expect(ml.nextDue()).toBe(100);
  expect(told(ml.advance(100))).toEqual(['a Starting', 'start a']);
  ml.run({ kind: 'began', run: of('a') }, 100);
  expect(told(ml.run({ kind: 'ended', run: of('a'), error: undefined }, 110).effects)).toEqual(['a Finalizing']);
  expect(told(ml.advance(160))).toEqual(['a Completed']);
});

test('jobs wait for machines, first come first served: a large one is not overtaken', () => {
  const ml = machine();
  ml.run(put('one', command()), 0);
  expect(told(ml.run(put('two', command({ resources: { instanceCount: 2 } })), 1).effects)).toEqual([
    'two NotStarted',
    'two Queued',
  ]);
  // A machine is free, and whoever came before needs it.
  expect(ml.freeNodes(CPU)).toBe(1);
  ml.run(put('small', command()), 2);
  expect(ml.get(of('small'))?.state).toBe('Queued');
  expect(told(ml.run({ kind: 'ended', run: of('one'), error: undefined }, 3).effects)).toEqual([
    'one Finalizing',
    'one Completed',
    'two Preparing',
    'two Starting',
    'start two',
  ]);
  ml.run({ kind: 'cancel', run: of('two') }, 4);
  // The machines are free when the process has ended, and not before.
  expect(ml.get(of('small'))?.state).toBe('Queued');
  ml.run({ kind: 'ended', run: of('two'), error: undefined }, 5);
  expect(ml.get(of('two'))?.state).toBe('Canceled');
  expect(ml.get(of('small'))?.state).toBe('Starting');
});

test('each cluster has machines of its own, and a job without one waits for none', () => {
  const ml = machine();
  ml.run(put('cpu', command({ resources: { instanceCount: 2 } })), 0);
  ml.run(put('gpu', command({ computeId: GPU.toUpperCase(), resources: { instanceCount: 4 } })), 0);
  ml.run(put('none', command({ computeId: undefined, resources: { instanceCount: 9 } })), 0);
  for (const name of ['cpu', 'gpu', 'none']) expect([name, ml.get(of(name))?.state]).toEqual([name, 'Starting']);
  expect([ml.freeNodes(CPU), ml.freeNodes(GPU)]).toEqual([0, 0]);
});

test.each([
  ['more machines than the cluster has', { resources: { instanceCount: 3 } }, /node count 3 .* 2 of the compute 'cpu'/],
  ['a cluster that is not there', { computeId: `${CPU}-x` }, /Unknown compute target 'cpu-x'/],
])('refuses %s', (_, over, message) => {
  const ml = machine();
  const { answer, effects } = ml.run(put('a', command(over)), 0);
  expect(answer).toMatchObject({
    kind: 'refused',
    status: 400,
    code: 'UserError',
    message: expect.stringMatching(message),
  });
  expect([effects, ml.get(of('a'))]).toEqual([[], undefined]);
});

describe('a job that takes too long', () => {
  const limits = { jobLimitsType: 'Command', timeout: 'PT10S' };

  test('is ended by its limit, counted from when it runs', () => {
    const ml = machine();
    ml.run(put('a', command({ limits })), 0);
    ml.run({ kind: 'began', run: of('a') }, 5000);
    expect(told(ml.advance(14_999))).toEqual([]);
    expect(told(ml.advance(15_000))).toEqual(['a CancelRequested', 'kill a']);
    ml.run({ kind: 'ended', run: of('a'), error: 'ended by SIGTERM' }, 15_100);
    expect(ml.get(of('a'))).toMatchObject({ state: 'Canceled', error: 'it took longer than its time limit of 10 s' });
  });

  test('and is not, where it has ended before', () => {
    const ml = machine({ stages: { finalizing: 60_000 } });
    ml.run(put('a', command({ limits })), 0);
    ml.run({ kind: 'began', run: of('a') }, 0);
    ml.run({ kind: 'ended', run: of('a'), error: undefined }, 9999);
    ml.advance(80_000);
    expect(ml.get(of('a'))?.state).toBe('Completed');
  });
});

describe('cancel', () => {
  test('of a job that waits ends it at once, and gives up its place', () => {
    const ml = machine();
    ml.run(put('runs', command({ resources: { instanceCount: 2 } })), 0);
    ml.run(put('waits', command({ resources: { instanceCount: 2 } })), 0);
    ml.run(put('next', command()), 0);
    expect(told(ml.run({ kind: 'cancel', run: of('waits') }, 1).effects)).toEqual(['waits Canceled']);
    ml.run({ kind: 'ended', run: of('runs'), error: undefined }, 2);
    expect(ml.get(of('next'))?.state).toBe('Starting');
  });

  test('of one that is over changes nothing', () => {
    const ml = machine();
    ml.run(put('a', command()), 0);
    ml.run({ kind: 'ended', run: of('a'), error: undefined }, 1);
    expect(ml.run({ kind: 'cancel', run: of('a') }, 2)).toEqual({ answer: { kind: 'done' }, effects: [] });
    expect(ml.get(of('a'))?.state).toBe('Completed');
  });

  test('of one that is not there is refused', () => {
    expect(machine().run({ kind: 'cancel', run: of('a') }, 0).answer).toMatchObject({ kind: 'refused', status: 404 });
  });
});

describe('a job of the same name', () => {
  const first = command({ inputs: { epochs: { jobInputType: 'literal', value: '3' } }, tags: { requestId: '1' } });

  test.each([
    ['the same', first],
    [
      'the same in another order, with what is meant anyway',
      { resources: { instanceCount: 1 }, experimentName: 'Default', ...first, limits: null },
    ],
    ['what the service itself has added', { ...first, status: 'Running', services: { Tracking: {} }, outputs: {} }],
  ])('is kept where it is %s', (_, again) => {
    const ml = machine();
    ml.run(put('a', first), 0);
    expect(ml.run(put('a', again), 1).answer).toMatchObject({ kind: 'kept', run: { name: 'a', created: 0 } });
  });

  test('may have other tags, which replace those that were there', () => {
    const ml = machine();
    ml.run(put('a', first), 0);
    const again = { ...first, tags: { requestId: '2' }, displayName: 'better', isArchived: true };
    ml.run(put('a', again), 1);
    expect(ml.get(of('a'))?.properties).toMatchObject({
      tags: { requestId: '2' },
      displayName: 'better',
      isArchived: true,
    });
  });

  test.each([
    ['command', { command: 'python other.py' }],
    ['computeId', { computeId: GPU }],
    ['inputs', { inputs: { epochs: { jobInputType: 'literal', value: '4' } } }],
    ['resources', { resources: { instanceCount: 2 } }],
    ['experimentName', { experimentName: 'other' }],
    ['jobType', { jobType: 'Pipeline' }],
  ])('is refused with another %s', (member, over) => {
    const ml = machine();
    ml.run(put('a', first), 0);
    const { answer, effects } = ml.run(put('a', { ...first, ...over }), 1);
    expect(answer).toMatchObject({
      status: 400,
      code: 'JobPropertyImmutable',
      message: expect.stringContaining(`'${member}'`),
    });
    expect(effects).toEqual([]);
  });

  test('is there for ever, and another in capitals is another', () => {
    const ml = machine();
    ml.run(put('a', first), 0);
    ml.run({ kind: 'ended', run: of('a'), error: 'it failed' }, 1);
    expect(ml.run(put('a', first), 2).answer).toMatchObject({ kind: 'kept', run: { state: 'Failed' } });
    expect(ml.run(put('A', first), 2).answer).toMatchObject({ kind: 'created' });
  });
});

test('a job that is deleted is gone; one that runs is not deleted', () => {
  const ml = machine();
  ml.run(put('a', command()), 0);
  expect(ml.run({ kind: 'remove', run: of('a') }, 1).answer).toMatchObject({ kind: 'refused', status: 409 });
  ml.run({ kind: 'ended', run: of('a'), error: undefined }, 2);
  expect(told(ml.run({ kind: 'remove', run: of('a') }, 3).effects)).toEqual(['removed a']);
  expect([...ml.all()]).toEqual([]);
});

test('stop ends all, each with why', () => {
  const ml = machine();
  ml.run(put('runs', command({ resources: { instanceCount: 2 } })), 0);
  ml.run(put('waits', command()), 0);
  expect(told(ml.run({ kind: 'stop', why: 'this machine stops' }, 1).effects)).toEqual([
    'runs CancelRequested',
    'kill runs',
    'waits Canceled',
  ]);
  expect(ml.get(of('waits'))?.error).toBe('this machine stops');
});

test('what was under way when it was lost has failed, and the rest is as it was', () => {
  const before = machine();
  before.run(put('done', command()), 0);
  before.run({ kind: 'measured', run: of('done'), metric: 'loss', value: 0.5 }, 1);
  before.run({ kind: 'ended', run: of('done'), error: undefined }, 2);
  before.run(put('runs', command()), 3);
  const after = machine();
  const effects = after.restore(before.all(), 10, 'it was lost');
  expect(told(effects)).toEqual(['runs Failed']);
  expect(after.get(of('runs'))).toMatchObject({ state: 'Failed', error: 'it was lost', ended: 10 });
  expect(after.get(of('done'))).toMatchObject({ state: 'Completed', ended: 2, metrics: new Map([['loss', 0.5]]) });
  expect(after.run(put('runs', command()), 11).answer).toMatchObject({ kind: 'kept' });
  // Its machines are free again.
  expect(after.freeNodes(CPU)).toBe(2);
});
