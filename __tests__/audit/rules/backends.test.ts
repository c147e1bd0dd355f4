import { readFileSync } from 'node:fs';
import { parseDocument } from '../../../lib/terraform';
import { planFile } from '../../support/small-plans';
import { read } from '../../terraform-reader/reading';
import { documentOf } from '../documents';
import { LATER, saidIn } from './said';

/** How Terraform itself is set up: where the state is kept, which versions, and whether all of a document is understood. */

const said = (rule: string, terraform: object) =>
  saidIn(documentOf({}, { terraform, variable: { later: {} } }), rule, 'terraform');
const plan = (change: object = {}) => {
  const created = { address: 'azurerm_servicebus_namespace.bus', before: null, after: { name: 'bus' }, ...change };
  return parseDocument('plan.json', readFileSync(planFile([created]), 'utf8'));
};

describe('TF-001: where the state is kept', () => {
  const WANTED = 'and shall be a backend that others reach by their identity';
  const ENTRA = 'backend.azurerm.use_azuread_auth';
  const LOCAL = `non-compliant: backend is nothing, which is a local file, ${WANTED}`;
  const of = (backend: object) => said('TF-001', { backend });
  const PARTIAL = 'unknown: the backend is given in part, and the rest of it when Terraform is initialized';

  test.each<[backend: object, said: string]>([
    [{ local: {} }, `non-compliant: backend is local, ${WANTED}`],
    [{ remote: {} }, `compliant: backend is remote, which asks who somebody is, ${WANTED}`],
    [{ azurerm: { use_azuread_auth: true } }, `compliant: ${ENTRA} is true, ${WANTED}`],
    [{ azurerm: { use_azuread_auth: 'true' } }, `compliant: ${ENTRA} is true, ${WANTED}`],
    [{ azurerm: { use_azuread_auth: false } }, `non-compliant: ${ENTRA} is false, ${WANTED}`],
    [{ azurerm: { use_azuread_auth: 'no', storage_account_name: 's' } }, `non-compliant: ${ENTRA} is no, ${WANTED}`],
    [{ azurerm: { use_azuread_auth: null, storage_account_name: 's' } }, `non-compliant: ${ENTRA} is null, ${WANTED}`],
    [{ azurerm: { use_azuread_auth: LATER } }, `unknown: ${ENTRA} is known to Terraform alone`],
    [{ azurerm: {} }, PARTIAL],
    [{ azurerm: { resource_group_name: 'rg' } }, PARTIAL],
    ...['storage_account_name', 'container_name'].map((name): [object, string] => [
      { azurerm: { [name]: 's' } },
      `non-compliant: ${ENTRA} is nothing, which opens the account by its key, ${WANTED}`,
    ]),
    [{ http: { address: 'http://x' } }, `non-compliant: backend.http.address is an address without TLS, ${WANTED}`],
    [{ http: { address: 'HTTP://x' } }, `non-compliant: backend.http.address is an address without TLS, ${WANTED}`],
    ...[{ address: 'https://x' }, { address: LATER }, { address: 'x http://x' }, {}].map((http): [object, string] => [
      { http },
      'unknown: nothing tells who can get at a state that is kept over http',
    ]),
    [{ s3: { bucket: 'b' } }, 'unknown: nothing here tells who can get at a state in s3'],
  ])('%j', (backend, expected) => {
    expect(of(backend)).toBe(expected);
  });

  test.each(
    'access_key secret_key sas_token client_secret password token credentials encryption_key conn_str'.split(' '),
  )('%s is a key, which is not shown', (name) => {
    const key = `non-compliant: backend.azurerm.${name} is a key, ${WANTED}`;
    expect(of({ azurerm: { use_azuread_auth: true, [name]: 'hush' } })).toBe(key);
    expect(of({ azurerm: { use_azuread_auth: true, [name]: LATER } })).toBe(key);
    expect(of({ azurerm: { use_azuread_auth: true, [name]: null } })).toMatch(/^compliant/);
    expect(of({ azurerm: { use_azuread_auth: true, [`x${name}`]: 'x', [`${name}x`]: 'x' } })).toMatch(/^compliant/);
    expect(of({ remote: { [name]: 'hush' } })).toBe(key.replace('azurerm', 'remote'));
    expect(of({ local: { [name]: 'hush' } })).toBe(`non-compliant: backend is local, ${WANTED}`);
  });

  test('nothing is a local file, and the cloud asks', () => {
    expect(said('TF-001', {})).toBe(LOCAL);
    expect(said('TF-001', { cloud: { organization: 'o' } })).toBe(
      `compliant: backend is cloud, which asks who somebody is, ${WANTED}`,
    );
  });

  test('of a plan nobody can say', () => {
    expect(saidIn(plan(), 'TF-001', 'terraform')).toBe(
      'not-applicable: neither a plan nor a state says where the state is kept',
    );
  });

  test.each<[file: string, said: string]>([
    ['more.tf', 'unknown: more.tf is written in HCL, which is not read here; it may say where the state is kept'],
    ['more.tofu', 'unknown: more.tofu is written in HCL, which is not read here; it may say where the state is kept'],
    ['more.txt', LOCAL],
  ])('nothing, beside %s', (file, expected) => {
    expect(saidIn(read({ 'main.tf.json': { locals: {} }, [file]: '' }), 'TF-001', 'terraform')).toBe(expected);
  });

  test('a module that is not read says nothing of it', () => {
    const document = read({ 'main.tf.json': { module: { m: { source: 'far/away/azurerm' } } } });
    expect(saidIn(document, 'TF-001', 'terraform')).toBe(LOCAL);
  });
});

