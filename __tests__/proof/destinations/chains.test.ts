import fc from 'fast-check';
import { destinationsIn } from '../../../lib/proof/destinations/destination-names';
import { Chains, type Forward, forwardsIn, stopsOf } from '../../../lib/proof/destinations/forwards';
import { topologyOf } from '../../../lib/routing';
import { parseDocument } from '../../../lib/terraform';

const forward = (entity: string, target: string | undefined, at = 0, more: Partial<Forward> = {}): Forward => ({
  source: `${entity}/${at}`,
  label: `${entity}/${at}`,
  entity,
  argument: 'forward_to',
  name: target ?? 'outside',
  target,
  ...more,
});

const NAMES = ['a', 'b', 'c', 'd', 'e'];
const graph = fc
  .array(fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom(...NAMES, undefined)), { maxLength: 8 })
  .map((edges) => edges.map(([from, to], at) => forward(from, to, at)));

/** Every chain from an entity, of so many forwards at most. */
function chainsFrom(forwards: readonly Forward[], entity: string, most: number): readonly (readonly Forward[])[] {
  if (most === 0) return [[]];
  const next = forwards.filter((one) => one.entity === entity);
  if (next.length === 0) return [[]];
  return next.flatMap((one) =>
    one.target === undefined ? [[one]] : chainsFrom(forwards, one.target, most - 1).map((rest) => [one, ...rest]),
  );
}

test('whether a chain is longer than so many forwards, and the first one from where nothing forwards to', () => {
  fc.assert(
    fc.property(graph, fc.integer({ min: 0, max: 5 }), (forwards, most) => {
      const chains = new Chains(forwards);
      const longest = (entity: string) => chainsFrom(forwards, entity, most + 1).find((chain) => chain.length > most);
      for (const name of NAMES)
        expect([name, chains.isLonger(name, most)]).toEqual([name, longest(name) !== undefined]);
      const targets = forwards.map(({ target }) => target);
      const starts = [...new Set(forwards.map(({ entity }) => entity))].filter((one) => !targets.includes(one));
      expect(new Chains(forwards).longerThan(most)).toEqual(
        starts.flatMap((one) => [longest(one) ?? []].filter((chain) => chain.length > 0)),
      );
      // What was found out before changes nothing.
      expect(chains.longerThan(most)).toEqual(new Chains(forwards).longerThan(most));
    }),
    { numRuns: 300 },
  );
});

test('messages come back where they do, each loop once, by the first ways that lead back', () => {
  fc.assert(
    fc.property(graph, (forwards) => {
      const loops = [...new Chains(forwards).loops()];
      const reaches = (from: string, to: string): boolean => {
        const seen = new Set<string>();
        const open = [from];
        for (let one = open.pop(); one !== undefined; one = open.pop())
          for (const { target } of forwards.filter(({ entity }) => entity === one)) {
            if (target === to) return true;
            if (target !== undefined && !seen.has(target)) open.push(target);
            if (target !== undefined) seen.add(target);
          }
        return false;
      };
      for (const [key, loop] of loops) {
        expect(key).toBe(
          loop
            .map(({ source }) => source)
            .sort()
            .join(' '),
        );
        for (const [at, one] of loop.entries()) expect(one.target).toBe(loop[(at + 1) % loop.length]?.entity);
        expect(new Set(loop.map(({ entity }) => entity)).size).toBe(loop.length);
      }
      const inLoops = new Set(loops.flatMap(([, loop]) => loop.map(({ source }) => source)));
      for (const { source, entity, target } of forwards)
        expect([source, inLoops.has(source)]).toEqual([
          source,
          target !== undefined && (target === entity || reaches(target, entity)),
        ]);
    }),
    { numRuns: 300 },
  );
});

test('dead letters that are forwarded are no part of a chain or a loop', () => {
  const dead = forward('b', 'a', 1, { argument: 'forward_dead_lettered_messages_to' });
  const chains = new Chains([forward('a', 'b'), dead]);
  expect(chains.loops().size).toBe(0);
  expect([chains.isLonger('a', 0), chains.isLonger('a', 1)]).toEqual([true, false]);
});

test('of two ways that lead back the first one is told', () => {
  const chain = [forward('a', 'b'), forward('b', 'c', 0), forward('b', 'd', 1), forward('c', 'a'), forward('d', 'a')];
  expect([...new Chains(chain).loops().values()].map(stopsOf)).toEqual([
    ['a/0', 'b/0', 'c/0', 'a'],
    ['b/1', 'd/0', 'a/0', 'b'],
  ]);
  expect(stopsOf([])).toEqual(['']);
});

const DOCUMENT = {
  resource: {
    azurerm_servicebus_topic: { events: { name: 'events', namespace_id: 'n' } },
    azurerm_servicebus_queue: {
      work: { name: 'work', namespace_id: 'n', forward_dead_lettered_messages_to: 'lost' },
      lost: { name: 'lost', namespace_id: 'n' },
      open: { name: 'open', namespace_id: 'n', forward_to: '${var.target}' },
      far: { name: 'far', namespace_id: 'm', forward_to: 'beyond' },
    },
    azurerm_servicebus_subscription: {
      a: { name: 'a', topic_id: '${azurerm_servicebus_topic.events.id}', forward_to: 'work' },
      b: { name: 'b', topic_id: '${azurerm_servicebus_topic.events.id}', forward_to: 'elsewhere' },
    },
  },
};

test('what forwards in a document, as far as it is known to what', () => {
  const topology = topologyOf(parseDocument('a.tf.json', JSON.stringify(DOCUMENT)));
  expect(forwardsIn(topology).map(({ label, argument, name, target }) => [label, argument, name, target])).toEqual([
    ['far', 'forward_to', 'beyond', undefined],
    ['work', 'forward_dead_lettered_messages_to', 'lost', 'azurerm_servicebus_queue.lost'],
    ['events/a', 'forward_to', 'work', 'azurerm_servicebus_queue.work'],
    ['events/b', 'forward_to', 'elsewhere', undefined],
  ]);
});

test('where messages of a topic may end, as claims name it', () => {
  const topology = topologyOf(parseDocument('a.tf.json', JSON.stringify(DOCUMENT)));
  const [topic] = topology.topics;
  expect([...destinationsIn(topology, topic!)].sort()).toEqual(
    ['elsewhere', 'events/a', 'events/b', 'lost', 'open', 'work'].sort(),
  );
});
