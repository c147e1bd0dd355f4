import { AskedFilters } from '../../../lib/proof/jobs/asked-filters';
import { Conditions } from '../../../lib/proof/jobs/conditions';
import { exactly } from '../../../lib/proof/messages/message-set';
import { Passage } from '../../../lib/proof/messages/passage';
import { written } from '../../../lib/proof/solver/formula';
import type { JobStarts } from '../../../lib/requests';
import { evaluateFilter, messageFromJson, SqlAction } from '../../../lib/rules';
import type { TemplateData } from '../../../lib/trigger/jobs';
import { TEMPLATE_DATA } from '../../support/templates';
import { topicOf } from '../../support/topics';

const from = (property: string, wins: 'property' | 'body' = 'property') => ({ property, wins });
const template = (fromProperties: TemplateData['fromProperties'], more: Partial<TemplateData> = {}) =>
  ({ ...TEMPLATE_DATA['reviews-bert'], fromProperties, ...more }) as TemplateData;
const starts = (templates: Readonly<Record<string, TemplateData>>) =>
  ({ by: 'function', templates }) as unknown as JobStarts;

const CONTRACT = {
  type: 'object',
  properties: { kind: { enum: ['train', 'evaluate'] }, nodes: { type: 'integer' }, share: { type: 'number' } },
  required: ['kind'],
};
const topicWith = (contract: object | undefined) => topicOf({ s: '1=1' }, { said: { ...(contract && { contract }) } });
const passageOf = (...sqls: readonly string[]) =>
  sqls.reduce((before, sql, at) => before.by(`r${at}`, SqlAction.parse(sql)), Passage.NONE);

interface Case {
  readonly templates: Readonly<Record<string, TemplateData>>;
  readonly contract?: object;
  readonly sent?: object | 'same';
  readonly action?: readonly string[];
}

function conditionsOf({ templates, contract, sent = 'same', action = [] }: Case) {
  const topic = topicWith(contract);
  const conditions = new Conditions(starts(templates), topic, sent === 'same' ? topic : topicWith(sent));
  const asked = new AskedFilters();
  const ask = asked.by(({ predicate }) =>
    exactly(written('(p)'), (message) => evaluateFilter(predicate!, message) === true),
  );
  return { conditions, found: conditions.of(ask, passageOf(...action)), asked: () => asked.all.map(({ sql }) => sql) };
}

const NODES = '{"type":"integer","minimum":1,"maximum":4}';
const told = (one: Case) =>
  conditionsOf(one).found.map(
    ({ key, isKnown, templates }) => `${key}${isKnown ? '' : ' (not known)'}: ${templates.join(', ')}`,
  );

