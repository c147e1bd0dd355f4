import { changeOfSources, reviewChange, reviewJson } from '../../../lib/proof/review';
import { startsToJson } from '../../../lib/requests';
import { parseDocument } from '../../../lib/terraform';
import type { TemplateData } from '../../../lib/trigger/jobs';
import { TEMPLATE_DATA } from '../../support/templates';
import { configurationOf, type Rules } from '../../support/topics';

const contract = {
  type: 'object',
  properties: {
    kind: { type: 'string', enum: ['train', 'evaluate'] },
    nodes: { type: 'integer', minimum: 1, maximum: 4 },
  },
  required: ['kind'],
};

const nodes = { nodeCount: { property: 'nodes', wins: 'property' } } as const;
const template = (change: Partial<TemplateData> = {}): TemplateData =>
  ({ ...TEMPLATE_DATA['reviews-bert'], maxNodes: 4, fromProperties: nodes, ...change }) as TemplateData;

type Templates = Readonly<Record<string, TemplateData>>;
interface Side {
  readonly rules: Readonly<Record<string, string | Rules>>;
  readonly starts?: Readonly<Record<string, Templates>>;
  readonly settings?: Readonly<Record<string, object>>;
  readonly claims?: readonly object[];
  readonly queues?: readonly string[];
}

function documentOf({ rules, starts = {}, settings = {}, claims = [], queues = [] }: Side) {
  const told = Object.entries(starts).map(([name, templates]) => [
    name,
    { ...settings[name], '//': { starts: startsToJson({ by: 'function', templates }) } },
  ]);
  const all = { ...settings, ...Object.fromEntries(told) };
  const document = JSON.parse(configurationOf(rules, { said: { contract, claims }, settings: all }));
  document.resource.azurerm_servicebus_queue = Object.fromEntries(
    queues.map((name) => [name, { name, namespace_id: 'n' }]),
  );
  return parseDocument('a.tf.json', JSON.stringify(document));
}

async function remarksOf(before: Side, after: Side) {
  const review = await reviewChange(changeOfSources(documentOf(before), documentOf(after)));
  return reviewJson(review) as {
    readonly unmoved: boolean | null;
    readonly gates: readonly string[];
    readonly remarks: readonly { code: string; subject: string; text: string; message?: object; gate?: string }[];
  };
}

const ofJobs = ({ remarks }: Awaited<ReturnType<typeof remarksOf>>) =>
  remarks
    .filter(({ code }) => code.startsWith('jobs-'))
    .map(({ code, text, message, gate }) => ({ code, text, message, ...(gate && { gate }) }));
const event = (applicationProperties: object) => ({ applicationProperties });

const TRAIN = { rules: { gpu: "kind = 'train'" }, starts: { gpu: { train: template() } } };

