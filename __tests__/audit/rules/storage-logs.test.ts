import type { Resources } from '../documents';
import { LATER, laterAt, saidOf } from './said';

/** Whether somebody can say afterwards who read, wrote and deleted what lies in a storage account. */

const ACCOUNT = 'azurerm_storage_account';
const SETTING = 'azurerm_monitor_diagnostic_setting';
const IT = `\${${ACCOUNT}.it.id}`;
const READ = 'StorageRead';
const ALL = ['StorageRead', 'StorageWrite', 'StorageDelete'];
const said = (rule: string, values: object, beside: Resources = {}) =>
  saidOf(rule, ACCOUNT, values, { [ACCOUNT]: { other: { name: 'other' } }, ...beside }, { variable: { later: {} } });
const setting = (target_resource_id: unknown, categories: readonly unknown[], more: object = {}) => ({
  target_resource_id,
  enabled_log: categories.map((category) => ({ category })),
  ...more,
});
const settings = (...all: readonly object[]): Resources => ({
  [SETTING]: Object.fromEntries(all.map((one, index) => [`s${index}`, one])),
});

describe.each([
  ['ST-LOG-001', 'blobservices/default', 'blobServices/default', [READ]],
  ['ST-LOG-002', 'queueservices/default', 'queueServices/default', ALL],
] as const)('%s', (rule, path, written, requests) => {
  const WANTED = `and shall be a diagnostic setting at its ${path} with ${requests.join(', ')}, or one of allLogs, audit`;
  const AT = `${IT}/${written}`;
  const right = (name = 's0') => `compliant: there is ${SETTING}.${name}, ${WANTED}`;
  const none = `non-compliant: there is none, ${WANTED}`;
  const without = (name = 's0') => `non-compliant: there is ${SETTING}.${name} without these, ${WANTED}`;
  const sends = (name = 's0') => `unknown: what ${SETTING}.${name} sends is known to Terraform alone`;
  const perhaps = (name = 's0') =>
    `unknown: ${SETTING}.${name} may be at a part of it: only Terraform knows its target`;
  const good = setting(AT, requests);

  test.each<[what: string, categories: readonly unknown[], said: string]>([
    ['all that is asked for', requests, right()],
    ['more than that', [...requests, 'Other'], right()],
    ['nothing', [], without()],
    ['something else', ['Other'], without()],
    ['all logs', ['allLogs'], right()],
    ['the audit', ['Other', 'audit'], right()],
    ['what is known later', [LATER], sends()],
    ['what is known later, beside all', [LATER, ...requests], right()],
  ])('a setting with %s', (_, categories, expected) => {
    expect(said(rule, {}, settings(setting(AT, categories)))).toBe(expected);
  });

  test.each(requests)('without %s it is not all', (missing) => {
    const rest = requests.filter((one) => one !== missing);
    expect(said(rule, {}, settings(setting(AT, rest)))).toBe(without());
  });

  test('a group may stand as one', () => {
    const grouped = { target_resource_id: AT, enabled_log: [{ category_group: 'audit' }] };
    expect(said(rule, {}, settings(grouped))).toBe(right());
  });

  const ID = '/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/It';

  test.each<[what: string, account: object, target: unknown, said: string]>([
    ['nowhere', {}, undefined, none],
    ['at the account itself', {}, IT, none],
    ['at its tables', {}, `${IT}/tableServices/default`, none],
    ['at another account', {}, `\${${ACCOUNT}.other.id}/${written}`, none],
    ['in other letters', {}, `${IT}/${written.toUpperCase()}`, right()],
    ['below that', {}, `${AT}/x`, none],
    ['at an account the document does not have', {}, `\${${ACCOUNT}.gone.id}/${written}`, perhaps()],
    ['at what is known later', {}, LATER, perhaps()],
    ['at a part of what is known later', {}, `\${var.later}/${written}`, perhaps()],
    ['at another part of what is known later', {}, '${var.later}/tableServices/default', perhaps()],
    ['at one of two, of which it is one', {}, `\${var.later ? ${ACCOUNT}.it.id : ${ACCOUNT}.other.id}`, perhaps()],
    ['at another one, by what is known later', {}, `\${var.later ? ${ACCOUNT}.other.id : ${ACCOUNT}.other.id}`, none],
    ['at its id', { id: ID }, `${ID}/${written}`, right()],
    ['at its id, in other letters', { id: ID }, `${ID.toLowerCase()}/${written.toUpperCase()}`, right()],
    ['at its id and no more', { id: ID }, ID, none],
    ['at another id', { id: ID }, `${ID}2/${written}`, none],
    ['at an id of its name', { name: 'it' }, `${ID}/${written}`, perhaps()],
    ['at an id of another name', { name: 'that' }, `${ID}/${written}`, none],
    ['at an id, where its name is known later', { name: LATER }, `${ID}/${written}`, perhaps()],
    ['at an id, where it has no name', {}, `${ID}/${written}`, perhaps()],
    ['at another part of an id', { name: 'it' }, `${ID}/tableServices/default`, none],
    ['at a number', {}, 7, none],
  ])('a setting %s', (_, account, target, expected) => {
    expect(said(rule, account, settings(setting(target, requests)))).toBe(expected);
  });

  test.each<[what: string, all: readonly object[], said: string]>([
    ['none', [], none],
    ['one that may not be there', [{ ...good, count: LATER }], perhaps()],
    ['the second', [setting(AT, ['Other']), good], right('s1')],
    ['the first, with what is known later beside it', [good, setting(AT, [LATER]), setting(LATER, requests)], right()],
    [
      'the first that sends what nobody knows',
      [setting(AT, ['Other']), setting(AT, [LATER]), setting(AT, [LATER])],
      sends('s1'),
    ],
    [
      'one that sends what nobody knows, before one that is somewhere',
      [setting(LATER, []), setting(AT, [LATER])],
      sends('s1'),
    ],
    [
      'one that is somewhere, before one without these',
      [setting(AT, ['Other']), setting(LATER, []), setting(LATER, [])],
      perhaps('s1'),
    ],
    ['the first of those without these', [setting(IT, []), setting(AT, ['Other']), setting(AT, [])], without('s1')],
  ])('of several settings it is told of %s', (_, all, expected) => {
    expect(said(rule, {}, settings(...all))).toBe(expected);
  });

  test('there may be more settings than the document shows', () => {
    const more = { azapi_resource: { x: { type: 'Microsoft.Insights/diagnosticSettings@2021-05-01' } } };
    expect(said(rule, {}, more)).toMatch(/^unknown: azapi_resource\.x makes Microsoft\.Insights\/diagnosticSettings/);
    expect(said(rule, {}, { ...more, ...settings(good) })).toBe(right());
  });
});

