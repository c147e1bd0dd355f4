import type { Tier } from '../../broker/core';
import type { SetupCommand } from '../../broker/setup/setup';
import type { Cluster, EventRoute } from '../../local/deployment';
import type { RequestTemplate } from '../../requests';
import type { TemplateVersions } from '../judging/unlike-request';
import type { Listener } from '../parts/listener';
import { otherVersion } from '../parts/other-version';
import type { ExampleMessage } from '../parts/senders';
import { listenerOf, type SimulatedProgram } from '../parts/simulated-program';
import type { SimulatedWorkflow } from '../parts/workflow-host';

/** What is simulated: what a document deploys, and the messages that come. */
export interface SimulatedSystem {
  readonly commands: readonly SetupCommand[];
  readonly tier: Tier | undefined;
  readonly programs: readonly SimulatedProgram[];
  readonly workflows: readonly SimulatedWorkflow[];
  readonly clusters: readonly Cluster[];
  /** Where it is told what becomes of jobs. */
  readonly routes: readonly EventRoute[];
  /** What of a message decides about its job, by subscription and template, as the document says it of each. */
  readonly requests: ReadonlyMap<string, Readonly<Record<string, RequestTemplate>>>;
  readonly messages: readonly ExampleMessage[];
}

/** All that start jobs. */
export function listenersOf({ programs, workflows }: SimulatedSystem): Listener[] {
  return [...programs.map(listenerOf), ...workflows];
}

/** All templates that messages may name. */
export function templatesOf({ programs, requests }: SimulatedSystem): Map<string, RequestTemplate> {
  const said = [...requests.values()].flatMap((templates) => Object.entries(templates));
  return new Map([...said, ...programs.flatMap(({ data }) => Object.entries(data.templates))]);
}

const VERSIONS = new WeakMap<SimulatedSystem, TemplateVersions>();

/** What each subscription may start, in each version that is deployed in a run. */
export function versionsOf(system: SimulatedSystem): TemplateVersions {
  const known = VERSIONS.get(system);
  if (known !== undefined) return known;
  const versions = new Map<string, ReadonlyMap<string, readonly RequestTemplate[]>>();
  for (const [subscription, templates] of system.requests)
    versions.set(subscription, new Map(Object.entries(templates).map(([name, one]) => [name, [one]])));
  for (const program of system.programs) {
    const other = otherVersion(program).data.templates;
    const each = Object.entries(program.data.templates).map(
      ([name, one]) => [name, [one, other[name] ?? one]] as const,
    );
    versions.set(program.settings.subscription, new Map(each));
  }
  VERSIONS.set(system, versions);
  return versions;
}
