import type { Status } from '../../lib/audit';
import { audited, documentOf, type Resources, recordAt } from './documents';

/** What is changed from outside, or referred to, by an id that somebody has written out. */

const ID = '/subscriptions/1/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/It';
const ACCOUNT = 'azurerm_storage_account.it';
const account = (values: object): Resources => ({
  azurerm_storage_account: { it: { min_tls_version: 'TLS1_2', ...values } },
});
const changing = (...ids: readonly string[]): Resources => ({
  azapi_update_resource: Object.fromEntries(
    ids.map((resource_id, index) => [
      `u${index}`,
      { type: 'Microsoft.Storage/storageAccounts@2023-01-01', resource_id },
    ]),
  ),
});

/** Whether nobody can tell what an account is like, and by what. */
function doubtAbout(values: object, ...ids: readonly string[]): string | undefined {
  const result = audited(documentOf({ ...account(values), ...changing(...ids) }));
  const { status, reason } = recordAt(result, 'ST-003', ACCOUNT);
  return status === 'unknown' ? reason?.split(' ')[0] : undefined;
}

test.each<[what: string, values: object, ids: readonly string[], by: string | undefined]>([
  ['its id', { id: ID }, [ID], 'azapi_update_resource.u0'],
  ['its id, in other letters', { id: ID.toUpperCase() }, [ID], 'azapi_update_resource.u0'],
  ['the id of another one of its name', { id: ID, name: 'it' }, [ID.replace('/g/', '/h/')], undefined],
  ['an id that ends with its name', { name: 'it' }, [ID], 'azapi_update_resource.u0'],
  ['an id that ends with another name', { name: 'other' }, [ID], undefined],
  ['any id, where its name is not known', { name: '${var.name}' }, [ID], 'azapi_update_resource.u0'],
  ['what is no id', { name: 'it' }, ['it'], undefined],
  ['the second of two', { name: 'it' }, [ID.replace(/It$/, 'x'), ID], 'azapi_update_resource.u1'],
  ['the first of two', { name: 'it' }, [ID, ID], 'azapi_update_resource.u0'],
  ['the first of two, by its id', { id: ID }, [ID, ID], 'azapi_update_resource.u0'],
  ['the first of all, where its name is not known', { name: '${var.x}' }, ['/a/b', ID], 'azapi_update_resource.u0'],
])('an account is changed by %s', (_, values, ids, by) => {
  expect(doubtAbout(values, ...ids)).toBe(by);
});

test.each<[what: string, scope: string, status: Status]>([
  ['its name', ID, 'unknown'],
  ['another name', ID.replace(/It$/, 'x'), 'non-compliant'],
])('a key of its own may be set for an account at an id that ends with %s', (_, storage_account_id, status) => {
  const resources = {
    ...account({ name: 'it' }),
    azurerm_storage_account_customer_managed_key: { k: { storage_account_id } },
  };
  expect(recordAt(audited(documentOf(resources)), 'ST-010', ACCOUNT).status).toBe(status);
});
