import fc from 'fast-check';
import { placesOf } from '../../../lib/proof/destinations/routed';
import { contractOf } from '../../../lib/proof/questions/topic-filters';
import { reviewTopic } from '../../../lib/proof/review/topics/topic-review';
import { knownOf, type Topic, unknownsIn } from '../../../lib/routing';
import { type Message, messageToJson } from '../../../lib/rules';
import { routed } from '../../support/routed';
import { runs } from '../../support/runs';
import { arbitraryGraph, entryOf, type GraphModel, MESSAGES, topologyOfGraph } from './models';

/** A graph, and the same with one part that is another one: of a rule, a receiver or a status, wherever it stands. */
const arbitraryStep: fc.Arbitrary<readonly [GraphModel, GraphModel]> = fc
  .tuple(arbitraryGraph, arbitraryGraph, fc.nat(), fc.nat(), fc.constantFrom('t1', 't2', 'q0', undefined))
  .map(([drawn, other, which, part, to]) => {
    const graph = to === undefined ? drawn : forwarding(drawn, to);
    return [graph, stepped(graph, other, which, part)];
  });

/** A graph of which everything that is sent goes on somewhere first. */
function forwarding({ topics: [entry, ...topics], queues }: GraphModel, to: string): GraphModel {
  const subscriptions = (entry?.subscriptions ?? []).map((one) => ({ ...one, forwardTo: to, sessions: false }));
  return { topics: [{ status: 'Active', subscriptions }, ...topics], queues };
}

function stepped(graph: GraphModel, other: GraphModel, which: number, part: number): GraphModel {
  const at = which % 5;
  if (at > 2) {
    const queues = graph.queues.map((queue, n) =>
      n === at - 3 ? { ...queue, ...pick(other.queues[n], part) } : queue,
    );
    return { ...graph, queues };
  }
  const topics = graph.topics.map((topic, n) => {
    const from = other.topics[n];
    if (n !== at || from === undefined) return topic;
    if (part % 5 === 0) return { ...topic, status: n === 0 ? 'Active' : from.status };
    if (part % 5 === 1) return { ...topic, subscriptions: from.subscriptions };
    const [first, ...others] = topic.subscriptions;
    const changed = {
      ...first,
      ...pick(from.subscriptions[0], part),
    } as GraphModel['topics'][number]['subscriptions'][number];
    return { ...topic, subscriptions: [changed, ...others] };
  });
  return { ...graph, topics };
}

function pick<T extends object>(from: T | undefined, part: number): Partial<T> {
  const entries = Object.entries(from ?? {});
  const entry = entries[part % Math.max(1, entries.length)];
  return entry === undefined ? {} : (Object.fromEntries([entry]) as Partial<T>);
}

/** Where the copies of a message end, by what the router says; `undefined` where it cannot tell. */
function endsBy(topic: Topic, message: Message): readonly string[] | undefined {
  const result = routed(topic, message);
  return unknownsIn(result).length > 0 ? undefined : [...placesOf(result)].sort();
}

/** The same without dead letters of what does not forward them and of what stays itself. */
const alive = (ends: readonly string[]) => ends.filter((end) => !end.endsWith('$DeadLetterQueue'));

test('a review says of small graphs what the router says of each message, before and after', async () => {
  const counts = { unmoved: 0, moved: 0, undecided: 0, needless: 0, rows: 0, told: 0, lost: 0 };
  await fc.assert(
    fc.asyncProperty(arbitraryStep, async ([from, to]) => {
      const [before, after] = [from, to].map((graph) => entryOf(topologyOfGraph(graph))) as [Topic, Topic];
      const review = await reviewTopic({ before, after }, (address) => address, contractOf(after), false);
      const ends = MESSAGES.map((message) => [endsBy(before, message), endsBy(after, message)] as const);
      const open = ends.some((sides) => sides.includes(undefined));
      const moved = ends.filter(([a, b]) => a !== undefined && b !== undefined && alive(a).join() !== alive(b).join());
      if (review.isUnmoved === true) {
        counts.unmoved++;
        expect(moved).toEqual([]);
      }
      if (review.isUnmoved === false) {
        counts.moved++;
        const isOther = ends.some(([a, b]) => a === undefined || b === undefined || a.join() !== b.join());
        expect(isOther).toBe(true);
      }
      if (review.isUnmoved === undefined) {
        counts.undecided++;
        if (!open) counts.needless++;
      }
      for (const { end, gained, lost } of review.rows) {
        counts.rows++;
        for (const [message, was, is] of [
          [gained, false, true],
          [lost, true, false],
        ] as const) {
          if (message === undefined) continue;
          const [old, now] = [endsBy(before, message), endsBy(after, message)];
          const said = [end, messageToJson(message)];
          if (old !== undefined) expect([...said, old.includes(end)]).toEqual([...said, was]);
          if (now !== undefined) expect([...said, now.includes(end)]).toEqual([...said, is]);
        }
      }
      for (const { code, message, text } of review.remarks) {
        if (message === undefined || !['lost-coverage', 'forwarded-elsewhere'].includes(code)) continue;
        const [old, now] = [endsBy(before, message), endsBy(after, message)];
        counts[code === 'lost-coverage' ? 'lost' : 'told']++;
        if (code === 'lost-coverage' && now !== undefined) expect([text, alive(now)]).toEqual([text, []]);
        if (code === 'lost-coverage' && old !== undefined) expect([text, alive(old).length > 0]).toEqual([text, true]);
        if (code === 'forwarded-elsewhere' && old && now) expect([text, old]).not.toEqual([text, now]);
      }
      expect(knownOf(after.subscriptions).length).toBeGreaterThan(0);
    }),
    runs(200),
  );
  if (process.env.COUNTS !== undefined) console.log(counts);
  expect(counts.unmoved).toBeGreaterThan(5);
  expect(counts.moved).toBeGreaterThan(5);
  expect(counts.told).toBeGreaterThan(5);
}, 600_000);
