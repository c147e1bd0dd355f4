import type { Dependencies } from '../../lib/trigger/program/handle';
import { TEMPLATE_DATA } from '../support/templates';

/** What the program registers itself with. */
let made: (() => Omit<Dependencies, 'log'>) | undefined;

jest.mock('../../functions/start-training-job/register', () => ({
  register: (dependencies: typeof made) => {
    made = dependencies;
  },
}));
jest.mock('node:fs', () => {
  const fs = jest.requireActual<typeof import('node:fs')>('node:fs');
  // Beside the program lies what the deployment has put into its package.
  const data = () => JSON.stringify({ version: 3, templates: TEMPLATE_DATA, contract: null });
  return {
    ...fs,
    readFileSync: (path: string, encoding: 'utf8') =>
      String(path).endsWith('jobs.json') ? data() : fs.readFileSync(path, encoding),
  };
});

const SETTINGS = {
  AML_WORKSPACE_ID: '/workspaces/ml',
  AZURE_CLIENT_ID: 'program',
  TRAINING_CLIENT_ID: 'jobs',
  TRAINING_SOURCE: 'bus',
  TRAINING_SUBSCRIPTION: 'gpu',
  TRAINING_RETRY_QUEUE: 'retries',
  TRAINING_REJECTED_QUEUE: 'rejected',
  TrainingBus__fullyQualifiedNamespace: 'bus.example',
  TRAINING_GUARDS: 'https://account.example/guards',
};
const before = { ...process.env };
beforeAll(() => {
  Object.assign(process.env, SETTINGS);
  require('../../functions/start-training-job/main');
});
afterAll(() => {
  process.env = before;
});

test('the program is made of its settings, its package and its own identity', async () => {
  const { data, endpoint, workspaceId, validator, now, random, sleep, limit, settings } = made!();
  expect(Object.keys(data.templates)).toEqual(Object.keys(TEMPLATE_DATA));
  expect(settings).toMatchObject({ namespace: 'bus.example', subscription: 'gpu', guards: SETTINGS.TRAINING_GUARDS });
  expect([endpoint, workspaceId]).toEqual(['https://management.azure.com', '/workspaces/ml']);
  expect(validator).toBeDefined();
  expect(Math.abs(now() - Date.now())).toBeLessThan(60_000);
  expect(random()).toBeLessThan(1);
  await sleep(0);
  expect(limit(60_000).aborted).toBe(false);
});

test('where the app has no identity, it is that which is told', async () => {
  const { token } = made!();
  await expect(token('https://management.azure.com/')).rejects.toThrow('there is no identity endpoint');
});
