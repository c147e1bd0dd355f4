import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { managedIdentity } from './identity';
import { register } from './register';
import { settingsFrom } from './settings';
import { type JobData, RequestValidator } from './validate';

register(() => {
  const settings = settingsFrom(process.env);
  const data = JSON.parse(readFileSync(join(__dirname, '..', 'jobs.json'), 'utf8')) as JobData;
  return {
    data,
    validator: new RequestValidator(data),
    source: settings.source,
    trainingClientId: settings.trainingClientId,
    endpoint: settings.managementEndpoint,
    workspaceId: settings.workspaceId,
    token: managedIdentity(process.env, settings.clientId, fetch),
    request: fetch,
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    random: Math.random,
    log: () => undefined,
  };
});
