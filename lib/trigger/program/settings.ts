import { sourceInName } from '../jobs';

/** What the deployment says to the program, by way of the settings of the app. */
export interface Settings {
  readonly workspaceId: string;
  /** The client id of the identity that the program runs as. */
  readonly clientId: string;
  /** The client id of the identity that jobs run as. */
  readonly trainingClientId: string;
  /** The host name of the namespace. */
  readonly namespace: string;
  /** For Microsoft's emulator alone; the host takes the same setting. */
  readonly connectionString: string | undefined;
  /** Where messages come from, as names of jobs have it. One workspace may serve several topics. */
  readonly source: string;
  readonly subscription: string;
  readonly retryQueue: string;
  readonly rejectedQueue: string;
  /** The address of the container that ledgers of limits lie in, and what stops all starts. */
  readonly guards: string;
  readonly managementEndpoint: string;
}

const NAMES = {
  workspaceId: 'AML_WORKSPACE_ID',
  clientId: 'AZURE_CLIENT_ID',
  trainingClientId: 'TRAINING_CLIENT_ID',
  namespace: 'TrainingBus__fullyQualifiedNamespace',
  source: 'TRAINING_SOURCE',
  subscription: 'TRAINING_SUBSCRIPTION',
  retryQueue: 'TRAINING_RETRY_QUEUE',
  rejectedQueue: 'TRAINING_REJECTED_QUEUE',
  guards: 'TRAINING_GUARDS',
} as const;

/** The settings. @throws Error that names all that are missing */
export function settingsFrom(environment: Readonly<Record<string, string | undefined>>): Settings {
  const missing = Object.values(NAMES).filter((name) => (environment[name] ?? '') === '');
  if (missing.length > 0) throw new Error(`settings of the app are missing: ${missing.join(', ')}`);
  const read = (name: keyof typeof NAMES) => environment[NAMES[name]] as string;
  return {
    workspaceId: read('workspaceId'),
    clientId: read('clientId'),
    trainingClientId: read('trainingClientId'),
    namespace: read('namespace'),
    connectionString: environment.TrainingBus,
    source: sourceInName(read('source')),
    subscription: read('subscription'),
    retryQueue: read('retryQueue'),
    rejectedQueue: read('rejectedQueue'),
    guards: read('guards'),
    managementEndpoint: environment.MANAGEMENT_ENDPOINT ?? 'https://management.azure.com',
  };
}
