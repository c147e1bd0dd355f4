import { reportJobs, TopicProof } from '../../../lib/proof';
import { startsFromJson, startsToJson } from '../../../lib/requests';
import { type DeliveryClaim, messageToJson } from '../../../lib/rules';
import type { TemplateData } from '../../../lib/trigger/jobs';
import { TEMPLATE_DATA } from '../../support/templates';
import { type Rules, topicOf } from '../../support/topics';

const contract = {
  type: 'object',
  properties: {
    kind: { type: 'string', enum: ['train', 'evaluate'] },
    tier: { type: 'string', enum: ['spot', 'fast'] },
    nodes: { type: 'integer', minimum: 0, maximum: 64 },
    share: { type: 'number' },
    note: { type: 'string' },
  },
  required: ['kind'],
};

const property = (name: string) => ({ property: name, wins: 'property' as const });
function template(
  fromProperties: TemplateData['fromProperties'] = {},
  change: Partial<TemplateData> = {},
): TemplateData {
  return { ...TEMPLATE_DATA['reviews-bert'], fromProperties, ...change } as TemplateData;
}

type Templates = Readonly<Record<string, TemplateData>>;
const starting = (templates: Templates) => ({ '//': { starts: startsToJson({ by: 'function', templates }) } });

async function answerOf(rules: string | Rules, templates: Templates, said: object = { contract }) {
  const proof = new TopicProof(topicOf({ s: rules }, { said, settings: { s: starting(templates) } }));
  const [answer] = await reportJobs(proof);
  await proof.close();
  if (answer === undefined) throw new Error('nothing starts jobs');
  return {
    ...answer,
    findings: answer.findings.map((one) => ({
      ...one,
      ...('message' in one && { message: messageToJson(one.message) }),
    })),
  };
}

describe('what is set aside for a reason that is known now', () => {
  test.each<[what: string, rules: string | Rules, templates: Templates, told: readonly RegExp[]]>([
    [
      'more than the template allows',
      "kind = 'train' AND nodes >= 1",
      { t: template({ nodeCount: property('nodes') }) },
      [/nodes.*must be <= 4/],
    ],
    [
      'less',
      "kind = 'train' AND nodes <= 4",
      { t: template({ nodeCount: property('nodes') }) },
      [/nodes.*must be >= 1/],
    ],
    [
      'a tier that there is not',
      "kind = 'train'",
      { t: template({ tier: property('tier') }) },
      [/tier.*dedicated.*spot/],
    ],
    ['another type', "kind = 'train'", { t: template({ nodeCount: property('note') }) }, [/note.*must be integer/]],
    [
      'a fraction',
      'share >= 1 AND share <= 4',
      { t: template({ nodeCount: property('share') }) },
      [/share.*must be integer/],
    ],
    [
      'a parameter that the template does not have',
      "kind = 'train'",
      { t: template({ parameters: { other: { property: 'note', wins: 'body' } } }) },
      [/must NOT have additional properties: .*other/],
    ],
    [
      'what an action sets',
      { r: { sql: '1=1', action: "SET tier = 'spot'; SET nodes = 5" } },
      { t: template({ nodeCount: property('nodes') }) },
      // Every message of the subscription, so each kind of them.
      [/nodes.*must be <= 4/, /nodes.*must be <= 4/],
    ],
    [
      'what an action makes of what the contract promises',
      { r: { sql: '1=1', action: 'REMOVE kind' } },
      { t: template() },
      [/"contract".*must have required property 'kind'/, /"contract".*'kind'/],
    ],
  ])('%s', async (_, rules, templates, told) => {
    const { findings, undecided } = await answerOf(rules, templates);
    expect(undecided).toEqual([]);
    expect(findings.map((one) => JSON.stringify(one))).toEqual(told.map((text) => expect.stringMatching(text)));
  });

  test('a kind of messages that no template takes', async () => {
    const rules = { a: "kind = 'train'", b: { sql: "kind = 'evaluate'", action: 'SET nodes = 9' } };
    const { findings } = await answerOf(rules, { t: template({ nodeCount: property('nodes') }) });
    expect(findings.map((one) => [one.kind, 'of' in one ? one.of : undefined])).toEqual([
      ['sets-aside', undefined],
      ['takes-none', "kind = 'evaluate'"],
    ]);
  });

  test('two templates that ask for the same are told once', async () => {
    const { findings } = await answerOf("kind = 'train'", {
      t: template({ tier: property('tier') }),
      u: template({ tier: property('tier') }),
    });
    expect(findings).toMatchObject([{ kind: 'sets-aside', templates: ['t', 'u'], rules: ['rule'] }]);
  });

  test('a template of which no body is a request', async () => {
    const none = { parameters: { p: { type: 'integer', minimum: 2, maximum: 1 } } } as const;
    const { findings } = await answerOf("kind = 'train'", { t: template({}, none) });
    expect(findings.map(({ kind }) => kind)).toEqual(['no-request', 'takes-none']);
  });
});

