import { JobProof } from '../../lib/proof/jobs/job-proof';
import { reportJobs } from '../../lib/proof/jobs/job-report';
import { MessageContract, Property } from '../../lib/rules';
import { startsToJson } from '../../lib/requests';
import { topicOf } from '../support/topics';
import { TEMPLATE_DATA } from '../support/templates';
test('x', async () => {
  const contract = MessageContract.of({ kind: Property.oneOf('train', 'eval'), queueTier: Property.oneOf('dedicated', 'fast').optional(), n: Property.int({ min: 0, max: 9 }).optional(), d: Property.double().optional() });
  const t = { ...TEMPLATE_DATA['reviews-bert']!, fromProperties: { tier: { property: 'queueTier', wins: 'property' as const }, nodeCount: { property: 'n', wins: 'property' as const }, parameters: { epochs: { property: 'd', wins: 'property' as const } } } };
  const topic = topicOf({ a: { r: "kind = 'train'", s: { sql: "kind = 'eval'", action: 'SET n = 99' } } , b: "queueTier = 'fast'", c: 'n BETWEEN 1 AND 2' }, { said: { contract: contract.jsonSchema() }, settings: { a: { '//': { starts: startsToJson({ by: 'function', templates: { t } }) } }, b: { '//': { starts: startsToJson({ by: 'function', templates: { t } }) } } } });
  const jobs = new JobProof(topic);
  const report = await reportJobs(jobs);
  console.log(JSON.stringify(report.map(({ subscription, ...x }) => ({ s: subscription.name, ...x })), (k, v) => typeof v === 'bigint' ? String(v) : v, 1));
  await jobs.close();
});
