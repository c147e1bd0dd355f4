import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Environment, jobCatalogue, trainingJob } from '../../lib/app';
import { outgoingOf } from '../../lib/operations/messages/outgoing-message';
import { SqlAction, SqlFilter } from '../../lib/rules';
import { type ExampleMessage, type SimulatedSystem, systemOf } from '../../lib/simulation';
import { readDocuments } from '../../lib/terraform';
import { synthEnvironmentFolders } from '../support/environments';
import { trainingEvent } from '../support/shipped';
import { shippedFolders } from '../support/shipped/synthesized';
import { REQUEST, TEMPLATES } from '../support/templates';
import { TRAINING } from '../support/training';

const MESSAGES = resolve(__dirname, '../support/shipped/messages');

/** Messages of every kind of the tests' own catalogue. */
export const EXAMPLES: readonly ExampleMessage[] = readdirSync(MESSAGES).flatMap((file) => {
  const all: unknown = JSON.parse(readFileSync(join(MESSAGES, file), 'utf8'));
  const list: readonly unknown[] = Array.isArray(all) ? all : [all];
  return list.map((json, index) => {
    const name = file.replace('.json', '');
    return { name: index === 0 ? name : `${name} ${index + 1}`, ...outgoingOf(file, json) };
  });
});

/** What `dev` of the tests' own catalogue deploys. */
export function devSystem(messages = EXAMPLES): SimulatedSystem {
  const folder = shippedFolders().dev as string;
  return systemOf(readDocuments(folder), messages).system;
}

const { 'reviews-bert': bert, 'reviews-sweep': sweep } = TEMPLATES;
const templates = { 'reviews-bert': bert, 'reviews-sweep': sweep };
const REQUESTED = "eventType = 'training.requested'";

/** One topic, two subscriptions that want the same messages: a program starts jobs of one, a Logic App of the other. */
const MIXED: Environment = {
  ...TRAINING,
  name: 'mixed',
  resourceGroup: { create: 'rg-training-mixed' },
  namespace: { name: 'training-mixed', sku: 'Standard' },
  catalogue: jobCatalogue({
    topicName: 'training-events',
    topic: { contract: trainingEvent, requiresDuplicateDetection: true, duplicateDetectionWindow: 'P1D' },
    jobs: () => ({
      'by-function': {
        rules: { requested: SqlFilter.parse(REQUESTED).then(SqlAction.parse("SET queueTier = 'spot'")) },
        starts: trainingJob({ templates }),
      },
      'by-logic-app': {
        rules: { requested: SqlFilter.parse(REQUESTED).then(SqlAction.parse("SET queueTier = 'spot'")) },
        lockDuration: 'PT5M',
        starts: trainingJob({ templates, by: 'logic-app' }),
      },
      results: { rules: { told: SqlFilter.parse("eventType IN ('run.completed', 'run.statusChanged')") } },
    }),
  }),
  training: {
    ...(TRAINING.training as NonNullable<Environment['training']>),
    workspace: { create: 'mlw-mixed', storageAccountName: 'sttrainingmixed', vaultName: 'kv-training-mixed' },
    jobEvents: true,
  },
};

const requested = (name: string, body: object): ExampleMessage => ({
  name,
  ...outgoingOf(name, {
    messageId: name,
    subject: 'training.requested',
    contentType: 'application/json',
    applicationProperties: { eventType: 'training.requested', gpuCount: 2 },
    body,
  }),
});

/** Requests that a program and a Logic App both get. */
export const MIXED_EXAMPLES: readonly ExampleMessage[] = [
  requested('bert', REQUEST),
  requested('bert with presets', { ...REQUEST, params: {}, nodeCount: 1 }),
  requested('sweep', { id: 'x', template: 'reviews-sweep', inputs: { data: 'azureml:reviews:7' } }),
];

export function mixedSystem(messages = MIXED_EXAMPLES): SimulatedSystem {
  const folder = synthEnvironmentFolders([MIXED]).mixed as string;
  return systemOf(readDocuments(folder), messages).system;
}
