import { stringify } from 'yaml';
import { describeProblem, isPlain } from '../../../rules';
import { JobCode, JobEnvironment } from '../../assets';
import type { CommandData, ComputeData, Distribution, JobServiceData, JobTier } from '../../jobs';
import type {
  CommandPartsFile,
  DistributionFile,
  EnvironmentFile,
  QueueFile,
  ResourcesFile,
  ServiceFile,
} from '../form/command-file';
import { ENVIRONMENT } from '../form/command-file-shapes';
import { wordOf } from '../form/file-shapes';
import type { YamlFile } from '../form/yaml-file';
import { isRemote, type JobReading, pathIn } from './job-reading';

/** Where in a file something stands: `''`, `trial`, `jobs.prepare`. */
export type At = readonly string[];

const within = (at: At, name: string) => [...at, name].join('.');

/** What a command runs, and in what, as data. */
export function commandOf(reading: JobReading, file: YamlFile, parts: CommandPartsFile, at: At): CommandData {
  const { command, environment, code, resources = {}, distribution, environment_variables: variables } = parts;
  return {
    command,
    environment: environmentOf(reading, file, environment, [...at, 'environment']),
    ...(code !== undefined && { code: codeOf(reading, file, code, [...at, 'code']) }),
    ...(distribution && { distribution: distributionOf(distribution) }),
    ...(resources.shm_size !== undefined && { shmSize: resources.shm_size }),
    ...(resources.docker_args !== undefined && { dockerArgs: resources.docker_args }),
    ...(variables &&
      Object.keys(variables).length > 0 && {
        environmentVariables: textsAt(file, variables, [...at, 'environment_variables']),
      }),
  };
}

/** Values as texts, each as somebody wrote it. */
export function textsAt(file: YamlFile, map: Readonly<Record<string, unknown>>, at: At): Record<string, string> {
  return Object.fromEntries(Object.keys(map).map((name) => [name, file.textAt(...at, name)]));
}

/** A folder that lies beside the file is registered when it is deployed. */
export function codeOf(reading: JobReading, file: YamlFile, code: string, at: At): string {
  if (/^(git\+|https?:)/.test(code)) {
    const allowed = 'a folder beside the file, or what is registered';
    const fix = 'check it out here: what is fetched when a job starts may have changed since it was reviewed';
    reading.tell(file, [describeProblem({ subject: at.join('.'), got: code, allowed, fix })]);
    return 'azureml:standin:1';
  }
  if (isRemote(code)) return code;
  return reading.register(file, JobCode._at(pathIn(file, code), at.join('.'), code));
}

/** An environment by reference; one that stands in the file, or in a file of its own, is registered when it is deployed. */
export function environmentOf(reading: JobReading, file: YamlFile, given: string | EnvironmentFile, at: At): string {
  if (typeof given !== 'string') return inlineEnvironment(reading, file, given, at);
  if (isRemote(given)) return given;
  if (!/^file:|\.ya?ml$/.test(given)) {
    const allowed = 'azureml:<name>:<version>, an object with image or build, or a file: with one';
    reading.tell(file, [describeProblem({ subject: at.join('.'), got: given, allowed, fix: 'write it like this' })]);
    return 'azureml:standin:1';
  }
  const other = file.beside(given);
  if (other.problems.length > 0) {
    reading.tell(
      file,
      other.problems.map((problem) => `${at.join('.')}: ${problem}`),
    );
    return 'azureml:standin:1';
  }
  return inlineEnvironment(reading, other, reading.inspect(other, ENVIRONMENT), []);
}

function inlineEnvironment(reading: JobReading, file: YamlFile, given: EnvironmentFile, at: At): string {
  const { image, build, conda_file: conda } = given;
  const subject = at.join('.');
  if ((image === undefined) === (build === undefined)) {
    const allowed = 'image or build, one of the two';
    const fix = image === undefined ? 'say what it runs in' : 'take one out';
    reading.tell(file, [describeProblem({ subject: subject || 'environment', got: { image, build }, allowed, fix })]);
    return 'azureml:standin:1';
  }
  const path = `${file.path}${at.length === 0 ? '' : `#${subject}`}`;
  if (build !== undefined) {
    if (conda !== undefined) {
      const fix = 'put the packages into the Dockerfile';
      reading.tell(file, [
        describeProblem({ subject: within(at, 'conda_file'), got: 'a file', allowed: 'none beside build', fix }),
      ]);
    }
    const { path: folder, dockerfile_path: dockerfile } = build;
    return reading.register(file, JobEnvironment._build(pathIn(file, folder), dockerfile, subject, folder));
  }
  // Packages can stand in the file itself, as an object.
  const inline = isPlain(conda) ? stringify(conda, { sortMapEntries: true }) : undefined;
  const packages = typeof conda === 'string' ? { path: pathIn(file, conda), shown: conda } : undefined;
  return reading.register(file, JobEnvironment._image(path, image as string, packages ?? inline, subject));
}

