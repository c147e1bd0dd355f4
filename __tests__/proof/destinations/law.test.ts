import fc from 'fast-check';
import { TopicProof } from '../../../lib/proof';
import { type Topic, unknownsIn } from '../../../lib/routing';
import { type DeliveryClaim, evaluateFilter, type Message, messageToJson } from '../../../lib/rules';
import { routed } from '../../support/routed';
import { runs } from '../../support/runs';
import { arbitraryClaim, arbitraryGraph, entryOf, MESSAGES, topologyOfGraph, type Way, waysOf } from './models';

/** What the router says of a message that refutes a claim; `undefined` where it cannot tell. */
function isRefuted(topic: Topic, claim: DeliveryClaim, message: Message): boolean | undefined {
  const result = routed(topic, message);
  if (unknownsIn(result).length > 0) return undefined;
  if (claim.messages !== undefined && !isTrue(claim, message)) return false;
  const ways = waysOf(result);
  const several = ways.some((way) => way.isOpen) || ways.filter((way) => way.isFailure).length > 1;
  if (several) return undefined;
  const groups = groupsOf(claim, ways);
  const copies = new Set(groups.flatMap(([, own]) => own));
  switch (claim.kind) {
    case 'exactly-once':
      return copies.size !== 1;
    case 'never-overlap':
      return groups.filter(([, own]) => own.length > 0).length > 1;
    case 'cover':
      return copies.size === 0;
    case 'not-reach':
      return copies.size > 0;
  }
}

const isTrue = ({ messages }: DeliveryClaim, message: Message) =>
  messages?.predicate !== undefined && evaluateFilter(messages.predicate, message) === true;

/** The copies that count for each thing that a claim is about. */
function groupsOf({ subscriptions, destinations, observers = [] }: DeliveryClaim, ways: readonly Way[]) {
  if (destinations !== undefined) {
    return destinations.map(
      (name) => [name, ways.filter(({ stops }) => stops.slice(lastDead(stops)).includes(name))] as const,
    );
  }
  const alive = ways.filter(({ stops }) => !stops.some((stop) => stop.endsWith('$DeadLetterQueue')));
  const via = (way: Way) => way.stops[0]?.split('/')[1] as string;
  if (subscriptions !== undefined)
    return subscriptions.map((name) => [name, alive.filter((way) => via(way) === name)] as const);
  const groups = new Map<string, Way[]>();
  for (const way of alive.filter((one) => !observers.includes(via(one))))
    groups.set(way.stops.join(), [...(groups.get(way.stops.join()) ?? []), way]);
  return [...groups];
}

function lastDead(stops: readonly string[]): number {
  return Math.max(0, ...stops.map((stop, at) => (stop.endsWith('$DeadLetterQueue') ? at : 0)));
}

test('a proof about small graphs is right about each message of a finite contract, to its last destination', async () => {
  const counts = { proved: 0, refuted: 0, undecided: 0, needless: 0 };
  await fc.assert(
    fc.asyncProperty(
      arbitraryGraph,
      fc.array(arbitraryClaim, { minLength: 1, maxLength: 4 }),
      async (graph, claims) => {
        const topic = entryOf(topologyOfGraph(graph));
        const filters = claims.flatMap(({ messages }) => messages ?? []);
        const proof = new TopicProof(topic, { filters });
        try {
          const wrong = MESSAGES.filter((message) => !proof.isRouted(message)).map((message) => messageToJson(message));
          expect(wrong).toEqual([]);
          for (const claim of claims) {
            const answer = await proof.prove(claim);
            counts[answer.verdict]++;
            const refuting = MESSAGES.map((message) => isRefuted(topic, claim, message));
            if (answer.verdict === 'proved') expect(refuting).not.toContain(true);
            if (answer.verdict === 'refuted')
              for (const { message } of answer.refutations) expect(isRefuted(topic, claim, message)).not.toBe(false);
            if (answer.verdict === 'undecided' && !refuting.includes(undefined)) counts.needless++;
          }
        } finally {
          await proof.close();
        }
      },
    ),
    runs(200),
  );
  if (process.env.COUNTS !== undefined) console.log(counts);
  expect(counts.proved).toBeGreaterThan(5);
  expect(counts.refuted).toBeGreaterThan(5);
}, 600_000);