test.each<[what: string, one: Case, told: readonly string[]]>([
  ['none where nothing is read', { templates: { t: template({}) } }, []],
  [
    'that a property may stand where it is put',
    { templates: { t: template({ nodeCount: from('nodes') }) }, contract: CONTRACT },
    [`NODES ${NODES}: t`],
  ],
  [
    'of which nothing is known without a contract',
    { templates: { t: template({ nodeCount: from('nodes') }) } },
    [`NODES ${NODES} (not known): t`],
  ],
  [
    'but for what a rule sets',
    { templates: { t: template({ nodeCount: from('nodes') }) }, action: ['SET nodes = 3'] },
    [`NODES ${NODES}: t`],
  ],
  [
    'none where the body may say it',
    { templates: { t: template({ nodeCount: from('nodes', 'body') }) }, contract: CONTRACT },
    [],
  ],
  [
    'also where the body wins, of what there is not',
    { templates: { t: template({ parameters: { nothing: from('nodes', 'body') } }) }, contract: CONTRACT },
    ['NODES null: t'],
  ],
  [
    'once for two templates that ask the same, in any letter case',
    {
      templates: { t: template({ nodeCount: from('nodes') }), u: template({ nodeCount: from('Nodes') }) },
      contract: CONTRACT,
    },
    [`NODES ${NODES}: t, u`],
  ],
  [
    'once for a template that asks twice',
    { templates: { t: template({ parameters: { epochs: from('nodes'), lr: from('nodes') } }) }, contract: CONTRACT },
    [
      `NODES ${JSON.stringify(TEMPLATE_DATA['reviews-bert']!.parameters.epochs)}: t`,
      `NODES ${JSON.stringify(TEMPLATE_DATA['reviews-bert']!.parameters.lr)}: t`,
    ],
  ],
  [
    'and that what a rule changes is still as the contract says',
    { templates: { t: template({}), u: template({}) }, contract: CONTRACT, action: ['SET nodes = 3'] },
    ['contract nodes: t, u'],
  ],
  [
    'by any rule that it has come by',
    { templates: { t: template({}) }, contract: CONTRACT, action: ['SET nodes = 3', 'REMOVE kind', 'SET other = 1'] },
    ['contract kind: t', 'contract nodes: t'],
  ],
  [
    'all of it, where it was sent to another topic',
    { templates: { t: template({}) }, contract: CONTRACT, sent: {} },
    ['contract kind: t', 'contract nodes: t', 'contract share: t'],
  ],
  [
    'that a property of any value is not NULL where every message has it',
    { templates: { t: template({}) }, contract: { type: 'object', properties: { a: {}, b: {} }, required: ['a'] } },
    ['contract a: t'],
  ],
  [
    'what a contract says beyond its properties',
    { templates: { t: template({}) }, contract: { ...CONTRACT, minProperties: 2 } },
    ['contract: t'],
  ],
  [
    'and no remarks of it',
    { templates: { t: template({}) }, contract: { ...CONTRACT, title: 't', description: 'd', $schema: 's', $id: 'i' } },
    [],
  ],
])('what has to hold of copies: %s', (_, one, expected) => {
  expect(told(one)).toEqual(expected);
});

describe('of which copies it holds', () => {
  const holds = (one: Case, at: number, properties: object) => {
    const { holds: set } = conditionsOf(one).found[at]!;
    const message = messageFromJson({ properties } as never);
    return set.has(message) ? 'yes' : set.mayHave(message) ? 'perhaps' : 'no';
  };

  test('what lacks a property, or has one that is right', () => {
    const one = { templates: { t: template({ nodeCount: from('nodes') }) }, contract: CONTRACT };
    const values = [{}, { nodes: null }, { nodes: 1 }, { nodes: 4 }, { nodes: 5 }, { nodes: 'x' }];
    expect(values.map((value) => holds(one, 0, value))).toEqual(['yes', 'yes', 'yes', 'yes', 'no', 'no']);
  });

  test('what lacks one alone, where nothing is right', () => {
    const one = { templates: { t: template({ parameters: { nothing: from('nodes') } }) }, contract: CONTRACT };
    expect([{}, { nodes: 1 }].map((value) => holds(one, 0, value))).toEqual(['yes', 'no']);
  });

  test('what every message has is there', () => {
    const one = { templates: { t: template({}) }, contract: CONTRACT, action: ['SET kind = x; SET share = 1'] };
    expect([{}, { kind: 'train' }, { kind: 'other' }].map((value) => holds(one, 0, value))).toEqual([
      'no',
      'yes',
      'no',
    ]);
    expect([{}, { share: 1.5 }, { share: 'x' }].map((value) => holds(one, 1, value))).toEqual(['yes', 'yes', 'no']);
  });

  test.each<[schema: object, value: unknown, is: string]>([
    [{ type: 'string' }, 'x', 'yes'],
    [{ type: 'string' }, 1, 'no'],
    [{ type: 'boolean' }, true, 'yes'],
    [{ type: 'boolean' }, 'true', 'no'],
    [{ type: 'number', minimum: 1.5 }, 1.5, 'yes'],
    [{ type: 'number', minimum: 1.5 }, 1.25, 'no'],
    [{ type: 'number', maximum: 1.5 }, 1.75, 'no'],
    [{ type: 'string', format: 'date-time' }, '2026-01-02T03:04:05Z', 'perhaps'],
    [{}, 'anything', 'yes'],
    [{ title: 'a remark', description: 'another' }, 'anything', 'yes'],
    [{ minLength: 5 }, 'anything', 'perhaps'],
  ])('as %j says of what a rule has set: %j is right: %s', (schema, value, is) => {
    const one = {
      templates: { t: template({}) },
      contract: { type: 'object', properties: { a: schema } },
      action: ['SET a = b'],
    };
    expect(holds(one, 0, { a: value })).toBe(is);
  });
});

