import { basename } from 'node:path';
import { unzipSync } from 'fflate';
import { namespacesOf, setupOf } from '../broker/setup/from-topology';
import { readBytes } from '../files';
import { deploymentOf } from '../local/deployment';
import { type Topology, topologyOf } from '../routing';
import type { TerraformDocument } from '../terraform';
import { RequestValidator } from '../trigger/jobs';
import { readJobData } from '../trigger/program/job-data';
import { settingsFrom } from '../trigger/program/settings';
import type { SimulatedProgram } from './parts/host';
import type { ExampleMessage } from './parts/senders';
import type { SimulatedSystem } from './world';

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
  for (const { name } of deployment.workflows) leftOut.push(`${name}: a Logic App, which is not simulated yet`);
  if (programs.length === 0) throw new NothingToSimulate('no program in there that starts jobs');
  const namespaces = namespacesOf(topologies);
  const [namespace] = namespaces;
  if (namespace === undefined || namespaces.length > 1)
    throw new NothingToSimulate(`one namespace can be simulated, and there are ${namespaces.length}: name one stack`);
  const { commands, tier, leftOut: unknown } = setupOf(topologies, namespace);
  const clusters = deployment.workspaces.flatMap((workspace) => workspace.clusters);
  return { system: { commands, tier, programs, clusters, messages }, leftOut: [...leftOut, ...unknown] };
}

function jobDataIn(file: string): string | undefined {
  const bytes = unzipSync(readBytes(file), { filter: ({ name }) => basename(name) === OURS })[OURS];
  return bytes === undefined ? undefined : Buffer.from(bytes).toString('utf8');
}
