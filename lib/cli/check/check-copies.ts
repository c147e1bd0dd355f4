import { type Asking, contractOf, inAll, Prover } from '../../proof';
import { type DeployedRule, knownFilter, knownOf, type Topic, type Topology } from '../../routing';
import { twoCopiesWarning, withoutAcknowledged } from '../../rules';
import { Reference } from '../../terraform';
import type { Faults } from './answers-or-faults';
import { type Finding, findingOf } from './check-report';

/** Rules of one subscription that make two copies of a message; the solver says of which that is not so. */
export async function checkCopies(topologies: readonly Topology[], faults: Faults, asking: Asking): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const { topic, rules } of topologies.flatMap(groupsOf)) {
    for (const [index, rule] of rules.entries()) {
      for (const other of rules.slice(0, index)) {
        found.push(...(await faults.watch(rule.resource, 'rules', [], () => copiesOf(topic, other, rule, asking))));
      }
    }
  }
  return found;
}

/** The rules of each subscription, those included whose subscription is not known and is written in the same words. */
function groupsOf({
  topics,
  unplacedRules,
}: Topology): { readonly topic: Topic | undefined; readonly rules: readonly DeployedRule[] }[] {
  const placed = topics.flatMap((topic) =>
    knownOf(topic.subscriptions).map(({ rules }) => ({ topic, rules: knownOf(rules) })),
  );
  const loose = new Map<string, DeployedRule[]>();
  for (const rule of unplacedRules) {
    const { subscription_id: id } = rule.resource.values;
    // A plan says of all of them that they are known after apply.
    if (!(id instanceof Reference) || !id.text.startsWith('${')) continue;
    loose.set(id.text, [...(loose.get(id.text) ?? []), rule]);
  }
  return [...placed, ...[...loose.values()].map((rules) => ({ topic: undefined, rules }))];
}

async function copiesOf(
  topic: Topic | undefined,
  other: DeployedRule,
  rule: DeployedRule,
  asking: Asking,
): Promise<Finding[]> {
  const [a, b] = [copying(other), copying(rule)];
  if (a === undefined || b === undefined) return [];
  const warning = twoCopiesWarning(a, b, undefined);
  if (warning === undefined || (await areApart(topic, other, rule, asking))) return [];
  return withoutAcknowledged([warning], meantCopies(rule, other)).map((left) =>
    findingOf(rule, 'rules', left, left.message),
  );
}

/** Whether it is proved that no message matches two rules of a subscription. */
async function areApart(topic: Topic | undefined, a: DeployedRule, b: DeployedRule, asking: Asking): Promise<boolean> {
  const filters = [a, b].flatMap((rule) => knownFilter(rule) ?? []);
  const prover = new Prover(filters, topic && contractOf(topic), { asked: topic && asking(topic) });
  const both = await prover.find(
    inAll(...filters.map((filter) => prover.matching(filter))),
    `that ${a.name} and ${b.name} both match`,
  );
  await prover.close();
  return both.kind === 'none';
}

function meantCopies(...rules: readonly DeployedRule[]) {
  const reason = rules.map(({ acknowledged }) => acknowledged['two-copies']).find((one) => one !== undefined);
  return reason === undefined ? {} : { 'two-copies': reason };
}

function copying(rule: DeployedRule) {
  const filter = knownFilter(rule);
  const { action } = rule;
  return filter && { name: rule.name, filter, hasAction: action.kind === 'unknown' || action.value !== undefined };
}