describe('what is not', () => {
  test.each<[what: string, rules: string | Rules, templates: Templates]>([
    ['what the filter keeps out', 'nodes >= 1 AND nodes <= 4', { t: template({ nodeCount: property('nodes') }) }],
    [
      'what an action sets right',
      { r: { sql: '1=1', action: "SET tier = 'spot'" } },
      { t: template({ tier: property('tier') }) },
    ],
    ['what the body decides', '1=1', { t: template({ nodeCount: { property: 'nodes', wins: 'body' } }) }],
    ['what nothing reads', '1=1', { t: template() }],
    ['a subscription that nothing reaches', 'nodes > 64', { t: template({ nodeCount: property('nodes') }) }],
  ])('%s', async (_, rules, templates) => {
    expect(await answerOf(rules, templates)).toMatchObject({ findings: [], undecided: [], unknown: [] });
  });

  test('what somebody has said to be meant', async () => {
    const rule = { sql: '1=1', action: 'SET note = NULL', acknowledged: { 'set-aside': 'people look at these' } };
    const { findings } = await answerOf({ r: rule }, { t: template({ nodeCount: property('nodes') }) });
    expect(findings).toEqual([]);
  });
});

test('an action that takes away what a template reads', async () => {
  const rules = { r: { sql: "kind = 'train'", action: 'REMOVE nodes' } };
  const { findings } = await answerOf(rules, { t: template({ nodeCount: property('nodes') }) });
  expect(findings).toEqual([
    {
      kind: 'takes-away',
      rule: 'r',
      property: 'nodes',
      place: 'nodeCount',
      templates: ['t'],
      message: { properties: { kind: { string: 'train' }, nodes: { int: '0' } } },
    },
  ]);
});

test('without a contract nothing is known of what senders set, and all of what a rule does', async () => {
  const templates = { t: template({ nodeCount: property('nodes'), tier: property('tier') }) };
  const rules = { r: { sql: "kind = 'train'", action: "SET tier = 'best'" } };
  const { findings, unknown } = await answerOf(rules, templates, {});
  expect(unknown).toEqual(['nodes']);
  expect(findings.map(({ kind }) => kind)).toEqual(['sets-aside', 'takes-none']);
});

test('a contract that says more than properties makes the answer one that cannot be told', async () => {
  const more = { ...contract, minProperties: 2 };
  const { findings, undecided } = await answerOf('1=1', { t: template() }, { contract: more });
  expect([findings, undecided.map(({ reason }) => reason)]).toEqual([
    [],
    [expect.stringMatching(/says more than its properties/)],
  ]);
});

test('what a body has to say is told', async () => {
  const parameters = { epochs: { type: 'integer', minimum: 1, maximum: 5 } } as const;
  const { templates } = await answerOf('1=1', {
    t: template({ parameters: { epochs: property('nodes') } }, { parameters }),
  });
  expect(templates).toEqual([
    {
      name: 't',
      demands: [
        { place: 'id' },
        { place: 'template' },
        { place: 'params.epochs', unless: 'nodes' },
        { place: 'inputs.data' },
      ],
    },
  ]);
});

