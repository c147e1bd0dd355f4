import { foldName } from '../../rules';
import type { Deployment } from './deployment';

/** How a setting of an app names a namespace, whoever wrote it. */
const HOST = /^([a-z0-9-]+)\.servicebus\.[a-z0-9.-]+$/i;

/**
 * A deployment without the programs and workflows that listen to another namespace than the one that runs: they would start
 * jobs of messages that are not theirs. What names no namespace stays.
 *
 * @param namespace the one that runs, as its topics have it
 * @param all those of the document
 */
export function ofNamespace(deployment: Deployment, namespace: string, all: readonly string[]): Deployment {
  const others = new Set(all.filter((one) => foldName(one) !== foldName(namespace)).map(foldName));
  if (others.size === 0) return deployment;
  const leftOut: string[] = [];
  const stays = ({ address }: { readonly address: string }, values: Iterable<unknown>) => {
    const named = [...values].flatMap((value) => HOST.exec(String(value))?.[1] ?? []);
    const other = named.find((one) => others.has(foldName(one)));
    if (other === undefined || named.some((one) => foldName(one) === foldName(namespace))) return true;
    leftOut.push(`${address}: listens to the namespace ${other}, and ${namespace} runs here`);
    return false;
  };
  const programs = deployment.programs.filter((one) => stays(one, one.settings.values()));
  const workflows = deployment.workflows.filter((one) => stays(one, one.parameters.values()));
  return { ...deployment, programs, workflows, leftOut: [...deployment.leftOut, ...leftOut] };
}
