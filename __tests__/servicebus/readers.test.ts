import { Construct } from 'constructs';
import { audit } from '../../lib/audit';
import { SqlFilter } from '../../lib/rules';
import { Principal, type ServiceBusNamespace, ServiceBusQueue } from '../../lib/servicebus';
import { parseDocument } from '../../lib/terraform';
import { GROUNDS } from '../support/grounds';
import { TestStack } from '../support/stacks';

const rules = { all: SqlFilter.acceptEverything() };
const id = (number: number) => `00000000-0000-0000-0000-00000000000${number}`;
const PROGRAM = Principal.managedIdentity('submitter', id(1));
const WORKER = Principal.managedIdentity('worker', id(2));
const PEOPLE = Principal.group('operators', id(3));

/** A namespace with a subscription and a queue, and two programs that may listen. */
class Scene extends TestStack {
  readonly bus: ServiceBusNamespace;
  readonly one = new Construct(this.stack, 'starter');
  readonly two = new Construct(this.stack, 'other-starter');

  constructor(readonly hasKeys = false) {
    super();
    this.bus = this.namespace(hasKeys ? { localAuthEnabled: GROUNDS } : {});
  }

  readonly subscriptionOf = (forwards = false) =>
    this.bus
      .addTopic('events')
      .addSubscription('train', { rules, ...(forwards && { forwardTo: this.bus.addQueue('next') }) });
  readonly queueOf = (forwards = false) =>
    this.bus.addQueue('requests', forwards ? { forwardTo: this.bus.addQueue('next') } : {});
}

const warningsOf = ({ stack }: Scene) =>
  stack.node
    .findAll()
    .flatMap(({ node }) => node.metadata.filter(({ type }) => /warn/.test(type)).map(({ data }) => data));

const ENTITIES = [
  ['subscription', (scene: Scene, forwards?: boolean) => scene.subscriptionOf(forwards), 'test/bus/events/train'],
  ['queue', (scene: Scene, forwards?: boolean) => scene.queueOf(forwards), 'test/bus/requests'],
] as const;

describe.each(ENTITIES)('%s', (_, make, path) => {
  const problemsAfter = (use: (entity: ReturnType<typeof make>, scene: Scene) => void, forwards = false) => {
    const scene = new Scene();
    use(make(scene, forwards), scene);
    return scene.problems();
  };

  test('a program is the only one, and its own identity is not somebody else', () => {
    const problems = problemsAfter((entity, { one }) => {
      entity.grantConsume(PROGRAM, one);
      entity.grantReceive(PROGRAM);
    });
    expect(problems).toEqual([]);
  });

  test('somebody beside a program is refused, and both are named', () => {
    const problems = problemsAfter((entity, { one }) => {
      entity.grantReceive(WORKER);
      entity.grantConsume(PROGRAM, one);
    });
    expect(problems).toEqual([
      `[${path}] grantReceive: got ["worker"], allowed nobody beside test/starter, which takes every message: what somebody else takes starts nothing; take the grant away, or the program; who only looks gets grantPeek, and dead letters are read where forwardDeadLetteredMessagesTo leads`,
    ]);
  });

  test('two programs are refused, and both are named', () => {
    const problems = problemsAfter((entity, { one, two }) => {
      entity.grantConsume(PROGRAM, one);
      entity.grantConsume(WORKER, two);
    });
    expect(problems).toEqual([
      expect.stringMatching(
        /\] consumers: got \["test\/starter","test\/other-starter"\], allowed one program: .*; take one away, or give it a subscription of its own/,
      ),
    ]);
  });

  test('two workers that somebody has written down may be meant, and are told of once', () => {
    const scene = new Scene();
    const entity = make(scene);
    entity.grantReceive(WORKER);
    expect([scene.problems(), warningsOf(scene)]).toEqual([[], []]);
    entity.grantReceive(PEOPLE);
    expect([scene.problems(), scene.problems()]).toEqual([[], []]);
    expect(warningsOf(scene)).toEqual([
      expect.stringMatching(/^worker, operators receive here, .* goes to one of them alone: .* \(shared-receivers\)$/),
    ]);
  });

  test('who owns the namespace can take from a program, which is told of', () => {
    const scene = new Scene();
    const entity = make(scene);
    scene.bus.grantOwn(PEOPLE);
    expect([scene.problems(), warningsOf(scene)]).toEqual([[], []]);
    entity.grantConsume(PROGRAM, scene.one);
    expect([scene.problems(), scene.problems()]).toEqual([[], []]);
    expect(warningsOf(scene)).toEqual([
      expect.stringMatching(
        new RegExp(`^grantOwn: operators can take messages that test/starter takes of ${path}, .*owner-beside-program`),
      ),
    ]);
  });

  test.each([
    ['a receiver', (entity: any) => entity.grantReceive(WORKER), 'worker'],
    ['a program', (entity: any, { one }: Scene) => entity.grantConsume(PROGRAM, one), 'test/starter'],
  ] as const)('%s of what goes on at once is refused', (__, use, who) => {
    expect(problemsAfter(use, true)).toEqual([
      `[${path}] grantReceive: got ["${who}"], allowed nobody, since everything goes on to next; grant grantReceive at the queue that it goes to, or leave forwardTo out`,
    ]);
  });

  test('who looks has grounds, which the audit accepts', () => {
    const scene = new Scene();
    const entity = make(scene);
    entity.grantConsume(PROGRAM, scene.one);
    entity.grantPeek(PEOPLE, GROUNDS);
    expect(scene.problems()).toEqual([]);
    const { records } = audit([parseDocument('cdk.tf.json', scene.synthText())], { today: '2026-11-22' });
    expect(
      records.filter(({ rule }) => rule.id === 'SB-RBAC-005').map(({ address, status }) => [address, status]),
    ).toEqual([
      [expect.stringMatching(/_peek-operators$/), 'waived'],
      [expect.stringMatching(/_receive-submitter$/), 'compliant'],
    ]);
  });

  test('who looks where nobody else is needs no grounds', () => {
    expect(problemsAfter((entity) => entity.grantPeek(PEOPLE, GROUNDS))).toEqual([
      expect.stringMatching(/grantPeek: got \["operators"\], allowed somebody who looks beside somebody who receives/),
    ]);
  });
});

