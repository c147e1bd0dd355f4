import { AuditedDocument } from '../../lib/audit/document/audited-document';
import type { Subject } from '../../lib/audit/document/subject';
import { type Gap, parseDocument, type TerraformDocument } from '../../lib/terraform';
import { documentOf } from './documents';

/** What is written of a plan, whose values may come from Azure; and what parts that are not read leave open. */

type Constants = Readonly<Record<string, unknown>>;
const configured = (address: string, constants: Constants) => {
  const [type, name] = address.split('.').slice(-2) as [string, string];
  const expressions = Object.fromEntries(
    Object.entries(constants).map(([key, value]) => [key, { constant_value: value }]),
  );
  const mode = address.startsWith('data.') ? 'data' : 'managed';
  return { address, mode, type, name, provider_config_key: 'azurerm', expressions, schema_version: 0 };
};
const planned = (address: string, values: object) => {
  const bare = address.replace(/\[.*\]/, '');
  const { mode, type, name } = configured(bare, {});
  const index = /\["(.*)"\]$/.exec(address)?.[1];
  const common = { address, mode, type, name, ...(index !== undefined && { index }), provider_name: 'azurerm' };
  const change = { actions: ['create'], before: null, after: values, after_unknown: {}, after_sensitive: {} };
  return { value: { ...common, values, sensitive_values: {}, schema_version: 1 }, change: { ...common, change } };
};

function plan(
  resources: Readonly<Record<string, object>>,
  configuration: Readonly<Record<string, Constants>>,
): AuditedDocument {
  const found = Object.entries(resources).map(([address, values]) => planned(address, values));
  const text = JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.9.0',
    planned_values: { root_module: { resources: found.map(({ value }) => value) } },
    resource_changes: found.map(({ change }) => change),
    configuration: {
      provider_config: { azurerm: { name: 'azurerm' } },
      root_module: { resources: Object.entries(configuration).map(([address, one]) => configured(address, one)) },
    },
  });
  return new AuditedDocument(parseDocument('plan.json', text));
}
const at = (document: AuditedDocument, address: string) =>
  document.subjects.find((one) => one.address === address) as Subject;

const QUEUE = 'azurerm_servicebus_queue';

test('of a resource of a plan the constants of its configuration are written, of each instance the same', () => {
  const document = plan(
    {
      [`${QUEUE}.one`]: { name: 'q', status: 'Active' },
      [`${QUEUE}.many["a.b"]`]: { name: 'm' },
      [`${QUEUE}.new`]: { name: 'n' },
    },
    { [`${QUEUE}.one`]: { name: 'q' }, [`${QUEUE}.many`]: { lock_duration: 'PT1M' } },
  );
  const written = (address: string) => document.writtenOf(at(document, `${QUEUE}.${address}`));
  expect(written('one')).toEqual({ name: 'q' });
  expect(written('many["a.b"]')).toEqual({ lock_duration: 'PT1M' });
  expect(written('new')).toEqual({});
});

test('of a resource of a configuration all of it is written', () => {
  const document = new AuditedDocument(documentOf({ [QUEUE]: { q: { name: 'q' } } }));
  expect(document.writtenOf(at(document, `${QUEUE}.q`))).toEqual({ name: 'q' });
});

test('what was read while a plan was made is written where the plan has left it out', () => {
  const document = plan(
    { [`${QUEUE}.q`]: { name: 'q' }, 'data.azurerm_client_config.there': {} },
    {
      [`${QUEUE}.q`]: { name: 'q' },
      // Of which there is none.
      [`${QUEUE}.none`]: { name: 'none' },
      'data.azurerm_client_config.there': { x: 'a' },
      'data.http.gone': { url: 'https://example.com' },
    },
  );
  expect(document.written.map(({ address, type, values }) => [address, type, values])).toEqual([
    ['terraform.backend', 'written', {}],
    ['provider.azurerm', 'called', {}],
    ['data.http.gone', 'written', { url: 'https://example.com' }],
  ]);
});

describe('a part that is not read', () => {
  const LOCK = 'azurerm_management_lock';
  const read = (gaps: readonly Partial<Gap>[]): AuditedDocument => {
    const all = gaps.map((gap): Gap => ({ file: 'a', address: 'x', why: 'is not read', effect: 'more', ...gap }));
    return new AuditedDocument({ ...documentOf({}), gaps: all } as TerraformDocument);
  };
  const REPEATED = 'has a for_each that is ${var.x}, so how many there are is not known';

  test.each<[what: string, gap: Partial<Gap>, mayBeThere: boolean]>([
    ['may have anything', {}, true],
    ['may have some types', { types: ['azurerm_x', LOCK] }, true],
    ['may have other types', { types: ['azurerm_x'] }, false],
    ['may have no type', { types: [] }, false],
    ['may say other, and has no more', { effect: 'other' }, false],
    ['is the number of locks', { address: `${LOCK}.l`, why: REPEATED }, true],
    ['is the number of locks of a module', { address: `module.m.${LOCK}.l`, why: REPEATED }, true],
    ['is the number of something else', { address: 'azurerm_x.l', why: REPEATED }, false],
    [
      'is the number of something else by count',
      { address: 'azurerm_x.l', why: REPEATED.replace('for_each', 'count') },
      false,
    ],
    ['is something else for another reason', { address: 'azurerm_x.l', why: 'is odd' }, true],
    ['is the number of a module', { address: 'module.m', why: REPEATED }, true],
    ['is the number of a module in a module', { address: 'module.m.module.n', why: REPEATED }, true],
    ['is the number of what is called like a lock', { address: `azurerm_x.${LOCK}`, why: REPEATED }, false],
  ])('%s: there may be locks, or not', (_, gap, mayBeThere) => {
    const why = read([gap]).whyMore(LOCK);
    expect(why).toBe(mayBeThere ? `${gap.address ?? 'x'} ${gap.why ?? 'is not read'}; it may be there` : undefined);
  });

  test('is told, the first that may have more, and the first that may say other apart', () => {
    const document = read([
      { address: 'a', effect: 'other' },
      { address: 'b' },
      { address: 'c', effect: 'other' },
      { address: 'd' },
    ]);
    expect([document.whyMore(LOCK), document.overriding?.address]).toEqual(['b is not read; it may be there', 'a']);
    expect(document.unread.map(({ address, type, file, path, values }) => [address, type, file, path, values])).toEqual(
      ['a', 'b', 'c', 'd'].map((address) => [address, 'unread', 'a', [], { why: 'is not read' }]),
    );
    expect(read([{ path: ['x'] }]).unread[0]?.path).toEqual(['x']);
  });
});