describe('claims about jobs', () => {
  const claim = (jobs: readonly string[], kind: DeliveryClaim['kind'] = 'exactly-once'): DeliveryClaim => ({
    kind,
    name: 'c',
    jobs,
  });

  async function verdict(
    subscriptions: Readonly<Record<string, string>>,
    starts: Readonly<Record<string, Templates>>,
    about: DeliveryClaim,
  ) {
    const topic = topicOf(subscriptions, {
      said: { contract, claims: [{ kind: about.kind, name: about.name, jobs: about.jobs }] },
      settings: Object.fromEntries(Object.entries(starts).map(([name, templates]) => [name, starting(templates)])),
    });
    expect(topic.claims).toEqual([about]);
    const proof = new TopicProof(topic);
    const answer = await proof.prove(about);
    await proof.close();
    return answer.verdict === 'refuted' ? answer.refutations.map(({ how, ends }) => [how, ends]) : answer.verdict;
  }

  test('each message starts one job of a template', async () => {
    const own = { few: 'nodes >= 1 AND nodes <= 4', rest: 'nodes IS NULL OR nodes < 1 OR nodes > 4' };
    const t = template({ nodeCount: property('nodes') });
    expect(await verdict(own, { few: { t }, rest: { t: template() } }, claim(['t']))).toBe('proved');
    // It reaches the subscription, and is set aside there.
    expect(await verdict({ all: '1=1' }, { all: { t } }, claim(['t']))).toEqual([['reaches nobody', []]]);
    expect(await verdict({ a: '1=1', b: 'nodes = 2' }, { a: { t: template() }, b: { t } }, claim(['t']))).toEqual([
      ['comes twice', ['a', 'b']],
    ]);
    expect(await verdict(own, { few: { t }, rest: { u: template() } }, claim(['t', 'u']))).toBe('proved');
    expect(await verdict(own, { few: { t, u: t } }, claim(['t', 'u'], 'not-reach'))).toEqual([
      ['reaches one', ['few']],
    ]);
    expect(await verdict(own, { few: { t } }, claim(['u'], 'not-reach'))).toBe('proved');
  });

  test('what starts jobs and cannot be read makes it one that cannot be told', async () => {
    const topic = topicOf(
      { s: '1=1' },
      {
        said: { contract, claims: [{ kind: 'cover', name: 'c', jobs: ['t'] }] },
        settings: { s: { '//': { starts: { by: 'somebody' } } } },
      },
    );
    const proof = new TopicProof(topic);
    expect(await proof.prove(claim(['t'], 'cover'))).toMatchObject({
      verdict: 'undecided',
      reason: expect.stringMatching(/another form/),
    });
    await proof.close();
  });
});

describe('what stands in the JSON', () => {
  const written = JSON.parse(JSON.stringify(startsToJson({ by: 'logic-app', templates: TEMPLATE_DATA })));

  test('is read as it was written, without what a job runs', () => {
    expect(startsToJson(startsFromJson(written) as never)).toEqual(written);
    expect(JSON.stringify(written)).not.toMatch(/python|gpu-dedicated|azureml:/);
  });

  test.each<[what: string, change: object]>([
    ['no templates', { templates: undefined }],
    ['another starter', { by: 'cron' }],
    ['a template that is a text', { templates: { t: 'x' } }],
    ['no tier', { templates: { t: { ...written.templates.nightly, tiers: {} } } }],
    ['a limit that is a text', { templates: { t: { ...written.templates.nightly, maxNodes: '4' } } }],
    [
      'a parameter of another type',
      { templates: { t: { ...written.templates.nightly, parameters: { p: { type: 'list' } } } } },
    ],
    [
      'a parameter that says more',
      { templates: { t: { ...written.templates.nightly, parameters: { p: { type: 'string', pattern: 'a' } } } } },
    ],
    [
      'a choice of nothing',
      { templates: { t: { ...written.templates.nightly, parameters: { p: { type: 'string', enum: [] } } } } },
    ],
    [
      'an asset that is no name',
      { templates: { t: { ...written.templates.nightly, inputs: { d: { assets: ['('] } } } } },
    ],
    [
      'a source without a winner',
      { templates: { t: { ...written.templates.nightly, fromProperties: { tier: { property: 'p' } } } } },
    ],
  ])('is not taken with %s', (_, change) => {
    expect(startsFromJson({ ...written, ...change })).toBeUndefined();
  });

  test.each([null, [], 'x', 1, {}])('is not taken where it is %j', (json) =>
    expect(startsFromJson(json)).toBeUndefined(),
  );
});
