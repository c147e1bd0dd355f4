import { graphOf, topologyOf } from '../../lib/routing';
import { drawnLines } from '../../lib/routing/pictures/graph';
import { parseDocument } from '../../lib/terraform';

type Resources = Readonly<Record<string, Readonly<Record<string, object>>>>;

const TOPIC = '${azurerm_servicebus_topic.events.id}';
const TOPICS: Resources = { azurerm_servicebus_topic: { events: { name: 'events', namespace_id: '/n' } } };
const drawn = (resource: Resources) => graphOf(topologyOf(parseDocument('x', JSON.stringify({ resource }))));

/** A topic with these subscriptions, each with a rule, and two queues. */
const withSubscriptions = (subscriptions: Readonly<Record<string, object>>, rule: object = { sql_filter: 'a = 1' }) =>
  drawn({
    ...TOPICS,
    azurerm_servicebus_queue: {
      one: { name: 'one', namespace_id: '/n' },
      two: { name: 'two', namespace_id: '/n', forward_to: '${azurerm_servicebus_queue.one.name}' },
    },
    azurerm_servicebus_subscription: Object.fromEntries(
      Object.entries(subscriptions).map(([name, own]) => [name, { name, topic_id: TOPIC, ...own }]),
    ),
    azurerm_servicebus_subscription_rule: Object.fromEntries(
      Object.keys(subscriptions).map((name) => [
        name,
        { name: 'r', subscription_id: `\${azurerm_servicebus_subscription.${name}.id}`, ...rule },
      ]),
    ),
  });

/** The arrows between boxes by the first lines of these, with what stands at them. */
function arrowsOf({ boxes, arrows }: ReturnType<typeof graphOf>): string[] {
  const names = new Map(boxes.map(({ id, lines }) => [id, lines[0]]));
  return arrows.map(({ from, to, label }) => `${names.get(from)} ${label ?? ''}> ${names.get(to)}`).sort();
}

test('topics, queues and subscriptions are boxes, with arrows where messages go', () => {
  const graph = withSubscriptions({
    on: { forward_to: '${azurerm_servicebus_queue.two.name}' },
    dead: { requires_session: true, forward_dead_lettered_messages_to: '${azurerm_servicebus_queue.one.name}' },
  });
  expect(graph.boxes.map(({ kind, lines, addresses }) => [kind, lines, addresses])).toEqual([
    ['topic', ['events', 'topic'], ['azurerm_servicebus_topic.events']],
    ['queue', ['one', 'queue'], ['azurerm_servicebus_queue.one']],
    ['queue', ['two', 'queue'], ['azurerm_servicebus_queue.two']],
    ['subscription', ['dead', 'a is 1', 'sessions'], ['azurerm_servicebus_subscription.dead']],
    ['subscription', ['on', 'a is 1'], ['azurerm_servicebus_subscription.on']],
  ]);
  expect(arrowsOf(graph)).toEqual([
    'dead dead letters> one',
    'events > dead',
    'events > on',
    'on forwards> two',
    'two forwards> one',
  ]);
});

test('what is elsewhere is one box, whoever forwards to it', () => {
  const graph = withSubscriptions({ a: { forward_to: 'far' }, b: { forward_to: 'far' }, c: { forward_to: 'away' } });
  expect(graph.boxes.filter(({ kind }) => kind === 'elsewhere').map(({ lines }) => lines)).toEqual([
    ['far', 'elsewhere'],
    ['away', 'elsewhere'],
  ]);
  expect(arrowsOf(graph).filter((arrow) => arrow.includes('forwards'))).toEqual([
    'a forwards> far',
    'b forwards> far',
    'c forwards> away',
    'two forwards> one',
  ]);
});

describe('what is not known is drawn as well', () => {
  const unknownIn = ({ boxes }: ReturnType<typeof graphOf>) => boxes.filter(({ kind }) => kind === 'unknown');

  test('where something goes on to', () => {
    const graph = withSubscriptions({
      a: { forward_to: '${var.x}', forward_dead_lettered_messages_to: '${var.y}' },
    });
    expect(unknownIn(graph).map(({ lines }) => lines[0])).toEqual(['? not known', '? not known']);
    expect(arrowsOf(graph)).toEqual([
      'a dead letters> ? not known',
      'a forwards> ? not known',
      'events > a',
      'two forwards> one',
    ]);
    expect(new Set(graph.boxes.map(({ id }) => id)).size).toBe(graph.boxes.length);
    // Mermaid takes no blanks in them.
    for (const { id } of graph.boxes) expect(id).toMatch(/^\w+$/);
  });

  test('that there may be more subscriptions', () => {
    const graph = withSubscriptions({ a: {}, b: { topic_id: '${var.topic}' } });
    expect(unknownIn(graph).map(({ lines }) => lines[0])).toEqual(['? perhaps more']);
    expect(arrowsOf(graph)).toContain('events > ? perhaps more');
  });

  test('that there may be other rules', () => {
    const graph = withSubscriptions({ a: {} }, { sql_filter: 'a = 1', count: '${var.n}' });
    const [box] = graph.boxes.filter(({ kind }) => kind === 'subscription');
    expect(box?.lines.slice(0, 4).join(' ')).toMatch(/^a \? perhaps other rules: /);
  });

  test('that there may be something at all', () => {
    const graph = drawn({ azurerm_servicebus_subscription: { s: { name: 's', topic_id: '${var.topic}' } } });
    expect(unknownIn(graph).map(({ lines }) => lines[0])).toEqual(['? not known']);
    expect(drawn({}).boxes).toEqual([]);
  });
});

