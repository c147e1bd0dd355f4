import { Command } from 'commander';
import { contractOf, inAll, Prover, type Verdict } from '../proof';
import { type DeployedRule, subscriptionRules, type Topic, type Topology, topologyOf } from '../routing';
import { type BodyProblem, ruleBodyProblems } from '../routing/rule-body';
import {
  counted,
  type DeliveryClaim,
  type Diagnostic,
  MessageContract,
  twoCopiesWarning,
  withoutAcknowledged,
} from '../rules';
import type { TerraformResource } from '../terraform';
import { documentsOf, FROM_OPTION } from './documents';
import { ExitStatus } from './exit-status';
import { refutationText } from './prove-report';
import { withProof } from './proving';

/** One thing to say about one rule of a document. */
interface Finding {
  readonly file: string;
  readonly address: string;
  readonly argument: 'filter' | 'action' | 'rules' | 'claims' | BodyProblem['argument'];
  readonly diagnostic: Diagnostic;
  /** The diagnostic for people, with the line and carets. */
  readonly text: string;
}

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
  const rules = documents.flatMap(subscriptionRules);
  const contracts = new RuleContracts(topicsByRule(topologies));
  const findings = [
    ...rules.flatMap((rule) => checkRule(rule, contracts.of(rule))),
    ...(await checkCopies(topologies, rules)),
    ...(await checkClaims(topologies)),
  ];
  const done = doneText(
    rules,
    rules.filter((rule) => contracts.of(rule) !== undefined),
    topologies.flatMap(({ topics }) => topics.flatMap(({ claims }) => claims)).length,
  );
  console.log(asJson ? json(rules, findings) : report(rules, findings, done));
  if (findings.length > 0) process.exitCode = ExitStatus.Findings;
}

function checkRule(rule: DeployedRule, contract: MessageContract | undefined): Finding[] {
  const isMeant = ({ severity, code }: Diagnostic) => severity === 'warning' && Object.hasOwn(rule.acknowledged, code);
  const { name, filter_type, sql_filter, correlation_filter, action } = rule.resource.values;
  const body = ruleBodyProblems({
    name,
    filterType: filter_type,
    sqlFilter: sql_filter,
    correlationFilter: correlation_filter,
    action,
  });
  const bodyFindings = body.flatMap(({ argument, diagnostic }) =>
    // What the filter or action says of itself is told once.
    diagnostic.code === 'bytes' ||
    (argument === 'correlation_filter' && rule.filter !== undefined) ||
    isMeant(diagnostic)
      ? []
      : [finding(rule, argument, diagnostic, `${diagnostic.message} (${diagnostic.code})`)],
  );
  const parts = [['filter', rule.filter] as const, ['action', rule.action] as const];
  const inParts = parts.flatMap(([argument, part]) => {
    if (part === undefined) return [];
    return part
      .diagnostics(contract)
      .filter((diagnostic) => !isMeant(diagnostic))
      .map((diagnostic) => finding(rule, argument, diagnostic, part.describe(diagnostic)));
  });
  return [...bodyFindings, ...inParts];
}

/** The contracts that rules are judged by: those of their topics, where the document has one that can be read. */
class RuleContracts {
  private readonly byTopic = new Map<Topic, MessageContract | undefined>();

  constructor(private readonly topics: ReadonlyMap<TerraformResource, Topic>) {}

  of({ resource }: DeployedRule): MessageContract | undefined {
    const topic = this.topics.get(resource);
    if (topic === undefined) return undefined;
    if (!this.byTopic.has(topic)) {
      const json = contractOf(topic);
      this.byTopic.set(topic, json && MessageContract.fromJson(json));
    }
    return this.byTopic.get(topic);
  }
}

/** Rules of one subscription that make two copies of a message; the solver says of which that is not so. */
async function checkCopies(topologies: readonly Topology[], rules: readonly DeployedRule[]): Promise<Finding[]> {
  const found: Finding[] = [];
  const topics = topicsByRule(topologies);
  const bySubscription = new Map<string, DeployedRule[]>();
  for (const rule of rules) {
    const { subscription, filter } = rule;
    if (subscription === undefined || filter === undefined) continue;
    const key = `${rule.resource.file} ${subscription}`;
    const others = bySubscription.get(key) ?? [];
    for (const other of others) {
      const warning = twoCopiesWarning(copying(other), copying(rule), undefined);
      if (warning === undefined || (await areApart(topics.get(rule.resource), other, rule))) continue;
      for (const left of withoutAcknowledged([warning], meantCopies(rule, other))) {
        found.push(finding(rule, 'rules', left, left.message));
      }
    }
    bySubscription.set(key, [...others, rule]);
  }
  return found;
}

