import { Schema } from '../../schema';
import { OperationProblem } from '../operation-problem';
import type { Entities } from './entity-names';
import { askLocal } from './local-request';

/** What `training-job-scheduler local` tells of itself. */
export interface LocalStatus extends Entities {
  /** The namespace that runs there. */
  readonly namespace: string | undefined;
  /** How many messages wait in each queue, those that come later included. */
  readonly waiting: ReadonlyMap<string, number>;
  /** Where Azure ML is, where it runs here. */
  readonly system:
    | {
        readonly resourceManager: string;
        readonly page?: string;
        readonly workspaces: readonly { readonly id: string; readonly name: string }[];
      }
    | undefined;
}

const NAMED = { type: 'object', required: ['name'], properties: { name: { type: 'string' } } };

const STATUS = new Schema({
  $id: 'local-status',
  type: 'object',
  required: ['queues', 'topics'],
  properties: {
    namespace: { type: 'string' },
    queues: { type: 'array', items: { ...NAMED, properties: { ...NAMED.properties, waiting: { type: 'integer' } } } },
    topics: {
      type: 'array',
      items: {
        ...NAMED,
        required: ['name', 'subscriptions'],
        properties: { name: { type: 'string' }, subscriptions: { type: 'array', items: NAMED } },
      },
    },
    system: {
      type: ['object', 'null'],
      required: ['resourceManager', 'workspaces'],
      properties: {
        resourceManager: { type: 'string' },
        workspaces: {
          type: 'array',
          items: {
            type: 'object',
            required: ['id', 'name'],
            properties: { id: { type: 'string' }, name: { type: 'string' } },
          },
        },
      },
    },
  },
});

interface Answer {
  readonly namespace?: string;
  readonly queues: readonly { readonly name: string; readonly waiting?: number }[];
  readonly topics: readonly { readonly name: string; readonly subscriptions: readonly { readonly name: string }[] }[];
  readonly system?: LocalStatus['system'] | null;
}

/** What runs at a port of this machine. @throws OperationProblem where it is no `training-job-scheduler local` */
export async function localStatus(port: number): Promise<LocalStatus> {
  const text = await asked(port);
  const answer = parsed(text);
  if (answer === undefined || STATUS.problems(answer).length > 0)
    throw new OperationProblem(`local:${port}: what listens there is no training-job-scheduler local of this version`);
  const { namespace, queues, topics, system } = answer as Answer;
  return {
    namespace,
    waiting: new Map(queues.map(({ name, waiting = 0 }) => [name, waiting])),
    queues: queues.map(({ name }) => name),
    topics: topics.map(({ name, subscriptions }) => ({ name, subscriptions: subscriptions.map((one) => one.name) })),
    system: system ?? undefined,
  };
}

/** The queues, topics and subscriptions of what runs there. */
export async function entitiesHere(port: number): Promise<Entities> {
  return localStatus(port);
}

async function asked(port: number): Promise<string> {
  try {
    return (await askLocal({ host: 'localhost', port }, 'status')).text;
  } catch (error) {
    throw new OperationProblem(
      `local:${port}: ${(error as Error).message}; start it with training-job-scheduler local, or say where it is with local:<port>`,
    );
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
