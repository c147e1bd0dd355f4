import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scheduler } from '../cli/scheduler';
import { asked, caseAt, reviewOf, routed, sureIn } from './asking';

describe.each([
  ['mixed', 'rules.tf'],
  ['tfjson', 'module.bus'],
])('%s: nothing is concluded from a part', (name, part) => {
  test('route says what may be more', () => {
    const { status, lines } = routed(`terraform/${name}`, [{ applicationProperties: { kind: 'a' } }]);
    expect({ status, sure: sureIn(lines) }).toEqual({ status: 1, sure: ['jobs/a'] });
    expect(JSON.stringify(lines[0]?.unknown)).toContain(part);
    // The rule that is not read may be of any subscription.
    expect(lines[0]?.subscriptions.map(({ subscription }) => subscription)).toEqual(['a', 'b']);
  });

  test('prove proves nothing', () => {
    const { status, said } = asked<{ verdict: string; reason: string }>([
      ...['prove', 'not-reach', 'b', '--messages', "kind = 'a'", '--from', caseAt(`terraform/${name}`)],
    ]);
    expect({ status, verdict: said.verdict }).toEqual({ status: 1, verdict: 'undecided' });
    expect(said.reason).toContain(part);
  });

  test('check names it', () => {
    const { status, said } = asked<{ rules: number; findings: object[]; notChecked: { address: string }[] }>([
      ...['check', '--from', caseAt(`terraform/${name}`)],
    ]);
    expect({ status, rules: said.rules, findings: said.findings }).toEqual({ status: 1, rules: 2, findings: [] });
    expect(said.notChecked.map(({ address }) => address)).toContain(part);
  });
});

describe('copies of one message', () => {
  const times = ['', 'once', 'twice', '3 times'];
  test.each([1, 2, 3].flatMap((before) => [1, 2, 3].map((after) => [before, after] as const)))(
    'from %i to %i',
    (before, after) => {
      const { said } = reviewOf(`topology/copies-${before}.json`, `topology/copies-${after}.json`);
      expect(said.unmoved).toBe(before === after);
      const told = said.remarks.filter(({ code }) => code === 'two-copies').map(({ text }) => text);
      if (before === after) expect(told).toEqual([]);
      else expect(told[0]).toContain(`gets a message ${times[after]} that came ${times[before]}`);
    },
  );

  test.each([1, 2, 3])('%i by route', (count) => {
    const { lines } = routed(`topology/copies-${count}.json`, [{ applicationProperties: { x: 1 } }]);
    expect(lines[0]?.subscriptions[0]?.copies).toHaveLength(count);
  });
});

describe('session-action: whether a session is asked for before or after an action is not documented', () => {
  const from = 'topology/session-action.json';
  test('route cannot tell of a message without a session, and delivers one with', () => {
    const without = routed(from, [{ applicationProperties: { x: 1 } }]);
    expect(without.status).toBe(1);
    expect(without.lines[0]?.subscriptions[0]?.copies).toMatchObject([{ state: 'unknown' }]);
    const given = routed(from, [{ sessionId: 's', applicationProperties: { x: 1 } }]);
    expect(given.status).toBe(0);
    expect(given.lines[0]?.subscriptions[0]?.copies).toMatchObject([{ state: 'waiting' }]);
  });

  test.each(['not-reach', 'cover'])('prove %s of messages without a session cannot tell either', (kind) => {
    const { status, said } = asked<{ verdict: string; reason: string }>([
      ...['prove', kind, 's0', '--messages', 'x = 1 AND sys.SessionId IS NULL', '--from', caseAt(from)],
    ]);
    expect({ status, verdict: said.verdict }).toEqual({ status: 1, verdict: 'undecided' });
    expect(said.reason).toContain('not documented');
  });

  test('nothing is said to be unreachable', () => {
    const { said } = asked<{ topics: { unreachable: string[] }[] }>(['prove', '--from', caseAt(from)]);
    expect(said.topics[0]?.unreachable).toEqual([]);
  });
});

