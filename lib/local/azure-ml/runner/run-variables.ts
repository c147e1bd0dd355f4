import type { Spread } from '../core';

/** Variables of this process that jobs get: what programs are found and run by, and nothing that is secret. */
const INHERITED =
  /^(PATH|HOME|USER|USERNAME|USERPROFILE|LOGNAME|LANG|LC_\w+|TZ|TMPDIR|TEMP|TMP|SHELL|SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|PATHEXT|APPDATA|LOCALAPPDATA|PROGRAMDATA|PROGRAMFILES(\(X86\))?|VIRTUAL_ENV|CONDA_\w+|PYTHONPATH|PYENV_\w+|NODE_PATH|LD_LIBRARY_PATH|DYLD_\w+|CUDA_\w+|NVIDIA_\w+|SSL_CERT_(FILE|DIR)|REQUESTS_CA_BUNDLE|NODE_EXTRA_CA_CERTS)$/i;

export function inherited(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      INHERITED.test(name) && value !== undefined ? [[name, value] as const] : [],
    ),
  );
}

/** One of the processes of a run. */
export interface Rank {
  readonly rank: number;
  readonly variables: Readonly<Record<string, string>>;
}

const HERE = '127.0.0.1';

/**
 * The processes of a run, with the variables by which each knows which it is, as Azure ML sets them.
 *
 * @param port one that is free, for the first of them to be met at
 * @see https://learn.microsoft.com/azure/machine-learning/how-to-train-distributed-gpu
 */
export function ranksOf(spread: Spread | undefined, nodes: number, port: number): Rank[] {
  if (spread === undefined) return [{ rank: 0, variables: {} }];
  if (spread.type === 'TensorFlow') return tensorFlowRanks(spread, port);
  const { processesPerNode } = spread;
  const world = nodes * processesPerNode;
  return Array.from({ length: world }, (_, rank) => {
    const [node, local] = [Math.floor(rank / processesPerNode), rank % processesPerNode];
    const variables =
      spread.type === 'Mpi'
        ? {
            OMPI_COMM_WORLD_RANK: rank,
            OMPI_COMM_WORLD_SIZE: world,
            OMPI_COMM_WORLD_LOCAL_RANK: local,
            OMPI_COMM_WORLD_LOCAL_SIZE: processesPerNode,
          }
        : { RANK: rank, WORLD_SIZE: world, LOCAL_RANK: local, LOCAL_WORLD_SIZE: processesPerNode, NODE_RANK: node };
    const texts = Object.entries(variables).map(([name, value]) => [name, String(value)] as const);
    return { rank, variables: { ...Object.fromEntries(texts), MASTER_ADDR: HERE, MASTER_PORT: String(port) } };
  });
}

/** Who is who is told to each as JSON. https://www.tensorflow.org/guide/distributed_training#setting_up_the_tf_config_environment_variable */
function tensorFlowRanks({ parameterServers, workers }: Spread, port: number): Rank[] {
  const places = (count: number, from: number) =>
    Array.from({ length: count }, (_, index) => `${HERE}:${port + from + index}`);
  const [worker, ps] = [places(Math.max(1, workers), 0), places(parameterServers, Math.max(1, workers))];
  const cluster = { worker, ...(ps.length > 0 && { ps }) };
  const tasks = [
    ...worker.map((_, index) => ({ type: 'worker', index })),
    ...ps.map((_, index) => ({ type: 'ps', index })),
  ];
  return tasks.map((task, rank) => ({ rank, variables: { TF_CONFIG: JSON.stringify({ cluster, task }) } }));
}

/** What every process of a run knows of it. */
export interface RunFacts {
  readonly workspaceId: string;
  readonly name: string;
  readonly root: string;
  readonly experiment: string;
  readonly experimentId: string;
  /** Where Azure ML answers: `http://localhost:<port>`; `undefined` where it does not. */
  readonly endpoint: string | undefined;
}

/** The variables by which programs know the run that they are, and where MLflow keeps what it is told. */
export function runVariables(facts: RunFacts): Record<string, string> {
  const { workspaceId, name, root, experiment, experimentId, endpoint } = facts;
  const [, , subscription = '', , resourceGroup = ''] = workspaceId.split('/');
  const tracking = `${endpoint}/mlflow/v1.0${workspaceId}`;
  return {
    AZUREML_RUN_ID: name,
    AZUREML_ROOT_RUN_ID: root,
    AZUREML_EXPERIMENT_NAME: experiment,
    AZUREML_EXPERIMENT_ID: experimentId,
    AZUREML_ARM_SUBSCRIPTION: subscription,
    AZUREML_ARM_RESOURCEGROUP: resourceGroup,
    AZUREML_ARM_WORKSPACE_NAME: workspaceId.split('/').at(-1) ?? '',
    AZUREML_ARM_PROJECT_NAME: experiment,
    AZUREML_EXPERIMENT_SCOPE: `${workspaceId}/experiments/${experiment}`,
    AZUREML_WORKSPACE_SCOPE: workspaceId,
    ...(endpoint !== undefined && {
      AZUREML_SERVICE_ENDPOINT: endpoint,
      MLFLOW_TRACKING_URI: tracking,
      MLFLOW_TRACKING_TOKEN: 'this-machine',
      MLFLOW_RUN_ID: name,
      MLFLOW_EXPERIMENT_ID: experimentId,
      MLFLOW_EXPERIMENT_NAME: experiment,
    }),
  };
}
