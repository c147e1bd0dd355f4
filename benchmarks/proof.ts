import { topicOfFilters } from '../__tests__/support/topics';
import { findOverlaps } from '../lib/proof/questions/overlaps';
import { TopicProof } from '../lib/proof/questions/topic-proof';

/**
 * Which of many subscriptions overlap, all pairs: `npm run bench`. COUNTS names how many subscriptions.
 */
const counts = (process.env.COUNTS ?? '12,100,500,2000').split(',').map(Number);

const TRAINING = "eventType IN ('training.requested', 'retrain.requested')";
/** The training subscriptions of the shipped catalogue, for every tenant: apart, but not by one property alone. */
const FAMILY = [
  `${TRAINING} AND gpuCount >= 1 AND priority >= 7`,
  `${TRAINING} AND gpuCount >= 1 AND (NOT EXISTS(priority) OR priority < 7)`,
  `${TRAINING} AND (NOT EXISTS(gpuCount) OR gpuCount < 1)`,
  "eventType = 'drift.detected' AND driftScore >= 0.3",
];

const SCENARIOS: Readonly<Record<string, (n: number, count: number) => string>> = {
  'one event each': (n) => `jobKind = 'kind-${n}' AND priority >= ${n % 10}`,
  'a family for each tenant': (n) => `tenant = 'tenant-${Math.floor(n / 4)}' AND ${FAMILY[n % 4]}`,
  'everything overlaps': (n) => `priority > ${n} OR jobKind = 'kind-${n}'`,
  'a prefix each': (n) => `model LIKE 'team-${n}-%'`,
  'patterns that overlap': (n) => `model LIKE '%-${n}-%' AND stage = 'candidate'`,
  'apart by arithmetic': (n, count) => `(shard + priority) % ${count} = ${n}`,
  'apart by LIKE': (n) => `model LIKE '%-team-${n}'`,
};

async function main(): Promise<void> {
  console.log('all pairs of subscriptions: seconds, calls of the solver, pairs that overlap of all pairs');
  for (const [title, sql] of Object.entries(SCENARIOS).filter(
    ([t]) => t === process.env.ONLY || process.env.ONLY === undefined,
  )) {
    for (const count of counts) {
      const start = performance.now();
      const proof = new TopicProof(topicOfFilters(Array.from({ length: count }, (_, n) => sql(n, count))));
      const { pairs, undecided, decidedBy } = await findOverlaps(proof);
      await proof.close();
      const seconds = ((performance.now() - start) / 1000).toFixed(1).padStart(6);
      const [calls, found, all] = [proof.prover.questions, pairs.length, (count * (count - 1)) / 2].map((value) =>
        value.toLocaleString('en').padStart(9),
      );
      console.log(
        `${title.padEnd(26)} ${String(count).padStart(5)} ${seconds} s ${calls} calls ${found} of ${all}, ${undecided.length} undecided ${JSON.stringify(decidedBy)}`,
      );
    }
  }
}

main();