describe('many subscriptions', () => {
  const many = (count: number) =>
    withSubscriptions(
      Object.fromEntries(
        Array.from({ length: count }, (_, n) => [
          `s${String(n).padStart(3, '0')}`,
          n === 0
            ? { forward_to: '${var.x}' }
            : n < 9
              ? { forward_to: '${azurerm_servicebus_queue.one.name}' }
              : n < 15
                ? { forward_dead_lettered_messages_to: '${azurerm_servicebus_queue.one.name}' }
                : {},
        ]),
      ),
    ).boxes.filter(({ kind }) => kind === 'subscription');

  test('are each by itself, as long as they are a hundred', () => {
    const boxes = many(100);
    expect(boxes).toHaveLength(100);
    expect(boxes.every(({ addresses }) => addresses.length === 1)).toBe(true);
  });

  test('are together by where they forward to, where they are more', () => {
    const boxes = many(101);
    expect(boxes.map(({ lines }) => lines)).toEqual([
      ['s000', 'a is 1'],
      ['8 subscriptions', 's001', 's002', 's003', 's004', 's005', 's006', 'and 2 more'],
      ['6 subscriptions', 's009', 's010', 's011', 's012', 's013', 's014'],
      ['86 subscriptions', 's015', 's016', 's017', 's018', 's019', 's020', 'and 80 more'],
    ]);
    expect(boxes.map(({ addresses }) => addresses.length)).toEqual([1, 8, 6, 86]);
  });
});

describe('a rule', () => {
  const linesFor = (sql: string) =>
    withSubscriptions({ a: {} }, { sql_filter: sql }).boxes.find(({ kind }) => kind === 'subscription')?.lines ?? [];

  test('is broken into short lines between its words', () => {
    const sql = ['alpha', 'beta', 'gamma', 'delta', 'omega'].map((name) => `${name} = 'some text'`).join(' AND ');
    const [, ...lines] = linesFor(sql);
    expect(lines.length).toBeGreaterThan(2);
    for (const [index, line] of lines.entries()) {
      expect(line.length).toBeLessThanOrEqual(48);
      // One more word would have been too much.
      const [next] = lines[index + 1]?.split(' ') ?? [];
      if (next !== undefined) expect(line.length + next.length).toBeGreaterThanOrEqual(48);
    }
  });

  test('is whole on five lines, and cut only where it has more', () => {
    const whole = (count: number) =>
      linesFor(`a IN (${Array.from({ length: count }, (_, n) => `'word-${10 + n}'`).join(', ')})`).slice(1);
    const all = Array.from({ length: 60 }, (_, n) => whole(n + 2));
    const firstCut = all.findIndex((lines) => lines.at(-1)?.endsWith('…'));
    expect(firstCut).toBeGreaterThan(0);
    for (const [index, lines] of all.entries()) {
      expect(lines.length).toBeLessThanOrEqual(5);
      expect(lines.at(-1)?.endsWith('…')).toBe(index >= firstCut);
      expect(lines.join(' ').endsWith(`'word-${11 + index}'`)).toBe(index < firstCut);
    }
    expect([all[firstCut - 1]?.length, all[firstCut]?.length]).toEqual([5, 5]);
    expect(all[firstCut]?.slice(0, 4)).toEqual(all.at(-1)?.slice(0, 4));
  });

  test('of one long word is one line, which is shortened where it is drawn', () => {
    const [, ...lines] = linesFor(`a = '${'x'.repeat(400)}'`);
    expect(lines.filter((line) => line.includes('xxx'))).toEqual([expect.stringMatching(/x{400}/)]);
    const short = drawnLines({ id: '', kind: 'queue', lines: [...lines, 'y'.repeat(300)], addresses: [] });
    expect(short).toContainEqual(expect.stringMatching(/^'x{179}…\(\d+ more\)…x{119}'$/));
    expect(short.at(-1)).toBe('y'.repeat(300));
  });
});
