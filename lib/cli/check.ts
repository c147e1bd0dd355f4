import { Command } from 'commander';
import { contractOf, inAll, Prover, type Verdict } from '../proof';
import {
  type DeployedRule,
  knownAction,
  knownFilter,
  knownOf,
  SENSITIVE,
  type Topic,
  type Topology,
  topologyOf,
  writtenFilter,
} from '../routing';
import { ruleBodyProblems } from '../routing/rule-body';
import { type DeliveryClaim, type Diagnostic, MessageContract, twoCopiesWarning, withoutAcknowledged } from '../rules';
import { Progress, print, printJson, withProgress } from '../terminal';
import { Reference, type TerraformResource } from '../terraform';
import { checkJson, checkLines, type Finding } from './check-report';
import { documentsOf, FROM_OPTION } from './documents';
import { ExitStatus } from './exit-status';
import { refutationText } from './prove-report';
import { withProof } from './proving';
import { sharedWarning } from './shared-messages';
import { reportAssumptions } from './unresolved';

/** `scheduler check`: is every rule valid, and is any suspicious? */
export function checkCommand(): Command {
  return new Command('check')
    .description('is every rule valid, and is any suspicious?')
    .option(...FROM_OPTION)
    .option('--json', 'for machines: one object with all findings')
    .action((options: { from: string; json?: boolean }) => check(options.from, options.json === true));
}

async function check(path: string, asJson: boolean): Promise<void> {
  const documents = documentsOf(path);
  const topologies = documents.map(topologyOf);
  reportAssumptions(topologies);
  const rules = topologies.flatMap(rulesOf);
  const claims = await withProgress('proving claims', () => checkClaims(topologies));
  const contracts = new RuleContracts(topologies);
  const progress = new Progress();
  const ofRules = rules.flatMap((rule, index) => {
    progress.tell('checking rules', index, rules.length);
    return checkRule(rule, contracts.of(rule));
  });
  progress.end();
  const findings = [
    ...ofRules,
    ...(await checkCopies(topologies)),
    ...claims.findings,
    ...topologies.flatMap((topology) => sharedFindings(topology, claims.refuted)),
  ];
  const isRefused = new Set(
    rules.filter(({ match }) => match.kind === 'refused').map(({ resource }) => resource.address),
  );
  const notChecked = topologies.flatMap(({ unresolved }, index) => {
    const { path: folder, resources = [] } = documents[index] ?? { path };
    const files = new Map(resources.map(({ address, file }) => [address, file]));
    return unresolved
      .filter(({ address }) => !isRefused.has(address))
      .map((one) => ({ ...one, file: files.get(one.address) ?? folder }));
  });
  const judged = rules.filter((rule) => contracts.of(rule) !== undefined);
  const checked = { rules, findings, notChecked, judged, proved: claims.proved };
  if (asJson) printJson(checkJson(checked), 2);
  else print(checkLines(checked));
  if (findings.length + notChecked.length > 0) process.exitCode = ExitStatus.Findings;
}

/** The rules that a document has, those included of which the subscription is not known. */
function rulesOf({ topics, unplacedRules }: Topology): DeployedRule[] {
  const placed = topics.flatMap(({ subscriptions }) => knownOf(subscriptions).flatMap(({ rules }) => knownOf(rules)));
  return [...placed, ...unplacedRules].filter(({ isDefault }) => !isDefault);
}

function checkRule(rule: DeployedRule, contract: MessageContract | undefined): Finding[] {
  const isMeant = ({ severity, code }: Diagnostic) => severity === 'warning' && Object.hasOwn(rule.acknowledged, code);
  const {
    name,
    filter_type: filterType,
    sql_filter: sqlFilter,
    correlation_filter: correlationFilter,
    action,
  } = rule.resource.values;
  const body = ruleBodyProblems({ name, filterType, sqlFilter, correlationFilter, action });
  const parts = [['filter', writtenFilter(rule)] as const, ['action', knownAction(rule)] as const];
  return [
    ...body
      // What a filter says of itself is told once.
      .filter(
        ({ argument, diagnostic }) =>
          !isMeant(diagnostic) &&
          !(argument === 'sql_filter' && diagnostic.code === 'bytes') &&
          !(argument === 'correlation_filter' && writtenFilter(rule) !== undefined),
      )
      .map(({ argument, diagnostic }) =>
        finding(rule, argument, diagnostic, `${diagnostic.message} (${diagnostic.code})`),
      ),
    ...parts.flatMap(([argument, part]) =>
      (part?.diagnostics(contract) ?? [])
        .filter((diagnostic) => !isMeant(diagnostic))
        .map((diagnostic) => finding(rule, argument, diagnostic, part?.describe(diagnostic) ?? diagnostic.message)),
    ),
  ];
}

