import { changesOf, jsonOf, NAMESPACE_ID, type PlannedChange, reviewOfPlan, type Values } from '../support/small-plans';

const GPU = 'azurerm_servicebus_subscription.gpu';
const APPROVAL = 'azurerm_servicebus_queue.approval';

type Changed = Readonly<Record<string, Partial<PlannedChange>>>;

async function told(changed: Changed, code: string) {
  const { remarks } = jsonOf(await reviewOfPlan(changesOf(changed)));
  return remarks
    .filter((remark) => remark.code === code)
    .map(({ subject, text, gate }) => `${subject}: ${text}${gate === undefined ? '' : ` [${gate}]`}`);
}

const DEAD = 'forward_dead_lettered_messages_to';
const STAYS = { actions: ['no-op'] };
const AGAIN = { actions: ['delete', 'create'] };
const same = (values: Values): Partial<PlannedChange> => ({ before: values, after: values, ...STAYS });
const to = (name: string) => same({ forward_to: name });

describe('what something forwards to', () => {
  test.each<[what: string, changed: Changed, told: readonly string[]]>([
    [
      'goes away, for dead letters as well',
      { [GPU]: same({ [DEAD]: 'approval' }), [APPROVAL]: { after: null } },
      [
        'jobs/gpu: dead-lettered messages go on to `approval`, and that **goes away**: they are dead-lettered [message-loss]',
      ],
    ],
    ['was not there before either', { [GPU]: to('elsewhere') }, []],
    [
      'is another one that is not there',
      { [GPU]: { before: { forward_to: 'elsewhere' }, after: { forward_to: 'far' } } },
      ['jobs/gpu: messages go on to `far`, which is not part of this: cannot tell whether it is there and takes them'],
    ],
    [
      'is another one, and the one before goes away',
      { [GPU]: { before: { forward_to: 'approval' }, after: { forward_to: 'far' } }, [APPROVAL]: { after: null } },
      ['jobs/gpu: messages go on to `far`, which is not part of this: cannot tell whether it is there and takes them'],
    ],
    [
      'is made anew, for dead letters as well',
      { [GPU]: same({ [DEAD]: 'approval' }), [APPROVAL]: AGAIN },
      [
        expect.stringMatching(
          /^jobs\/gpu: dead-lettered messages go on to `approval`, which is \*\*made anew\*\*.* \[message-loss\]$/,
        ),
      ],
    ],
    [
      'is made anew, the new one first',
      { [GPU]: to('approval'), [APPROVAL]: { actions: ['create', 'delete'] } },
      [expect.stringContaining('**made anew**')],
    ],
    [
      'is made anew together with what forwards to it',
      { [GPU]: { ...to('approval'), ...AGAIN }, [APPROVAL]: AGAIN },
      [],
    ],
    [
      'is made anew, and was not the target before',
      { [GPU]: { after: { forward_to: 'approval' } }, [APPROVAL]: AGAIN },
      [],
    ],
    ['has another setting', { [GPU]: to('approval'), [APPROVAL]: { after: { lock_duration: 'PT5M' } } }, []],
    ...['Disabled', 'SendDisabled'].map((status): [string, Changed, string[]] => [
      `is ${status}`,
      { [GPU]: to('approval'), [APPROVAL]: { after: { status } } },
      ['jobs/gpu: messages go on to `approval`, which **takes none**: they are dead-lettered [message-loss]'],
    ]),
    [
      'lets nobody read, and takes messages',
      { [GPU]: to('approval'), [APPROVAL]: { after: { status: 'ReceiveDisabled' } } },
      [],
    ],
    ['was disabled before', { [GPU]: to('approval'), [APPROVAL]: same({ status: 'Disabled' }) }, []],
    [
      'was disabled, and was not the target before',
      { [GPU]: { after: { forward_to: 'approval' } }, [APPROVAL]: same({ status: 'Disabled' }) },
      ['jobs/gpu: messages go on to `approval`, which **takes none**: they are dead-lettered [message-loss]'],
    ],
    [
      'was disabled, and has another address now, as what forwards to it',
      {
        'azurerm_servicebus_subscription.moved': {
          ...same({
            id: `${NAMESPACE_ID}/topics/jobs/subscriptions/moved`,
            name: 'moved',
            topic_id: `${NAMESPACE_ID}/topics/jobs`,
            forward_to: 'target',
          }),
          was: 'azurerm_servicebus_subscription.old',
        },
        'azurerm_servicebus_queue.target': {
          ...same({
            id: `${NAMESPACE_ID}/queues/target`,
            name: 'target',
            namespace_id: NAMESPACE_ID,
            status: 'Disabled',
          }),
          was: 'azurerm_servicebus_queue.old',
        },
      },
      [],
    ],
  ])('%s', async (_, changed, expected) => {
    expect(await told(changed, 'forward-target')).toEqual(expected);
  });
});

describe('how often messages are forwarded', () => {
  const queue = (name: string, was: string | undefined, is: string | undefined): Changed => {
    const values = { id: `${NAMESPACE_ID}/queues/${name}`, name, namespace_id: NAMESPACE_ID };
    const side = (next: string | undefined) => ({ ...values, ...(next !== undefined && { forward_to: next }) });
    return {
      [`azurerm_servicebus_queue.${name}`]: { before: side(was), after: side(is), ...(was === is && STAYS) },
    };
  };
  const chain = (...names: string[]): Changed =>
    Object.assign({}, ...names.map((name, at) => queue(name, names[at + 1], names[at + 1])));

  test('four times is not too often', async () => {
    expect(await told({ ...chain('a', 'b', 'c', 'd', 'e'), ...queue('a', undefined, 'b') }, 'forward-hops')).toEqual(
      [],
    );
  });

  test('five times is', async () => {
    const changed = { ...chain('a', 'b', 'c', 'd', 'e', 'f'), ...queue('a', undefined, 'b') };
    expect(await told(changed, 'forward-hops')).toEqual([
      'a: messages are forwarded more than 4 times, `a` → `b` → `c` → `d` → `e` → `f`: Azure **dead-letters them on the way** [message-loss]',
    ]);
  });

  test('what was too often before is no news', async () => {
    expect(
      await told({ ...chain('a', 'b', 'c', 'd', 'e', 'f', 'g'), ...queue('f', undefined, 'g') }, 'forward-hops'),
    ).toEqual([]);
  });

  test('a loop that was there before is no news, also under other addresses', async () => {
    const loop = { ...queue('a', 'b', 'b'), ...queue('b', 'a', 'a') };
    const moved = Object.fromEntries(
      Object.entries(loop).map(([address, change]) => [address, { ...change, was: `${address}_before` }]),
    );
    expect(await told(loop, 'forward-loop')).toEqual([]);
    expect(await told(moved, 'forward-loop')).toEqual([]);
    expect(await told({ ...loop, ...queue('b', undefined, 'a') }, 'forward-loop')).toEqual([
      expect.stringMatching(/^a: messages are forwarded \*\*in a loop\*\*, `a` → `b` → `a`: .* \[message-loss\]$/),
    ]);
  });
});