describe('names instead of ids, and what is only read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cases-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const routeIn = (json: object) => {
    const file = join(folder, 'main.tf.json');
    writeFileSync(file, JSON.stringify(json));
    const { status, stdout } = scheduler(
      ['route', '-', '--from', file, '--json'],
      '{"applicationProperties":{"kind":"a"}}',
    );
    return { status, said: JSON.parse(stdout.trim().split('\n')[0] ?? '{}') };
  };
  const rule = { name: 'r', filter_type: 'SqlFilter', sql_filter: "kind = 'a'" };

  test('azurerm 2: names of namespace, topic and subscription', () => {
    const { status, said } = routeIn({
      resource: {
        azurerm_servicebus_namespace: { n: { name: 'bus' } },
        azurerm_servicebus_topic: { t: { name: 'jobs', namespace_name: 'bus' } },
        azurerm_servicebus_subscription: { s: { name: 'train', namespace_name: 'bus', topic_name: 'jobs' } },
        azurerm_servicebus_subscription_rule: {
          r: { ...rule, namespace_name: 'bus', topic_name: 'jobs', subscription_name: 'train' },
        },
      },
    });
    expect(status).toBe(0);
    expect(said.subscriptions).toMatchObject([{ subscription: 'train', copies: [{ rules: ['r'] }] }]);
  });

  test('azurerm 2: names by references', () => {
    const { status, said } = routeIn({
      resource: {
        azurerm_servicebus_namespace: { n: { name: 'bus' } },
        azurerm_servicebus_topic: { t: { name: 'jobs', namespace_name: '${azurerm_servicebus_namespace.n.name}' } },
        azurerm_servicebus_subscription: {
          s: {
            name: 'train',
            namespace_name: '${azurerm_servicebus_namespace.n.name}',
            topic_name: '${azurerm_servicebus_topic.t.name}',
          },
        },
        azurerm_servicebus_subscription_rule: {
          r: {
            ...rule,
            namespace_name: '${azurerm_servicebus_namespace.n.name}',
            topic_name: '${azurerm_servicebus_topic.t.name}',
            subscription_name: '${azurerm_servicebus_subscription.s.name}',
          },
        },
      },
    });
    expect(status).toBe(0);
    expect(said.subscriptions).toMatchObject([{ subscription: 'train', copies: [{ rules: ['r'] }] }]);
  });

  test('a topic that is only read may have further subscriptions', () => {
    const { status, said } = routeIn({
      data: { azurerm_servicebus_topic: { t: { name: 'jobs', namespace_id: 'n' } } },
      resource: {
        azurerm_servicebus_subscription: { s: { name: 'train', topic_id: '${data.azurerm_servicebus_topic.t.id}' } },
        azurerm_servicebus_subscription_rule: {
          r: { ...rule, subscription_id: '${azurerm_servicebus_subscription.s.id}' },
        },
      },
    });
    expect(status).toBe(1);
    expect(said.unknown).not.toHaveLength(0);
  });

  test('a subscription whose name is not known may be the one that is asked for', () => {
    const file = join(folder, 'named.tf.json');
    writeFileSync(
      file,
      JSON.stringify({
        resource: {
          azurerm_servicebus_topic: { t: { name: 'jobs', namespace_id: 'n' } },
          azurerm_servicebus_subscription: {
            s: { name: '${var.name}', topic_id: '${azurerm_servicebus_topic.t.id}' },
            o: { name: 'other', topic_id: '${azurerm_servicebus_topic.t.id}' },
          },
          azurerm_servicebus_subscription_rule: {
            r: { ...rule, subscription_id: '${azurerm_servicebus_subscription.s.id}' },
          },
        },
      }),
    );
    const { status, said } = asked<{ verdict: string }>(['prove', 'not-reach', 'eval', '--from', file]);
    expect({ status, verdict: said.verdict }).toEqual({ status: 1, verdict: 'undecided' });
  });

  test.each(['${var.enabled ? 1 : 0}', '${var.many}'])('a rule of which the count is %s may not be there', (count) => {
    const { status, said } = routeIn({
      resource: {
        azurerm_servicebus_topic: { t: { name: 'jobs', namespace_id: 'n' } },
        azurerm_servicebus_subscription: { s: { name: 'train', topic_id: '${azurerm_servicebus_topic.t.id}' } },
        azurerm_servicebus_subscription_rule: {
          r: { ...rule, count, subscription_id: '${azurerm_servicebus_subscription.s.id}' },
        },
      },
    });
    expect(status).toBe(1);
    expect(said.subscriptions).toMatchObject([{ subscription: 'train', copies: [] }]);
    expect(said.subscriptions[0].unknown).not.toHaveLength(0);
  });
});
