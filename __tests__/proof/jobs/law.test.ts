import fc from 'fast-check';
import { inAll, inAny, outside } from '../../../lib/proof';
import { reportJobs } from '../../../lib/proof/questions/jobs/job-report';
import { TopicProof } from '../../../lib/proof/questions/topic-proof';
import { fullRequest, startsToJson } from '../../../lib/requests';
import { type Message, messageFromJson, messageToJson } from '../../../lib/rules';
import type { TemplateData } from '../../../lib/trigger/jobs';
import { copiesFor, StandInProgram } from '../../support/program';
import { runs } from '../../support/runs';
import { TEMPLATE_DATA } from '../../support/templates';
import { topicOf } from '../../support/topics';

/** A contract of which every message can be listed. */
const CONTRACT = {
  type: 'object',
  properties: {
    kind: { type: 'string', enum: ['train', 'evaluate'] },
    tier: { type: 'string', enum: ['spot', 'fast', 'dedicated'] },
    n: { type: 'integer', minimum: 0, maximum: 3 },
    flag: { type: 'boolean' },
  },
  required: ['kind'],
};

const optional = (values: readonly unknown[]) => [undefined, ...values];
const MESSAGES: readonly Message[] = ['train', 'evaluate'].flatMap((kind) =>
  optional(['spot', 'fast', 'dedicated']).flatMap((tier) =>
    optional([0, 1, 2, 3].flatMap((n) => [{ int: String(n) }, { long: String(n) }])).flatMap((n) =>
      optional([true, false]).map((flag) =>
        messageFromJson({ properties: JSON.parse(JSON.stringify({ kind, tier, n, flag })) }),
      ),
    ),
  ),
);

const source = fc.record({
  property: fc.constantFrom('tier', 'N', 'flag', 'kind'),
  wins: fc.constantFrom('property', 'property', 'body'),
});
const parameter = fc.oneof(
  fc.record({ type: fc.constant('integer'), minimum: fc.constantFrom(0, 1, 2), maximum: fc.constantFrom(1, 2, 200) }),
  fc.record({ type: fc.constant('number'), minimum: fc.constantFrom(0, 0.5), maximum: fc.constantFrom(1.5, 3) }),
  fc.constant({ type: 'boolean' }),
  fc.record({ type: fc.constant('string'), enum: fc.constantFrom(['spot', 'fast'], ['train'], ['other']) }),
);
const template = fc
  .record({
    tiers: fc.constantFrom({ spot: 'a' }, { spot: 'a', dedicated: 'b' }, { fast: 'a', spot: 'b', dedicated: 'c' }),
    maxNodes: fc.constantFrom(1, 2, 3),
    parameters: fc.dictionary(fc.constantFrom('p', 'q'), parameter, { maxKeys: 2 }),
    fromProperties: fc.record(
      { tier: source, nodeCount: source, parameters: fc.dictionary(fc.constantFrom('p', 'q'), source, { maxKeys: 2 }) },
      { requiredKeys: [] },
    ),
  })
  .map((own) => ({ ...(TEMPLATE_DATA['reviews-bert'] as TemplateData), ...own }) as TemplateData);

const filter = fc.constantFrom(
  '1=1',
  "kind = 'train'",
  "tier IN ('spot', 'dedicated')",
  "NOT EXISTS(tier) OR tier <> 'fast'",
  'n >= 1',
  'n BETWEEN 1 AND 2'.replace('BETWEEN 1 AND 2', '>= 1 AND n <= 2'),
  'flag = TRUE AND n < 2',
  "kind = 'evaluate' AND (n IS NULL OR n > 0)",
);
const action = fc.constantFrom(
  'SET n = 2',
  'SET n = 9',
  "SET n = 'many'",
  'SET n = n + 1',
  'SET n = 1.5',
  'REMOVE n',
  'SET tier = NULL',
  "SET tier = 'fast'",
  'SET tier = kind',
  'REMOVE kind',
  "SET kind = 'other'",
  'SET flag = n > 1'.replace('n > 1', 'FALSE'),
  "SET tier = 'spot'; SET n = 3",
  'SET other = n; REMOVE n; SET n = other',
);
const rules = fc.dictionary(fc.constantFrom('r', 's'), fc.oneof(filter, fc.record({ sql: filter, action })), {
  minKeys: 1,
  maxKeys: 2,
});