describe('what a change does to the jobs that messages start', () => {
  test.each<[what: string, before: Side, after: Side, told: readonly object[]]>([
    ['nothing', TRAIN, TRAIN, []],
    ['the same in other words', TRAIN, { ...TRAIN, rules: { gpu: "kind IN ('train')" } }, []],
    [
      'a template takes fewer nodes',
      TRAIN,
      { ...TRAIN, starts: { gpu: { train: template({ maxNodes: 2 }) } } },
      [
        {
          code: 'jobs-lost',
          gate: 'lost-coverage',
          text: 'messages that started a job of `train` now start none: `events/gpu` sets them aside: property nodes, which is nodeCount: must be <= 2 (not-allowed)',
          message: event({ kind: 'train', nodes: 3 }),
        },
      ],
    ],
    [
      'a template takes more nodes',
      { ...TRAIN, starts: { gpu: { train: template({ maxNodes: 2 }) } } },
      TRAIN,
      [
        {
          code: 'jobs-more',
          text: 'messages now start a job of `train` that started none of it; before, `events/gpu` set them aside: property nodes, which is nodeCount: must be <= 2 (not-allowed)',
          message: event({ kind: 'train', nodes: 3 }),
        },
      ],
    ],
    [
      'another template in its place',
      TRAIN,
      { ...TRAIN, starts: { gpu: { tune: template() } } },
      [
        {
          code: 'jobs-lost',
          gate: 'lost-coverage',
          text: 'messages that started a job of `train` now start none: `events/gpu` starts jobs of `tune` alone',
          message: event({ kind: 'train' }),
        },
        {
          code: 'jobs-more',
          text: 'messages now start a job of `tune` that started none of it; before, `events/gpu` started jobs of `train` alone',
          message: event({ kind: 'train' }),
        },
      ],
    ],
    [
      'an action sets what the template does not take',
      TRAIN,
      { ...TRAIN, rules: { gpu: { r: { sql: "kind = 'train'", action: 'SET nodes = 9' } } } },
      [
        {
          code: 'jobs-lost',
          gate: 'lost-coverage',
          text: expect.stringMatching(
            /^messages that started a job of `train` now start none: `events\/gpu` sets them aside: /,
          ),
          message: event({ kind: 'train' }),
        },
      ],
    ],
    [
      'nothing starts jobs any more',
      TRAIN,
      { rules: TRAIN.rules },
      [
        {
          code: 'jobs-lost',
          gate: 'lost-coverage',
          text: 'messages that started a job of `train` now start none: they go `events/gpu`, where nothing starts jobs',
          message: event({ kind: 'train' }),
        },
      ],
    ],
    [
      'a second subscription starts a job of the same message',
      {
        rules: { gpu: "kind = 'train'", cpu: "kind = 'evaluate'" },
        starts: { gpu: { train: template() }, cpu: { run: template() } },
      },
      {
        rules: { gpu: "kind = 'train'", cpu: '1=1' },
        starts: { gpu: { train: template() }, cpu: { run: template() } },
      },
      [
        {
          code: 'jobs-more',
          text: 'messages now start a job of `run` that started none of it; before, `events/gpu` started jobs of `train` alone',
          message: event({ kind: 'train' }),
        },
        {
          code: 'jobs-more',
          text: 'messages that started one job at most now start 2: at `cpu` and `gpu`',
          message: event({ kind: 'train' }),
        },
      ],
    ],
  ])('%s', async (_, before, after, told) => {
    expect(ofJobs(await remarksOf(before, after))).toEqual(told);
  });

  test('a topic that is new tells nothing of jobs', async () => {
    expect(ofJobs(await remarksOf({ rules: {} }, TRAIN))).toEqual([]);
  });

  test('messages that end elsewhere, where nothing starts jobs', async () => {
    const queues = ['approval'];
    const forwarded = { ...TRAIN, queues, settings: { gpu: { forward_to: 'approval' } } };
    const review = await remarksOf({ ...TRAIN, queues }, forwarded);
    expect(review.unmoved).toBe(false);
    expect(ofJobs(review)).toMatchObject([
      {
        code: 'jobs-lost',
        gate: 'lost-coverage',
        text: 'messages that started a job of `train` now start none: they go `events/gpu` → `approval`, where nothing starts jobs',
      },
    ]);
  });

  test('of what is forwarded out of the document it cannot be told', async () => {
    const { remarks, unmoved } = await remarksOf(TRAIN, { ...TRAIN, settings: { gpu: { forward_to: 'elsewhere' } } });
    expect(unmoved).toBe(false);
    expect(remarks.map(({ code, text }) => `${code} ${text}`)).toContainEqual(
      expect.stringMatching(
        /^unresolved cannot tell whether messages that started a job of `train` start none, since `forward_to` of `azurerm_servicebus_subscription.gpu`: elsewhere is not /,
      ),
    );
  });

  test('a claim about jobs is asked again when only a template is another one', async () => {
    const claims = [{ kind: 'exactly-once', name: 'one job', jobs: ['train'], messages: "kind = 'train'" }];
    const after = { ...TRAIN, claims, starts: { gpu: { train: template({ maxNodes: 2 }) } } };
    const { remarks, gates } = await remarksOf({ ...TRAIN, claims }, after);
    expect(gates).toEqual(['lost-coverage']);
    expect(remarks.find(({ code }) => code === 'claim-refuted')).toMatchObject({
      text: '"one job" is refuted, and was not before: a message starts no job of `train` (it is claimed for messages whose kind is \'train\')',
      message: event({ kind: 'train', nodes: 3 }),
    });
  });
});
