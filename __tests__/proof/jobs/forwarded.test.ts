import { reportJobs, TopicProof } from '../../../lib/proof';
import { startsToJson } from '../../../lib/requests';
import { topologyOf } from '../../../lib/routing';
import { messageToJson } from '../../../lib/rules';
import { parseDocument } from '../../../lib/terraform';
import type { TemplateData } from '../../../lib/trigger/jobs';
import { TEMPLATE_DATA } from '../../support/templates';

const contract = {
  type: 'object',
  properties: {
    kind: { type: 'string', enum: ['train', 'evaluate'] },
    nodes: { type: 'integer', minimum: 1, maximum: 8 },
  },
  required: ['kind'],
};
const nodes = { nodeCount: { property: 'nodes', wins: 'property' } } as const;
const train = { ...TEMPLATE_DATA['reviews-bert'], maxNodes: 4, fromProperties: nodes } as TemplateData;

interface Given {
  readonly filter?: string;
  readonly action?: string;
  /** What the rule of the second topic asks for. */
  readonly next?: string;
  readonly nextAction?: string;
  readonly to?: string;
  /** Another subscription of the first topic, and where that forwards to. */
  readonly also?: string;
}

/** A topic `events`, of which a subscription forwards to `next`, where `gpu` starts jobs. */
function topicOf({ filter = '1=1', action, next = "kind = 'train'", nextAction, to = 'next', also }: Given) {
  const said = { contract };
  const document = {
    resource: {
      azurerm_servicebus_topic: {
        events: { name: 'events', namespace_id: 'n', '//': said },
        next: { name: 'next', namespace_id: 'n', '//': said },
      },
      azurerm_servicebus_subscription: {
        on: { name: 'on', topic_id: '${azurerm_servicebus_topic.events.id}', forward_to: to },
        ...(also !== undefined && {
          also: { name: 'also', topic_id: '${azurerm_servicebus_topic.events.id}', forward_to: also },
        }),
        gpu: {
          name: 'gpu',
          topic_id: '${azurerm_servicebus_topic.next.id}',
          '//': { starts: startsToJson({ by: 'function', templates: { train } }) },
        },
      },
      azurerm_servicebus_subscription_rule: {
        on: {
          name: 'on',
          subscription_id: '${azurerm_servicebus_subscription.on.id}',
          sql_filter: filter,
          ...(action !== undefined && { action }),
        },
        gpu: {
          name: 'gpu',
          subscription_id: '${azurerm_servicebus_subscription.gpu.id}',
          sql_filter: next,
          ...(nextAction !== undefined && { action: nextAction }),
        },
        ...(also !== undefined && {
          also: { name: 'also', subscription_id: '${azurerm_servicebus_subscription.also.id}', sql_filter: '1=1' },
        }),
      },
    },
  };
  const { topics } = topologyOf(parseDocument('a.tf.json', JSON.stringify(document)));
  return topics.find(({ name }) => name === 'events')!;
}

async function answerOf(given: Given) {
  const jobs = new TopicProof(topicOf(given));
  try {
    return (await reportJobs(jobs)).map(({ name, sentTo, findings, undecided }) => ({
      name,
      sentTo: sentTo.name,
      undecided,
      findings: findings.map((one) => ({ ...one, ...('message' in one && { message: messageToJson(one.message) }) })),
    }));
  } finally {
    await jobs.close();
  }
}

test('every message that is forwarded is a request', async () => {
  expect(await answerOf({ filter: 'nodes <= 4' })).toEqual([
    { name: 'next/gpu', sentTo: 'events', findings: [], undecided: [] },
  ]);
});

test('a message that is set aside behind a hop, as it was sent', async () => {
  const [answer] = await answerOf({});
  expect(answer?.findings).toMatchObject([
    { kind: 'sets-aside', templates: ['train'], message: { properties: { kind: { string: 'train' } } }, rules: [] },
  ]);
});

test('an action on the way makes of it what no template takes', async () => {
  const [answer] = await answerOf({ filter: 'nodes <= 4', action: 'SET nodes = 9' });
  expect(answer?.findings[0]).toMatchObject({ kind: 'sets-aside', rules: ['events/on/on'] });
});

test('an action on the way takes away what a template reads', async () => {
  const [answer] = await answerOf({ filter: 'nodes <= 4', action: 'REMOVE nodes' });
  expect(answer?.findings).toMatchObject([{ kind: 'takes-away', rule: 'events/on/on', property: 'nodes' }]);
});

test('the rules that change it on the way are told, the last one first', async () => {
  const changed = { filter: 'nodes <= 4', action: 'SET nodes = 9', nextAction: 'SET other = 1' };
  const [answer] = await answerOf(changed);
  expect(answer?.findings[0]).toMatchObject({ kind: 'sets-aside', rules: ['next/gpu/gpu', 'events/on/on'] });
  const [own] = await answerOf({ filter: 'nodes <= 4', nextAction: 'SET nodes = 9' });
  expect(own?.findings[0]).toMatchObject({ kind: 'sets-aside', rules: ['next/gpu/gpu'] });
});

describe('whether there is more that comes', () => {
  test.each<[what: string, also: string, questions: readonly string[]]>([
    [
      'it is not known where another one forwards to',
      '${var.target}',
      ['whether, of next/gpu, it takes all that comes'],
    ],
    ['what leaves the document comes to nothing in it', 'elsewhere', []],
  ])('%s', async (_, also, questions) => {
    const [answer] = await answerOf({ filter: 'nodes <= 4', also });
    expect(answer).toMatchObject({ findings: [], undecided: questions.map((question) => ({ question })) });
  });
});

test('nothing comes', async () => {
  expect(await answerOf({ filter: "kind = 'evaluate'" })).toMatchObject([{ findings: [], undecided: [] }]);
});

test('of a topic that forwards elsewhere nothing is asked', async () => {
  expect(await answerOf({ to: 'outside' })).toEqual([]);
});
