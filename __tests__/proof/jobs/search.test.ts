import { type Finding, isAllTaken, reportJobs, TopicProof } from '../../../lib/proof';
import { startsToJson } from '../../../lib/requests';
import { messageToJson } from '../../../lib/rules';
import type { TemplateData } from '../../../lib/trigger/jobs';
import { TEMPLATE_DATA } from '../../support/templates';
import { type Rules, topicOf } from '../../support/topics';

const contract = {
  type: 'object',
  properties: {
    kind: { type: 'string', enum: ['train', 'evaluate'] },
    nodes: { type: 'integer', minimum: 0, maximum: 64 },
    share: { type: 'number' },
  },
  required: ['kind'],
};
const property = (name: string) => ({ property: name, wins: 'property' as const });
const template = (fromProperties: TemplateData['fromProperties'] = {}, change: Partial<TemplateData> = {}) =>
  ({ ...TEMPLATE_DATA['reviews-bert'], fromProperties, ...change }) as TemplateData;
const NODES = template({ nodeCount: property('nodes') });
const NO_BODY = template({}, { parameters: { p: { type: 'integer', minimum: 2, maximum: 1 } } });

async function answerOf(
  rules: string | Rules,
  templates: Readonly<Record<string, TemplateData>>,
  said: object = { contract },
  find?: (words: number) => Finding | undefined,
  settings: object = {},
) {
  const starts = startsToJson({ by: 'function', templates });
  const proof = new TopicProof(topicOf({ s: rules }, { said, settings: { s: { '//': { starts }, ...settings } } }));
  const spy = jest.spyOn(proof, 'find');
  const real = proof.prover.find.bind(proof.prover);
  let asked = 0;
  if (find !== undefined) spy.mockImplementation(async (set, words) => find(asked++) ?? real(set, words));
  const [answer] = await reportJobs(proof);
  await proof.close();
  return {
    findings: answer!.findings.map((one) => ({
      kind: one.kind,
      ...('of' in one && { of: one.of }),
      ...('rules' in one && { rules: one.rules }),
      ...('templates' in one && { templates: one.templates }),
      ...('rule' in one && { rule: one.rule, place: one.place }),
      ...('message' in one && { message: messageToJson(one.message) }),
    })),
    undecided: answer!.undecided,
    unknown: answer!.unknown,
    isAllTaken: isAllTaken(answer!),
  };
}
const kindsOf = ({ findings }: { readonly findings: readonly { readonly kind: string }[] }) =>
  findings.map(({ kind }) => kind);

describe('what somebody has said to be meant of one rule', () => {
  const acknowledged = (code: string) => ({ [code]: 'people look at these' });
  const one = { sql: "kind = 'train'", action: 'SET note = NULL', acknowledged: acknowledged('set-aside') };

  test('is meant of the subscription, whatever its other rules say', async () => {
    const other = "kind = 'evaluate'";
    expect(kindsOf(await answerOf({ one: { ...one, acknowledged: {} }, other }, { t: NODES }))).toEqual(['sets-aside']);
    expect(kindsOf(await answerOf({ one, other }, { t: NODES }))).toEqual([]);
    expect(kindsOf(await answerOf({ other, one }, { t: NODES }))).toEqual([]);
  });

  test('is that alone', async () => {
    const rule = { sql: 'nodes >= 1 AND nodes <= 4', action: 'REMOVE nodes' };
    const body = { t: template({ nodeCount: { property: 'nodes', wins: 'body' } }) };
    const of = async (code: string) =>
      kindsOf(await answerOf({ r: { ...rule, acknowledged: acknowledged(code) } }, body));
    expect(await of('set-aside')).toEqual(['takes-away']);
    expect(await of('taken-away')).toEqual([]);
  });
});