export function distributionOf(given: DistributionFile): Distribution {
  const { process_count_per_instance: processes, parameter_server_count: servers, worker_count: workers } = given;
  const type = wordOf(given.type);
  if (type === 'tensorflow') {
    return {
      distributionType: 'TensorFlow',
      ...(servers !== undefined && { parameterServerCount: servers }),
      ...(workers !== undefined && { workerCount: workers }),
    };
  }
  return {
    distributionType: type === 'mpi' ? 'Mpi' : 'PyTorch',
    ...(processes !== undefined && { processCountPerInstance: processes }),
  };
}

const TIERS: Readonly<Record<string, JobTier>> = {
  spot: 'Spot',
  basic: 'Basic',
  standard: 'Standard',
  premium: 'Premium',
};

/** Where a job or a step runs: a cluster by its name, or no cluster, as where nothing is said. */
export function computeOf(
  reading: JobReading,
  file: YamlFile,
  compute: string | undefined,
  { resources = {}, queue = {} }: { readonly resources?: ResourcesFile; readonly queue?: QueueFile },
  at: At,
): ComputeData {
  const name = compute?.replace(/^azureml:/, '');
  const subject = at.join('.');
  const wrong = (allowed: string, fix: string) => {
    reading.tell(file, [describeProblem({ subject, got: compute, allowed, fix })]);
    return 'standin';
  };
  if (name === 'local') return wrong('a cluster of the workspace', 'a message starts nothing on a machine of its own');
  if (name !== undefined && /[/@]/.test(name)) return wrong('azureml:<name of a cluster>', 'name the cluster alone');
  const tier = queue.job_tier === undefined ? undefined : TIERS[wordOf(queue.job_tier)];
  if (name !== undefined && name !== 'serverless') {
    if (tier !== undefined) {
      reading.tell(file, [
        describeProblem({
          subject: [...at.slice(0, -1), 'queue_settings', 'job_tier'].join('.'),
          got: queue.job_tier,
          allowed: 'none beside compute: a cluster has a priority of its own',
          fix: 'take one of the two out',
        }),
      ]);
    }
    if (resources.instance_type !== undefined) {
      const allowed = 'none beside compute: a cluster has machines of one kind';
      const subject = [...at.slice(0, -1), 'resources', 'instance_type'].join('.');
      const fix = 'take one of the two out';
      reading.tell(file, [describeProblem({ subject, got: resources.instance_type, allowed, fix })]);
    }
    return name;
  }
  return {
    ...(resources.instance_type !== undefined && { instanceType: resources.instance_type }),
    ...(tier !== undefined && { jobTier: tier }),
  };
}

const SERVICE_TYPES: Readonly<Record<string, string>> = {
  vs_code: 'VSCode',
  jupyter_lab: 'JupyterLab',
  tensor_board: 'TensorBoard',
  ssh: 'SSH',
};

/** Programs to connect to while a job runs. */
export function servicesOf(
  file: YamlFile,
  services: Readonly<Record<string, ServiceFile>>,
): Record<string, JobServiceData> {
  return Object.fromEntries(
    Object.entries(services).map(
      ([name, { type = 'vs_code', nodes, port, properties = {}, log_dir, ssh_public_keys }]) => {
        const all = {
          ...textsAt(file, properties, ['services', name, 'properties']),
          ...(log_dir !== undefined && { logDir: log_dir }),
          ...(ssh_public_keys !== undefined && { sshPublicKeys: ssh_public_keys }),
        };
        const data: JobServiceData = {
          jobServiceType: SERVICE_TYPES[wordOf(type)] as string,
          ...(nodes !== undefined && { nodes: { nodesValueType: 'All' } }),
          ...(port !== undefined && { port }),
          ...(Object.keys(all).length > 0 && { properties: all }),
        };
        return [name, data];
      },
    ),
  );
}