/** Whether it is proved that no message matches two rules of a subscription. */
async function areApart(topic: Topic | undefined, a: DeployedRule, b: DeployedRule): Promise<boolean> {
  const filters = [a, b].flatMap(({ filter }) => filter ?? []);
  const prover = new Prover(filters, topic && contractOf(topic));
  const both = await prover.find(inAll(...filters.map((filter) => prover.matching(filter))));
  await prover.close();
  return both.kind === 'none';
}

/** The topics of rules, by the resources of the rules. */
function topicsByRule(topologies: readonly Topology[]): ReadonlyMap<TerraformResource, Topic> {
  const subscriptions = topologies
    .flatMap(({ topics }) => topics)
    .flatMap((topic) => topic.subscriptions.map(({ rules }) => ({ topic, rules })));
  return new Map(subscriptions.flatMap(({ topic, rules }) => rules.map(({ resource }) => [resource, topic] as const)));
}

/** Claims that do not hold: the solver is started only where something is claimed. */
async function checkClaims(topologies: readonly Topology[]): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const { path, topics } of topologies) {
    for (const topic of topics.filter(({ claims }) => claims.length > 0)) {
      await withProof(topic, [], async (proof) => {
        for (const claim of topic.claims) found.push(...claimFindings(path, topic, claim, await proof.prove(claim)));
      });
    }
  }
  return found;
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

function copying({ name, filter, action }: DeployedRule) {
  return { name, filter: filter as NonNullable<typeof filter>, hasAction: action !== undefined };
}

function finding(rule: DeployedRule, argument: Finding['argument'], diagnostic: Diagnostic, text: string): Finding {
  return { file: rule.resource.file, address: rule.resource.address, argument, diagnostic, text };
}

/** What is known now of rules without a finding: only what was really looked at. */
function doneText(rules: readonly DeployedRule[], judged: readonly DeployedRule[], claims: number): string[] {
  const looked = rules.filter(({ unknown, filter }) => unknown.length === 0 && filter !== undefined);
  if (looked.length === 0) return [];
  const byContract = looked.filter((rule) => judged.includes(rule)).length;
  const all = (count: number) => (count === looked.length ? (count === 1 ? 'it' : 'all') : String(count));
  const one = looked.length === 1;
  return [
    `${all(looked.length)} ${one ? 'is' : 'are'} valid, within the limits of Azure and azurerm`,
    byContract === 0
      ? `no contract says which properties there are`
      : `${all(byContract)} ${byContract === 1 ? 'names' : 'name'} only properties and values that the contract of the topic has${byContract < looked.length ? ' (the rest has no contract)' : ''}`,
    ...(claims === 0 ? [] : [`${counted(claims, 'claim')} proved for all messages`]),
  ];
}

function report(rules: readonly DeployedRule[], findings: readonly Finding[], done: readonly string[]): string {
  const errors = findings.filter(({ diagnostic }) => diagnostic.severity === 'error').length;
  const unknown = rules.filter((rule) => rule.unknown.length > 0);
  const lines = findings.map(
    ({ file, address, argument, diagnostic, text }) =>
      `${file}: ${address}\n${diagnostic.severity}: ${argument}: ${text}\n`,
  );
  const skipped = unknown.map(
    ({ resource, unknown: names }) =>
      `${resource.file}: ${resource.address}\nnot checked: ${names.join(' and ')}, which only Terraform knows\n`,
  );
  const warnings = findings.length - errors;
  const total = `${counted(rules.length, 'rule')} checked: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}`;
  const shown = findings.length > 0 || done.length === 0 ? [] : [done.join('; ')];
  return [...lines, ...skipped, [total, ...shown].join('\n')].join('\n');
}

function json(rules: readonly DeployedRule[], findings: readonly Finding[]): string {
  const rows = findings.map(({ file, address, argument, diagnostic: { severity, code, message, span, rewrite } }) => ({
    file,
    address,
    argument,
    severity,
    code,
    message,
    ...(span && { start: span.start, end: span.end }),
    ...(rewrite !== undefined && { rewrite }),
  }));
  const notChecked = rules
    .filter(({ unknown }) => unknown.length > 0)
    .map(({ resource, unknown }) => ({ file: resource.file, address: resource.address, arguments: unknown }));
  return JSON.stringify({ rules: rules.length, findings: rows, notChecked }, undefined, 2);
}
