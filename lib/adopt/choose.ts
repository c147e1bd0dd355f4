import { meantOrKnown, nearest } from '../rules';
import type { TerraformDocument } from '../terraform';
import type { AdoptedNamespace } from './model/adopted';
import { type NamespaceChoice, namespacesIn } from './model/namespace-choice';
import { type GivenPlace, readNamespace } from './model/read-namespace';

/** What of a source is adopted, as the user says it. */
export interface Choosing extends GivenPlace {
  /** The source, as it was given. */
  readonly from: string;
  readonly namespace?: string;
  /** The topics by name; all of them where none is named. */
  readonly topics: readonly string[];
}

/** What is missing, or wrong, of what the user has said: a line each. */
export class NotChosen extends Error {
  constructor(readonly lines: readonly string[]) {
    super(lines.join('\n'));
  }
}

const TIERS = ['Basic', 'Standard', 'Premium'];

/** Reads the namespace that the user means. @throws NotChosen with everything that has to be said first */
export function chosenNamespace(documents: readonly TerraformDocument[], choosing: Choosing): AdoptedNamespace {
  const { from, namespace, topics } = choosing;
  const all = namespacesIn(documents);
  const choice = choiceOf(all, from, namespace);
  const problems: string[] = [];
  const name = choice.name ?? namespace;
  if (name === undefined) problems.push(`--namespace: the name of the namespace is not known from ${from}; give it`);
  problems.push(...topicProblems(choice, topics));
  const sku = choosing.sku ?? (choice.resource?.values.sku as unknown);
  if (typeof sku !== 'string' || !TIERS.includes(sku))
    problems.push(
      choosing.sku === undefined
        ? `--sku: the tier of the namespace is not known from ${from}; give Standard or Premium`
        : `--sku: got "${choosing.sku}", allowed ${TIERS.join(', ')}; use the tier that the namespace has`,
    );
  if (name === undefined || problems.length > 0) throw new NotChosen(problems);
  const read = readNamespace({ choice, name, topics: topics.length === 0 ? undefined : topics, given: choosing });
  if (read.topics.length + read.queues.length === 0)
    throw new NotChosen([`${from}: nothing of the namespace ${name} can be adopted${whyOf(read)}`]);
  return read;
}

function choiceOf(all: readonly NamespaceChoice[], from: string, wanted: string | undefined): NamespaceChoice {
  const found = wanted === undefined ? all : all.filter(({ name }) => name === undefined || isName(name, wanted));
  const exact = wanted === undefined ? found : found.filter(({ name }) => name !== undefined);
  const named = exact.length > 0 ? exact : found;
  // One that is empty is a second region, or not used yet.
  const used = named.filter(isUsed);
  const [only, ...others] = used.length > 0 ? used : named;
  const names = all.map(({ name, key }) => name ?? key);
  if (all.length === 0)
    throw new NotChosen([
      `${from}: no namespace of Service Bus, and no topic or queue of one; name a source that has some`,
    ]);
  if (only === undefined) {
    const advice = meantOrKnown(wanted ?? '', names);
    throw new NotChosen([`--namespace: there is no namespace ${wanted} in ${from}; ${advice}`]);
  }
  if (others.length > 0) throw new NotChosen([`--namespace: ${from} has several; name one of ${names.join(', ')}`]);
  return only;
}

function isUsed({ topology, key }: NamespaceChoice): boolean {
  return [...topology.topics, ...topology.queues].some(({ namespace }) => namespace === key);
}

function isName(name: string, wanted: string): boolean {
  return name.toLowerCase() === wanted.toLowerCase();
}

function topicProblems({ topology, key }: NamespaceChoice, wanted: readonly string[]): string[] {
  const known = topology.topics.filter(({ namespace }) => namespace === key).map(({ name }) => name);
  return wanted
    .filter((name) => !known.includes(name))
    .map((name) => {
      const near = nearest(name, known);
      const advice = near === undefined ? `there are ${known.join(', ') || 'none'}` : `did you mean ${near}?`;
      return `--topic: there is no topic ${name}; ${advice}`;
    });
}

function whyOf({ notes }: AdoptedNamespace): string {
  const told = notes.filter(({ kind }) => kind !== 'fill-in').slice(0, 3);
  return told.length === 0 ? ': it is empty' : `: ${told.map(({ subject, text }) => `${subject}: ${text}`).join('; ')}`;
}