test('a queue of somebody else is judged like one of ours', () => {
  const scene = new Scene();
  const queue = ServiceBusQueue.fromQueueName(scene.stack, 'theirs', { queueName: 'theirs', namespace: scene.bus });
  queue.grantConsume(PROGRAM, scene.one);
  queue.grantReceive(WORKER);
  expect(scene.problems()).toEqual([expect.stringContaining('[test/theirs] grantReceive: got ["worker"]')]);
});

describe('a key', () => {
  const TAKES =
    /right: got "(listen|manage)", allowed keys for sending only: test\/starter takes every message of test\/bus/;

  test.each([
    ['of the topic', ({ bus }: Scene) => bus.node.findChild('events')],
    ['of the namespace', ({ bus }: Scene) => bus],
  ] as const)('that listens, %s, is refused beside a program', (_, holder) => {
    for (const right of ['listen', 'manage', 'send'] as const) {
      const scene = new Scene(true);
      scene.subscriptionOf().grantConsume(PROGRAM, scene.one);
      (holder(scene) as any).addAccessKey('legacy', right, GROUNDS);
      expect(scene.problems()).toEqual(right === 'send' ? [] : [expect.stringMatching(TAKES)]);
    }
  });

  test('of a queue is refused where a program takes from that queue, and from no other', () => {
    const scene = new Scene(true);
    const queue = scene.queueOf();
    queue.addAccessKey('legacy', 'listen', GROUNDS);
    scene.bus.addQueue('elsewhere').grantConsume(PROGRAM, scene.one);
    expect(scene.problems()).toEqual([]);
    queue.grantConsume(PROGRAM, scene.two);
    expect(scene.problems()).toEqual([expect.stringMatching(/right: got "listen".*test\/other-starter takes/)]);
  });
});

test('what takes every message is known: a queue that it goes on to, a program, or nobody', () => {
  const scene = new Scene();
  const topic = scene.bus.addTopic('events');
  const next = scene.bus.addQueue('next');
  const [forwarding, started, free] = [{ forwardTo: next }, {}, {}].map((options, index) =>
    topic.addSubscription(`s${index}`, { rules, ...options }),
  );
  started!.grantConsume(PROGRAM, scene.one);
  expect([forwarding!.consumer, started!.consumer, free!.consumer]).toEqual([next, scene.one, undefined]);
  expect(topic.consumed).toEqual([{ from: 'test/bus/events/s1', by: 'test/starter' }]);
  expect(scene.bus.consumed).toEqual(topic.consumed);
});