describe('TF-002: whether versions of providers are constrained', () => {
  const of = (required_providers: object) => said('TF-002', { required_providers });
  const one = (name: string, got: string) =>
    `required_providers.${name} [${name}] is ${got}, and shall be a constraint`;

  test.each<[providers: object, said: string]>([
    [{}, 'not-applicable: the document names no provider'],
    [{ azurerm: { version: '~> 4.81' } }, `compliant: ${one('azurerm', '~> 4.81')}`],
    [{ azurerm: '~> 4.81' }, `compliant: ${one('azurerm', '~> 4.81')}`],
    [{ azurerm: {} }, `non-compliant: ${one('azurerm', 'any version')}`],
    [{ azurerm: { version: '' } }, `non-compliant: ${one('azurerm', 'any version')}`],
    [
      { a: { version: '1' }, b: {}, c: { version: '3' }, d: {} },
      `non-compliant: ${one('b', 'any version')}\n${one('d', 'any version')}`,
    ],
    [{ a: { version: '1' }, b: { version: '2' } }, `compliant: ${one('a', '1')}\n${one('b', '2')}`],
  ])('%j', (providers, expected) => {
    expect(of(providers)).toBe(expected);
  });
});

describe('TF-003: whether everything in a document is understood', () => {
  test('where it is', () => {
    expect(saidIn(documentOf({}), 'TF-003', 'terraform')).toBe(
      'compliant: there is all of it, and shall be nothing that no rule can read',
    );
  });

  test('where one thing is not', () => {
    expect(saidIn(documentOf({ azapi_resource: { x: {} } }), 'TF-003', 'terraform')).toMatch(/^not-applicable/);
  });

  test('where something is not, it is told by itself', () => {
    const document = documentOf({ azapi_resource: { x: { type: 'Microsoft.Web/sites@1' }, y: {} } });
    expect(saidIn(document, 'TF-003', 'terraform')).toBe('not-applicable: what is not understood is told one by one');
    expect(saidIn(document, 'TF-003', 'azapi_resource.x')).toBe(
      "unknown: azapi_resource.x makes Microsoft.Web/sites in ARM's own words, which no rule reads",
    );
    expect(saidIn(document, 'TF-003', 'azapi_resource.y')).toMatch(
      /^unknown: azapi_resource\.y makes what only Terraform/,
    );
  });
});