describe('whether a number has no fraction', () => {
  const asked = (action: readonly string[], nodes: object, sent: object | 'same' = 'same') =>
    conditionsOf({
      templates: { t: template({ nodeCount: from('nodes') }) },
      contract: { type: 'object', properties: { nodes } },
      action,
      sent,
    })
      .asked()
      .some((sql) => sql === 'nodes >= 1');

  test.each<[what: string, action: readonly string[], nodes: object, isWhole: boolean]>([
    ['where the contract says so', [], { type: 'integer' }, true],
    ['not where it says otherwise', [], { type: 'number' }, false],
    ['where a rule sets whole numbers', ['SET nodes = 3'], { type: 'integer' }, true],
    ['not where one sets a fraction', ['SET nodes = 1.5'], { type: 'integer' }, false],
    ['not where one computes', ['SET nodes = nodes + 1'], { type: 'integer' }, false],
    ['not where any does', ['SET nodes = 1.5', 'SET nodes = 3'], { type: 'integer' }, false],
    ['where one takes it away', ['REMOVE nodes'], { type: 'integer' }, true],
    ['where others are set', ['SET other = 1.5; SET sys.Label = 1.5'], { type: 'integer' }, true],
    ['in any letter case', ['SET NODES = 1.5'], { type: 'integer' }, false],
  ])('is known %s', (_, action, nodes, isWhole) => {
    expect(asked(action, nodes)).toBe(isWhole);
  });

  test('is known of one that no contract has and a rule makes', () => {
    const of = (action: string, contract: object | undefined) =>
      conditionsOf({
        templates: { t: template({ nodeCount: from('nodes') }) },
        contract,
        action: [action],
      } as Case).asked();
    expect(of('SET nodes = 3', { type: 'object', properties: {} })).toContain('nodes >= 1');
    expect(of('SET nodes = 1.5', { type: 'object', properties: {} })).not.toContain('nodes >= 1');
    expect(of('SET nodes = 3', undefined)).not.toContain('nodes >= 1');
  });
});

test('properties that are read and of which nothing is known', () => {
  const templates = {
    t: template({ nodeCount: from('nodes'), tier: from('tier', 'body') }),
    u: template({ nodeCount: from('nodes'), parameters: { epochs: from('other') } }),
  };
  const unknown = (contract: object | undefined, ...action: readonly string[]) =>
    conditionsOf({ templates, contract } as Case).conditions.unknown(passageOf(...action));
  expect(unknown(undefined)).toEqual(['nodes', 'other']);
  expect(unknown(undefined, 'SET nodes = 1')).toEqual(['other']);
  expect(unknown(CONTRACT)).toEqual([]);
});

test('all that may be asked of copies on any way is asked before', () => {
  const { conditions } = conditionsOf({
    templates: { t: template({ nodeCount: from('nodes') }) },
    contract: CONTRACT,
  });
  const before = new AskedFilters();
  conditions.all(before.note);
  const after = new AskedFilters();
  for (const action of ['SET nodes = 3', 'SET nodes = 1.5', 'REMOVE kind', 'SET share = 1'])
    conditions.of(after.note, passageOf(action));
  const known = before.all.map(({ sql }) => sql);
  expect(after.all.map(({ sql }) => sql).filter((sql) => !known.includes(sql))).toEqual([]);
  expect(known).toEqual(expect.arrayContaining(['nodes >= 1', 'nodes = 1', 'nodes = 4']));
});
