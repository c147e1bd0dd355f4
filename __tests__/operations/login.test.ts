import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { credentialFor, managerOf, tokenOf } from '../../lib/operations/bus/login';
import { scheduler } from '../cli/scheduler';

/** At a server that answers as the identity endpoint of an app of Azure does. */

let server: Server;
let asked: { readonly url: URL; readonly header: unknown }[];
let status = 200;
const before = { ...process.env };
beforeEach(async () => {
  [asked, status] = [[], 200];
  server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost');
    asked.push({ url, header: request.headers['x-identity-header'] });
    const expires = Math.floor(Date.now() / 1000) + 3600;
    const body =
      status === 200
        ? {
            access_token: `for ${url.searchParams.get('resource')}`,
            expires_on: String(expires),
            resource: '',
            token_type: 'Bearer',
          }
        : { error: 'no identity' };
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  Object.assign(process.env, {
    IDENTITY_ENDPOINT: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`,
    IDENTITY_HEADER: 'secret',
    PATH: '/nowhere',
  });
});
afterEach(async () => {
  process.env = { ...before };
  await new Promise((done) => server.close(done));
});

test('a managed identity is asked as Azure has it, and its token is used', async () => {
  const credential = await credentialFor('training.servicebus.windows.net');
  const token = await tokenOf(credential, 'https://servicebus.azure.net/.default', 'azure:training');
  expect(token).toBe('for https://servicebus.azure.net');
  expect(asked[0]?.header).toBe('secret');
});

test('where nobody is logged in, every way is named, in one line', async () => {
  status = 400;
  const credential = await credentialFor(undefined);
  const error = await tokenOf(credential, 'https://management.azure.com/.default', 'azure').catch(
    (one: unknown) => one,
  );
  expect(error).toMatchObject({ name: 'OperationProblem' });
  const { message } = error as Error;
  expect(message).toMatch(/^azure: nobody is logged in to Azure: run az login, or set AZURE_CLIENT_ID, /);
  expect(message).toMatch(/Azure CLI/);
  expect(message).not.toContain('\n');
});

const ID = '/subscriptions/0/resourceGroups/ml/providers/Microsoft.MachineLearningServices/workspaces/training';

test.each<[what: string, options: string[]]>([
  ['peek', ['peek', 'orders', '--at', 'azure:training-ml']],
  ['send', ['send', '-', '--to', 'azure:training-ml/orders', '--unchecked']],
  ['watch', ['watch', 'orders', '--at', 'azure:training-ml.servicebus.usgovcloudapi.net']],
  ['dead-letters', ['dead-letters', 'list', '--at', 'azure:training-ml']],
  ['jobs', ['jobs', 'list', '--workspace', ID]],
])('%s says that nobody is logged in, before anything is asked of Azure', (_, options) => {
  // Its endpoint does not listen, and there is no az.
  const {
    status: ended,
    stdout,
    stderr,
  } = scheduler(options, '{"body":1}', {
    PATH: '/nowhere',
    IDENTITY_ENDPOINT: 'http://127.0.0.1:1/token',
    IDENTITY_HEADER: 'x',
  });
  expect([ended, stdout, stderr]).toEqual([
    2,
    '',
    expect.stringMatching(/^training-job-scheduler: azure\S*: nobody is logged in to Azure: run az login/),
  ]);
  expect(stderr.trim().split('\n').length).toBe(1);
});

test.each([
  [undefined, 'https://management.azure.com'],
  ['x.servicebus.windows.net', 'https://management.azure.com'],
  ['x.servicebus.usgovcloudapi.net', 'https://management.usgovcloudapi.net'],
  ['X.ServiceBus.ChinaCloudAPI.cn', 'https://management.chinacloudapi.cn'],
])('the Resource Manager of %s is %s', (host, expected) => expect(managerOf(host)).toBe(expected));