/** The contracts that rules are judged by: those of their topics, where the document has one that can be read. */
class RuleContracts {
  private readonly byRule = new Map<TerraformResource, MessageContract>();

  constructor(topologies: readonly Topology[]) {
    for (const topic of topologies.flatMap(({ topics }) => topics)) {
      const json = contractOf(topic);
      const contract = json && MessageContract.fromJson(json);
      if (contract === undefined) continue;
      for (const { rules } of knownOf(topic.subscriptions))
        for (const { resource } of knownOf(rules)) this.byRule.set(resource, contract);
    }
  }

  of({ resource }: DeployedRule): MessageContract | undefined {
    return this.byRule.get(resource);
  }
}

/** Rules of one subscription that make two copies of a message; the solver says of which that is not so. */
async function checkCopies(topologies: readonly Topology[]): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const { topic, rules } of topologies.flatMap(groupsOf)) {
    for (const [index, rule] of rules.entries()) {
      for (const other of rules.slice(0, index)) found.push(...(await copiesOf(topic, other, rule)));
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

async function copiesOf(topic: Topic | undefined, other: DeployedRule, rule: DeployedRule): Promise<Finding[]> {
  const [a, b] = [copying(other), copying(rule)];
  if (a === undefined || b === undefined) return [];
  const warning = twoCopiesWarning(a, b, undefined);
  if (warning === undefined || (await areApart(topic, other, rule))) return [];
  return withoutAcknowledged([warning], meantCopies(rule, other)).map((left) =>
    finding(rule, 'rules', left, left.message),
  );
}

/** Whether it is proved that no message matches two rules of a subscription. */
async function areApart(topic: Topic | undefined, a: DeployedRule, b: DeployedRule): Promise<boolean> {
  const filters = [a, b].flatMap((rule) => knownFilter(rule) ?? []);
  const prover = new Prover(filters, topic && contractOf(topic));
  const both = await prover.find(inAll(...filters.map((filter) => prover.matching(filter))));
  await prover.close();
  return both.kind === 'none';
}

interface CheckedClaims {
  readonly findings: readonly Finding[];
  readonly refuted: ReadonlyMap<Topic, readonly DeliveryClaim[]>;
  readonly proved: number;
}

/** Subscriptions that want the same messages, and of which nothing was said. */
function sharedFindings({ path, topics }: Topology, refuted: CheckedClaims['refuted']): Finding[] {
  return topics.flatMap((topic) => {
    const message = sharedWarning(topic, refuted.get(topic) ?? []);
    if (message === undefined) return [];
    const diagnostic: Diagnostic = { severity: 'warning', code: 'shared-messages', message };
    const text = `${message} (${diagnostic.code})`;
    return [{ file: path, address: topic.address, argument: 'subscriptions', diagnostic, text }];
  });
}

/** Claims that do not hold: the solver is started only where something is claimed. */
async function checkClaims(topologies: readonly Topology[]): Promise<CheckedClaims> {
  const findings: Finding[] = [];
  const refuted = new Map<Topic, DeliveryClaim[]>();
  let proved = 0;
  for (const { path, topics } of topologies) {
    for (const topic of topics.filter(({ claims }) => claims.length > 0)) {
      await withProof(topic, [], async (proof) => {
        for (const claim of topic.claims) {
          const answer = await proof.prove(claim);
          if (answer.verdict === 'proved') proved++;
          if (answer.verdict === 'refuted') refuted.set(topic, [...(refuted.get(topic) ?? []), claim]);
          findings.push(...claimFindings(path, topic, claim, answer));
        }
      });
    }
  }
  return { findings, refuted, proved };
}

function claimFindings(file: string, topic: Topic, claim: DeliveryClaim, answer: Verdict): Finding[] {
  if (answer.verdict === 'proved') return [];
  const isRefuted = answer.verdict === 'refuted';
  const message = isRefuted
    ? `"${claim.name}" does not hold: ${answer.refutations.map((one) => refutationText(topic, claim, one)).join('; ')}`
    : `"${claim.name}" could not be proved: ${answer.reason}`;
  const diagnostic: Diagnostic = isRefuted
    ? { severity: 'error', code: 'claim-refuted', message }
    : { severity: 'warning', code: 'claim-undecided', message };
  return [{ file, address: topic.address, argument: 'claims', diagnostic, text: `${message} (${diagnostic.code})` }];
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

/** A finding; of a rule that is sensitive it says where and of which kind, and quotes nothing. */
function finding(rule: DeployedRule, argument: Finding['argument'], given: Diagnostic, text: string): Finding {
  const { file, address } = rule.resource;
  if (!rule.isSensitive) return { file, address, argument, diagnostic: given, text };
  const { severity, code } = given;
  const message = `${code}, of a text that is not shown ${SENSITIVE}`;
  return { file, address, argument, diagnostic: { severity, code, message }, text: message };
}
