import type { Construct } from 'constructs';
import { describeProblem, type Inspection, type Problem } from '../../rules';
import type { Consumed } from '../../servicebus';
import { type AnyEnvironment, cataloguesOf } from './environment';

/** The name of a stack, or one that stands in for it where cdktf does not take it or there is such a stack already. */
export function freeName(scope: Construct, given: string, inspection: Inspection): string {
  // cdktf ends at once where there is one; it is told below, with all that is wrong.
  const name = given.replace(/\s/g, '-');
  const isTaken = (wanted: string) =>
    scope.node.children.some(({ node }) => node.id.toLowerCase() === wanted.toLowerCase());
  if (name !== '' && !isTaken(name)) return name;
  if (name !== '') {
    const allowed = 'names that differ in more than letter case, and there is such an environment already';
    inspection.wrong('name', name, allowed, 'rename one of the two');
  }
  let number = 2;
  while (isTaken(`${name}-${number}`)) number++;
  return `${name}-${number}`;
}

/** What is wrong with an environment as a whole. */
export function environmentProblems(environment: AnyEnvironment): string[] {
  const { name, namespace, secrets = [] } = environment;
  const problems: Problem[] = [];
  if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(name)) {
    problems.push({
      subject: 'environment name',
      got: name,
      allowed: 'letters, digits and "-", first a letter',
      fix: 'choose another name: it is the name of the stack, its folder and its state',
    });
  }
  const local = namespace.localAuthEnabled ?? false;
  if (local === false && secrets.some(({ allows }) => allows === 'namespace')) {
    problems.push({
      subject: 'secrets',
      got: secrets.map(({ allows }) => allows),
      allowed: 'connection strings only with namespace.localAuthEnabled; Azure would refuse the key',
      fix: 'take "namespace" out and grant roles, or give the grounds for local authentication',
    });
  }
  const topics = cataloguesOf(environment).map(({ topicName }) => topicName);
  for (const { allows, topic } of secrets) {
    const isKnown = topic === undefined ? topics.length === 1 : topics.includes(topic);
    if (allows === 'namespace' || isKnown) continue;
    problems.push({
      subject: 'secrets.topic',
      got: topic,
      allowed: topics.length === 0 ? 'a topic, and there is none' : `one of ${topics.join(', ')}`,
      fix: 'say which topic the key is for',
    });
  }
  return problems.map(describeProblem);
}

/** A job that has no name. */
export const NAMELESS = describeProblem({
  subject: 'catalogue.jobs',
  got: '',
  allowed: 'a name for each job',
  fix: 'name it',
});

/** The key of the namespace, with which messages could be taken away that a program consumes. */
export function takenByKey([first]: readonly Consumed[]): string {
  return describeProblem({
    subject: 'secrets',
    got: 'namespace',
    allowed: `no key that can receive, since ${first?.by} takes every message of ${first?.from}`,
    fix: 'put out a key that sends, or grant roles to identities',
  });
}
