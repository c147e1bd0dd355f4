import type { Cluster } from '../../../local/deployment';
import { meantOrKnown } from '../../../rules';
import { type DurationLaw, lengthOf, type Priority, type SimulatedSystem } from '../../../simulation';
import { OF_A_TEMPLATE, withLimit } from './limit-changes';
import { lawOf } from './read-durations';

/** What of a day can be otherwise. */
export interface Setup {
  readonly system: SimulatedSystem;
  readonly durations: ReadonlyMap<string, DurationLaw>;
  readonly nodeStart: number;
  readonly instances: ReadonlyMap<string, number>;
}

const PRIORITIES: readonly Priority[] = ['Dedicated', 'LowPriority'];

/** What `--set` can change of a cluster: how a text is read, and what is allowed. */
const OF_A_CLUSTER = new Map<string, (text: string) => Partial<Cluster> | string>(
  Object.entries({
    maxNodes: (text) => count(text, 1, (maxNodes) => ({ maxNodes })),
    minNodes: (text) => count(text, 0, (minNodes) => ({ minNodes })),
    vmSize: (vmSize) => (vmSize === '' ? 'a size of machine, as Standard_D8s_v5' : { vmSize }),
    priority: (text) => {
      const priority = PRIORITIES.find((one) => one === text);
      return priority === undefined ? PRIORITIES.join(' or ') : { priority };
    },
    idle: (text) => (lengthOf(text) === undefined ? 'a length of time, as PT10M' : { idleBeforeScaleDown: text }),
  }),
);

const FORM = '<name>=<value>, as computes.gpu-spot.maxNodes=8';

/**
 * The same with changes, each as `computes.gpu-spot.maxNodes=8`.
 *
 * @returns what is wrong, a sentence each, where something is
 */
export function changed(setup: Setup, changes: readonly string[]): Setup | string[] {
  let result = setup;
  const problems: string[] = [];
  for (const change of changes) {
    const at = change.indexOf('=');
    const next = at < 0 ? `allowed ${FORM}` : applied(result, change.slice(0, at), change.slice(at + 1));
    if (typeof next === 'string') problems.push(`--set ${change}: ${next}`);
    else result = next;
  }
  for (const { name, minNodes, maxNodes } of result.system.clusters)
    if (minNodes > maxNodes)
      problems.push(`--set: ${name} would have ${minNodes} nodes at least and ${maxNodes} at most`);
  return problems.length > 0 ? problems : result;
}

function applied(setup: Setup, path: string, value: string): Setup | string {
  const [what = '', ...rest] = path.split('.');
  const member = rest.at(-1) ?? '';
  switch (what) {
    case 'computes':
      return cluster(setup, rest.slice(0, -1).join('.'), member, value);
    case 'durations':
      return duration(setup, rest.join('.'), value);
    case 'templates':
      return limit(setup, rest.slice(0, -1).join('.'), member, value);
    case 'instances':
      return instances(setup, rest.join('.'), value);
    case 'nodeStart': {
      const nodeStart = rest.length === 0 ? lengthOf(value) : undefined;
      return nodeStart === undefined ? 'allowed a length of time, as nodeStart=PT5M' : { ...setup, nodeStart };
    }
    default:
      return unknown(what, ['computes', 'durations', 'templates', 'instances', 'nodeStart']);
  }
}

function cluster(setup: Setup, name: string, member: string, value: string): Setup | string {
  const { clusters } = setup.system;
  const found = clusters.find((one) => one.name === name);
  if (found === undefined)
    return unknown(
      name,
      clusters.map((one) => one.name),
    );
  const read = OF_A_CLUSTER.get(member);
  if (read === undefined) return unknown(member, [...OF_A_CLUSTER.keys()]);
  const change = read(value);
  if (typeof change === 'string') return `allowed ${change}`;
  const all = clusters.map((one) => (one === found ? { ...one, ...change } : one));
  return { ...setup, system: { ...setup.system, clusters: all } };
}

function duration(setup: Setup, template: string, value: string): Setup | string {
  const known = templatesOf(setup.system);
  if (!known.includes(template)) return unknown(template, known);
  const law = lawOf(value);
  if ('wrong' in law) return 'allowed a length of time, as PT1H30M';
  return { ...setup, durations: new Map([...setup.durations, [template, law]]) };
}

function limit(setup: Setup, template: string, member: string, value: string): Setup | string {
  const known = templatesOf(setup.system);
  if (!known.includes(template)) return unknown(template, known);
  const which = OF_A_TEMPLATE.find((one) => one === member);
  if (which === undefined) return unknown(member, OF_A_TEMPLATE);
  const system = withLimit(setup.system, template, which, value);
  return typeof system === 'string' ? system : { ...setup, system };
}

function instances(setup: Setup, program: string, value: string): Setup | string {
  const known = setup.system.programs.map(({ name }) => name);
  if (!known.includes(program)) return unknown(program, known);
  const made = count(value, 1, (number) => ({ number }));
  if (typeof made === 'string') return `allowed ${made}`;
  return { ...setup, instances: new Map([...setup.instances, [program, made.number]]) };
}

/** The names of the templates that jobs are started of. */
export function templatesOf({ programs, requests }: SimulatedSystem): string[] {
  const said = [...requests.values()].flatMap(Object.keys);
  return [...new Set([...said, ...programs.flatMap(({ data }) => Object.keys(data.templates))])].sort();
}

function count<T>(text: string, least: number, make: (number: number) => T): T | string {
  const number = /^\d{1,6}$/.test(text) ? Number(text) : -1;
  return number < least ? `a whole number from ${least} to 999999` : make(number);
}

function unknown(name: string, known: readonly string[]): string {
  return `there is no ${name === '' ? 'name' : name}; ${meantOrKnown(name, known)}`;
}