/** Bodies that people send, right and wrong. */
const BODIES = [
  {},
  { id: '1', template: 't' },
  { id: '1', template: 't', inputs: { data: 'azureml:reviews:1' } },
  { id: '1', template: 't', inputs: { data: 'azureml:reviews:1' }, tier: 'spot', nodeCount: 1 },
  { id: '1', template: 't', inputs: { data: 'azureml:reviews:1' }, params: { p: 1, q: 1 } },
  { id: '1', template: 't', inputs: { data: 'azureml:reviews:1' }, params: { p: true }, nodeCount: 2 },
];

/** Why no body makes a copy a request of a template; `undefined` where one does. */
async function refusalOfAll(program: StandInProgram, name: string, data: TemplateData, copy: Message) {
  const refusal = await program.refusal(copy, fullRequest(name, data));
  if (refusal === undefined) return undefined;
  for (const body of BODIES)
    expect(await program.refusal(copy, { ...body, ...('template' in body && { template: name }) })).toBeDefined();
  return refusal;
}

const counts = { taken: 0, setAside: 0, undecided: 0, answers: 0 };

test('a template takes what the program takes, and sets aside the rest whatever its body says', async () => {
  await fc.assert(
    fc.asyncProperty(
      rules,
      fc.dictionary(fc.constantFrom('t', 'u'), template, { minKeys: 1 }),
      async (own, templates) => {
        const topic = topicOf(
          { s: own },
          {
            said: { contract: CONTRACT },
            settings: { s: { '//': { starts: startsToJson({ by: 'function', templates }) } } },
          },
        );
        const proof = new TopicProof(topic);
        const program = new StandInProgram(templates, CONTRACT);
        const answers = new Map<string, Promise<string | undefined>>();
        try {
          const [taker] = proof.jobs.takers;
          if (taker === undefined) throw new Error('nothing starts jobs');
          const copies = proof.copiesTo(taker.subscription);
          for (const [name, data] of Object.entries(templates)) {
            const some = { taken: false, setAside: false };
            const taken = inAny(...copies.map((copy) => inAll(copy.taken, taker.taken(copy.shape, [name]))));
            const setAside = inAny(
              ...copies.map((copy) => inAll(copy.taken, outside(taker.taken(copy.shape, [name])))),
            );
            for (const message of MESSAGES) {
              const refusals: (string | undefined)[] = [];
              for (const copy of copiesFor(topic, taker.subscription, message)) {
                const key = `${name} ${JSON.stringify(messageToJson(copy))}`;
                const refusal = answers.get(key) ?? refusalOfAll(program, name, data, copy);
                answers.set(key, refusal);
                refusals.push(await refusal);
              }
              const is = { taken: refusals.includes(undefined), setAside: refusals.some((one) => one !== undefined) };
              if (taken.unresolved.length === 0) expect(taken.has(message)).toBe(is.taken);
              if (taken.has(message)) expect(is.taken).toBe(true);
              if (setAside.has(message)) expect(is.setAside).toBe(true);
              some.taken ||= is.taken;
              some.setAside ||= is.setAside;
            }
            for (const which of ['taken', 'setAside'] as const) {
              const found = await proof.find(which === 'taken' ? taken : setAside);
              if (found.kind === 'undecided') counts.undecided++;
              else {
                expect([which, found.kind]).toEqual([which, some[which] ? 'message' : 'none']);
                counts[which]++;
              }
            }
          }
          const [answer] = await reportJobs(proof);
          counts.answers++;
          for (const finding of answer?.findings ?? []) {
            if (!('message' in finding)) continue;
            const copiesOfIt = copiesFor(topic, taker.subscription, finding.message);
            expect(copiesOfIt.length).toBeGreaterThan(0);
          }
        } finally {
          await proof.close();
        }
      },
    ),
    runs(25),
  );
  expect(counts.undecided * 4).toBeLessThan(counts.taken + counts.setAside);
}, 300_000);
