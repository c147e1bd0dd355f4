import { basename } from 'node:path';
import { unzipSync } from 'fflate';
import { namespacesOf, setupOf } from '../broker/setup/from-topology';
import { readBytes } from '../files';
import { deploymentOf, type Workflow } from '../local/deployment';
import { readDefinition, WorkflowRefused } from '../local/workflows';
import { knownOf, type Topology, topologyOf, valueOr } from '../routing';
import type { TerraformDocument } from '../terraform';
import { RequestValidator } from '../trigger/jobs';
import { readJobData } from '../trigger/program/job-data';
import { settingsFrom } from '../trigger/program/settings';
import type { ExampleMessage } from './parts/senders';
import type { SimulatedProgram } from './parts/simulated-program';
import type { SimulatedWorkflow } from './parts/workflow-host';
import type { SimulatedSystem } from './world/simulated-world';

/** A system that can be simulated, and what of its document is not in it. */
export interface SystemOfDocuments {
  readonly system: SimulatedSystem;
  /** A line each. */
  readonly leftOut: readonly string[];
}

/** That documents have nothing that starts jobs. */
export class NothingToSimulate extends Error {
  override readonly name = 'NothingToSimulate';
}

/** The program of a package is not ours: what it does with a message is not known. */
const OURS = 'jobs.json';

/**
 * What documents deploy, ready to be simulated.
 *
 * @throws NothingToSimulate in one line
 */
export function systemOf(
  documents: readonly TerraformDocument[],
  messages: readonly ExampleMessage[],
): SystemOfDocuments {
  const topologies: Topology[] = documents.map(topologyOf);
  const deployment = deploymentOf(documents);
  const leftOut = [...deployment.leftOut];
  const programs: SimulatedProgram[] = [];
  for (const { name, packageFile, settings } of deployment.programs) {
    const text = jobDataIn(packageFile);
    if (text === undefined) {
      leftOut.push(`${name}: its package has no ${OURS}, so it is a program that is not simulated`);
      continue;
    }
    const data = readJobData(text);
    programs.push({
      name,
      data,
      validator: new RequestValidator(data),
      // What only App Service sets, and nothing here reads.
      settings: settingsFrom({ TrainingBus__fullyQualifiedNamespace: 'simulated', ...Object.fromEntries(settings) }),
      topic: settings.get('TRAINING_TOPIC') ?? '',
    });
  }
  const workflows = deployment.workflows.flatMap((workflow) => simulatedWorkflow(workflow, leftOut));
  if (programs.length + workflows.length === 0) throw new NothingToSimulate('no program in there that starts jobs');
  const namespaces = namespacesOf(topologies);
  const [namespace] = namespaces;
  if (namespace === undefined || namespaces.length > 1)
    throw new NothingToSimulate(`one namespace can be simulated, and there are ${namespaces.length}: name one stack`);
  const { commands, tier, leftOut: unknown } = setupOf(topologies, namespace);
  const clusters = deployment.workspaces.flatMap((workspace) => workspace.clusters);
  const { eventRoutes: routes } = deployment;
  const requests = requestsIn(topologies);
  const system = { commands, tier, programs, workflows, clusters, routes, requests, messages };
  return { system, leftOut: [...leftOut, ...unknown] };
}

/** What a Logic App of this project is told by its deployment. */
const SAID = ['topic', 'subscription', 'retryQueue', 'rejectedQueue'] as const;

function simulatedWorkflow(workflow: Workflow, leftOut: string[]): SimulatedWorkflow[] {
  const { name, parameters } = workflow;
  const [topic, subscription, retryQueue, rejectedQueue] = SAID.map((one) => parameters.get(one));
  if ([topic, subscription, retryQueue, rejectedQueue].some((one) => typeof one !== 'string')) {
    leftOut.push(`${name}: a Logic App without the parameters ${SAID.join(', ')}: it is not known what it listens to`);
    return [];
  }
  const told = { topic, subscription, retryQueue, rejectedQueue } as Record<(typeof SAID)[number], string>;
  try {
    return [{ name, ...told, definition: readDefinition(workflow), parameters }];
  } catch (error) {
    if (!(error instanceof WorkflowRefused)) throw error;
    leftOut.push(...error.problems.map((problem) => `${name}: ${problem}`));
    return [];
  }
}

/** What of a message decides about its job, as it stands beside each subscription. */
function requestsIn(topologies: readonly Topology[]): SimulatedSystem['requests'] {
  const subscriptions = topologies.flatMap(({ topics }) => topics.flatMap((topic) => knownOf(topic.subscriptions)));
  return new Map(
    subscriptions.flatMap(({ name, starts }) => {
      const said = valueOr(starts, undefined);
      return said === undefined ? [] : [[name, said.templates] as const];
    }),
  );
}

function jobDataIn(file: string): string | undefined {
  const bytes = unzipSync(readBytes(file), { filter: ({ name }) => basename(name) === OURS })[OURS];
  return bytes === undefined ? undefined : Buffer.from(bytes).toString('utf8');
}