describe('of the kind of an account', () => {
  const BLOBS = /at its blobservices/;
  const QUEUES = /at its queueservices/;

  test.each<[kind: unknown, blobs: RegExp | string, queues: RegExp | string]>([
    [undefined, BLOBS, QUEUES],
    [null, BLOBS, QUEUES],
    ['StorageV2', BLOBS, QUEUES],
    ['Storage', BLOBS, QUEUES],
    ['BlobStorage', BLOBS, 'not-applicable: an account of kind BlobStorage has no queues'],
    [
      'FileStorage',
      'not-applicable: an account for files alone has no blobs',
      'not-applicable: an account of kind FileStorage has no queues',
    ],
    [LATER, laterAt('account_kind'), laterAt('account_kind')],
  ])('%j', (account_kind, blobs, queues) => {
    for (const [rule, expected] of [
      ['ST-LOG-001', blobs],
      ['ST-LOG-002', queues],
    ] as const) {
      const found = said(rule, { account_kind });
      if (expected instanceof RegExp) expect(found).toMatch(expected);
      else expect(found).toBe(expected);
    }
  });
});

describe('the older ways', () => {
  const INSIGHTS = 'azurerm_log_analytics_storage_insights';
  const BLOBS =
    'and shall be a diagnostic setting at its blobservices/default with StorageRead, or one of allLogs, audit';
  const insights = (...all: readonly object[]): Resources => ({
    [INSIGHTS]: Object.fromEntries(all.map((one, index) => [`i${index}`, one])),
  });
  const NAMES = { blob_container_names: ['c'] };

  test.each<[what: string, beside: Resources, said: string]>([
    ['its containers', insights({ storage_account_id: IT, ...NAMES }), `compliant: there is ${INSIGHTS}.i0, ${BLOBS}`],
    [
      'those of a second one',
      insights({ storage_account_id: IT }, { storage_account_id: IT, ...NAMES }),
      `compliant: there is ${INSIGHTS}.i1, ${BLOBS}`,
    ],
    [
      'no container',
      insights({ storage_account_id: IT, blob_container_names: [] }),
      `non-compliant: there is none, ${BLOBS}`,
    ],
    [
      'containers of another account',
      insights({ storage_account_id: `\${${ACCOUNT}.other.id}`, ...NAMES }),
      `non-compliant: there is none, ${BLOBS}`,
    ],
    [
      'containers that are known later',
      insights({ storage_account_id: IT, blob_container_names: LATER }),
      laterAt('blob_container_names'),
    ],
    [
      'what is somewhere',
      insights({ storage_account_id: LATER, ...NAMES }),
      `unknown: ${INSIGHTS}.i0 has storage_account_id that only Terraform knows, and may be for it`,
    ],
    [
      'what is somewhere, beside a setting',
      {
        ...insights({ storage_account_id: LATER, ...NAMES }),
        ...settings(setting(`${IT}/blobServices/default`, [READ])),
      },
      `compliant: there is ${SETTING}.s0, ${BLOBS}`,
    ],
  ])('insights into %s', (_, beside, expected) => {
    expect(said('ST-LOG-001', {}, beside)).toBe(expected);
  });

  const PROPERTIES = 'azurerm_storage_account_queue_properties';
  const QUEUES = `and shall be a diagnostic setting at its queueservices/default with ${ALL.join(', ')}, or one of allLogs, audit`;
  const ON = { read: true, write: true, delete: true };
  const own = (logging: unknown) => ({ name: 'it', queue_properties: { logging } });
  const separate = (storage_account_id: unknown, logging: unknown): Resources => ({
    [PROPERTIES]: { q: { storage_account_id, logging } },
  });
  const shownOn = JSON.stringify(ON);

  test.each<[what: string, values: object, beside: Resources, said: string]>([
    ['all three', own(ON), {}, `compliant: queue_properties.logging is ${shownOn}, ${QUEUES}`],
    ['all three, in a list', own([ON]), {}, `compliant: queue_properties.logging is [${shownOn}], ${QUEUES}`],
    ...['read', 'write', 'delete'].flatMap((name): [string, object, Resources, string][] => [
      [`not ${name}`, own({ ...ON, [name]: false }), {}, `non-compliant: there is none, ${QUEUES}`],
      [`nothing of ${name}`, own({ ...ON, [name]: undefined }), {}, `non-compliant: there is none, ${QUEUES}`],
      [`${name} perhaps`, own({ ...ON, [name]: LATER }), {}, laterAt(`queue_properties.logging.${name}`)],
    ]),
    ['what is known later', own(LATER), {}, laterAt('queue_properties.logging.read')],
    ['all three, beside it', {}, separate(IT, ON), `compliant: logging is ${shownOn}, ${QUEUES}`],
    ['one perhaps, beside it', {}, separate(IT, { ...ON, write: LATER }), laterAt('logging.write')],
    ['two of three, beside it', {}, separate(IT, { ...ON, write: false }), `non-compliant: there is none, ${QUEUES}`],
    ['all three, beside another', { name: 'it' }, separate('/s/other', ON), `non-compliant: there is none, ${QUEUES}`],
    [
      'all three, somewhere',
      {},
      separate(LATER, ON),
      `unknown: ${PROPERTIES}.q has storage_account_id that only Terraform knows, and may be for it`,
    ],
    [
      'one perhaps, beside a setting',
      own({ ...ON, read: LATER }),
      settings(setting(`${IT}/queueServices/default`, ALL)),
      `compliant: there is ${SETTING}.s0, ${QUEUES}`,
    ],
  ])('properties of queues that log %s', (_, values, beside, expected) => {
    expect(said('ST-LOG-002', values, beside)).toBe(expected);
  });
});
