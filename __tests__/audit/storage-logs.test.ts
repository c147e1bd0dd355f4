import { readFileSync } from 'node:fs';
import type { Status } from '../../lib/audit';
import { parseDocument } from '../../lib/terraform';
import { planFile } from '../support/small-plans';
import { audited, documentOf, recordAt } from './documents';

/** Whether a setting is at the blobs of an account, of which only a part is known. */

const ACCOUNT = 'azurerm_storage_account';
const SETTING = 'azurerm_monitor_diagnostic_setting';
const LOGS = [{ category: 'StorageRead' }];
const statusIn = (document: Parameters<typeof audited>[0]) =>
  recordAt(audited(document), 'ST-LOG-001', `${ACCOUNT}.it`).status;

describe('in a plan, which says what a target refers to and not what it adds', () => {
  const created = (address: string, after: object, unknown: Readonly<Record<string, readonly string[]>>) => ({
    address,
    before: null,
    after: after as Readonly<Record<string, unknown>>,
    unknown,
  });
  const planned = (target: string) =>
    parseDocument(
      'plan.json',
      readFileSync(
        planFile([
          created(`${ACCOUNT}.it`, { name: 'it' }, { id: [] }),
          created(`${ACCOUNT}.other`, { name: 'other' }, { id: [] }),
          created(
            `${SETTING}.logs`,
            { name: 'logs', enabled_log: LOGS },
            { target_resource_id: [`${target}.id`, target] },
          ),
        ]),
        'utf8',
      ),
    );

  test.each<[what: string, target: string, status: Status]>([
    ['the account', `${ACCOUNT}.it`, 'unknown'],
    ['another one', `${ACCOUNT}.other`, 'non-compliant'],
  ])('at %s', (_, target, status) => {
    expect(statusIn(planned(target))).toBe(status);
  });
});

describe('in a configuration', () => {
  const IDS = ['it', 'one', 'two'].map((name) => [name, `${ACCOUNT}.${name}.id`]);
  const { it, one, two } = Object.fromEntries(IDS) as Readonly<Record<string, string>>;
  const at = (target: string, more: object = {}) =>
    documentOf(
      {
        [ACCOUNT]: { it: { name: 'it' }, one: { name: 'one' }, two: { name: 'two' } },
        [SETTING]: { logs: { name: 'logs', target_resource_id: target, enabled_log: LOGS, ...more } },
      },
      { variable: { on: {} } },
    );

  test.each<[what: string, target: string, status: Status, more?: object]>([
    ['one of two, of which it is one', `\${var.on ? ${it} : ${one}}`, 'unknown', {}],
    ['one of two others', `\${var.on ? ${one} : ${two}}`, 'non-compliant', {}],
    ['its blobs, in other letters', `\${${it}}/BlobServices/Default`, 'compliant', {}],
    ['its queues', `\${${it}}/queueServices/default`, 'non-compliant', {}],
    ['another one by its name', '/x/storageAccounts/IT2/blobServices/default', 'non-compliant', {}],
    ['the name in other letters', '/x/storageAccounts/IT/blobServices/default', 'unknown', {}],
    ['its blobs, if the setting is there at all', `\${${it}}/blobServices/default`, 'unknown', { count: '${var.n}' }],
  ])('at %s', (_, target, status, more) => {
    expect(statusIn(at(target, more))).toBe(status);
  });
});