describe('what is found', () => {
  test('of each condition a message that comes by a rule of the subscription', async () => {
    expect(await answerOf({ few: 'nodes = 1', many: 'nodes > 50' }, { t: NODES })).toEqual({
      findings: [
        {
          kind: 'sets-aside',
          rules: ['few', 'many'],
          templates: ['t'],
          message: { properties: { kind: { string: 'train' }, nodes: { int: '51' } } },
        },
      ],
      undecided: [],
      unknown: [],
      isAllTaken: false,
    });
  });

  test('nothing where all is taken', async () => {
    expect(await answerOf('nodes = 1', { t: NODES })).toEqual({
      findings: [],
      undecided: [],
      unknown: [],
      isAllTaken: true,
    });
  });

  test('that no template takes any message, once and not for each kind', async () => {
    expect(kindsOf(await answerOf('nodes > 4', { t: NODES, u: NODES }))).toEqual(['sets-aside', 'takes-none']);
    const { findings } = await answerOf('nodes > 4', { t: NODES, u: NODES });
    expect(findings[1]).toMatchObject({ of: undefined });
  });

  test('that no template takes a kind, by the names of all kinds', async () => {
    const rules = { a: "kind = 'train' AND nodes = 1", b: "kind = 'evaluate' AND nodes = 9" };
    const { findings } = await answerOf(rules, { t: NODES });
    expect(findings.map((one) => [one.kind, one.of])).toEqual([
      ['sets-aside', undefined],
      ['takes-none', "kind = 'evaluate'"],
    ]);
  });

  test('no kind without a contract: kinds are what rules name, and nobody has said that there are no others', async () => {
    const rules = { a: "kind = 'train'", b: { sql: "kind = 'evaluate'", action: 'SET nodes = 9' } };
    expect(kindsOf(await answerOf(rules, { t: NODES }, {}))).toEqual(['sets-aside']);
    expect(kindsOf(await answerOf(rules, { t: NODES }))).toEqual(['sets-aside', 'takes-none']);
  });

  test('an action that takes away what a template reads, for each place where it is read', async () => {
    const both = template({ nodeCount: property('nodes'), tier: property('kind') });
    const { findings } = await answerOf({ r: { sql: 'nodes = 1', action: 'REMOVE nodes' } }, { t: both, u: NODES });
    expect(findings.filter(({ kind }) => kind === 'takes-away')).toEqual([
      {
        kind: 'takes-away',
        rule: 'r',
        place: 'nodeCount',
        templates: ['t', 'u'],
        message: { properties: { kind: { string: 'train' }, nodes: { int: '1' } } },
      },
    ]);
  });

  test('once, though dead letters of the subscription are forwarded', async () => {
    const rules = { r: { sql: 'nodes = 1', action: 'REMOVE nodes' } };
    const dead = { forward_dead_lettered_messages_to: 'elsewhere' };
    expect(kindsOf(await answerOf(rules, { t: NODES }, { contract }, undefined, dead))).toEqual(['takes-away']);
  });

  test('no action that sets it, sets another one, or takes away what is never there', async () => {
    const of = async (sql: string, action: string) => kindsOf(await answerOf({ r: { sql, action } }, { t: NODES }));
    expect(await of('nodes = 1', 'SET nodes = 2')).toEqual([]);
    expect(await of('nodes = 1', 'SET other = 2')).toEqual([]);
    expect(await of('nodes = 1', 'REMOVE nodes')).toEqual(['takes-away']);
    expect(await of('NOT EXISTS(nodes)', 'REMOVE nodes')).toEqual([]);
  });
});

describe('what cannot be told', () => {
  const open: Finding = { kind: 'undecided', reason: 'why' };

  test('is a question of the subscription, with its reason', async () => {
    const { findings, undecided, isAllTaken: isTaken } = await answerOf('1=1', { t: NODES }, { contract }, () => open);
    expect(findings).toEqual([]);
    expect(undecided).toEqual([{ question: 'whether, of s, nodes is always one that t takes', reason: 'why' }]);
    expect(isTaken).toBe(false);
  });

  test('of all messages is asked of each kind', async () => {
    // GIVEN a template that takes nothing, where it cannot be told whether anything comes
    const questions: string[] = [];
    const { undecided, findings } = await answerOf('share % 0.3 > 5.0', { t: NO_BODY });
    for (const { question } of undecided) questions.push(question);
    // THEN
    expect(kindsOf({ findings })).toEqual(['no-request']);
    expect(questions).toEqual([
      'whether, of s, any message of its rules comes',
      "whether, of s, any message of kind = 'train' comes",
      "whether, of s, any message of kind = 'evaluate' comes",
    ]);
  });

  test('is which rules there are beside those that are known', async () => {
    const { undecided } = await answerOf({ r: { sql: 'nodes = 1', action: '${var.action}' } }, { t: NODES });
    expect(undecided.map(({ question }) => question)).toEqual(['whether, of s, it takes all that comes']);
  });
});
