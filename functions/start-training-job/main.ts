import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RequestValidator } from '../../lib/trigger/jobs';
import { blobDocuments } from '../../lib/trigger/program/guards';
import { readJobData } from '../../lib/trigger/program/job-data';
import { settingsFrom } from '../../lib/trigger/program/settings';
import { managedIdentity } from './identity';
import { queuesOf } from './queues';
import { register } from './register';

register(() => {
  const settings = settingsFrom(process.env);
  const data = readJobData(readFileSync(join(__dirname, '..', 'jobs.json'), 'utf8'));
  const limit = (milliseconds: number) => AbortSignal.timeout(milliseconds);
  const {
    clientId,
    namespace,
    connectionString,
    managementEndpoint: endpoint,
    workspaceId,
    guards: container,
  } = settings;
  const token = managedIdentity({ environment: process.env, clientId, request: fetch, limit, now: Date.now });
  return {
    data,
    validator: new RequestValidator(data),
    settings,
    queues: queuesOf({ namespace, connectionString, token }),
    guards: blobDocuments({ container, token, request: fetch, limit }),
    endpoint,
    workspaceId,
    token,
    request: fetch,
    limit,
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    random: Math.random,
    now: Date.now,
  };
});
