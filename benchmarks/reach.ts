import { topicOfFilters } from '../__tests__/support/topics';
import { findOverlaps } from '../lib/proof/questions/overlaps';
import { TopicProof } from '../lib/proof/questions/topic-proof';
import { reportTopic } from '../lib/proof/questions/topic-report';

const count = Number(process.argv[3] ?? 100);
const which = process.argv[2];
const values = (n: number) => Array.from({ length: 95 }, (_, i) => `'${(n * 95 + i).toString(36)}'`).join(', ');
const sql: Record<string, (n: number) => string> = {
  overlap: (n) => `priority > ${n} OR jobKind = 'kind-${n}'`,
  family: (n) => `tenant = 'tenant-${Math.floor(n / 4)}' AND priority >= ${n % 4}`,
  one: (n) => `jobKind = 'kind-${n}' AND priority >= ${n % 10}`,
  in: (n) => `eventType IN (${values(n)})`,
};
async function main() {
  const [kind, question] = (which as string).split(':');
  const start = performance.now();
  const proof = new TopicProof(topicOfFilters(Array.from({ length: count }, (_, n) => sql[kind as string]!(n))));
  const r = question === 'prove' ? (await reportTopic(proof)).overlaps : await findOverlaps(proof);
  await proof.close();
  const cpu = process.cpuUsage();
  console.log(
    which,
    count,
    ((performance.now() - start) / 1000).toFixed(2),
    's; cpu',
    ((cpu.user + cpu.system) / 1e6).toFixed(2),
    'calls',
    proof.prover.questions,
    'pairs',
    r.pairs.length,
    JSON.stringify(r.decidedBy),
    Math.round(process.resourceUsage().maxRSS / 1024),
    'MB',
  );
}
void main();
