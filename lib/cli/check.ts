import { Command } from 'commander';
import { type DeployedRule, subscriptionRules } from '../routing';
import { type Diagnostic, twoCopiesWarning, withoutAcknowledged } from '../rules';
import { documentsOf, FROM_OPTION } from './documents';
import { ExitStatus } from './exit-status';

/** One thing to say about one rule of a document. */
interface Finding {
  readonly file: string;
  readonly address: string;
  readonly argument: 'filter' | 'action' | 'rules';
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

function check(path: string, asJson: boolean): void {
  const rules = documentsOf(path).flatMap(subscriptionRules);
  const findings = [...rules.flatMap(checkRule), ...checkCopies(rules)];
  console.log(asJson ? json(rules, findings) : report(rules, findings));
  if (findings.length > 0) process.exitCode = ExitStatus.Findings;
}

function checkRule(rule: DeployedRule): Finding[] {
  const parts = [['filter', rule.filter] as const, ['action', rule.action] as const];
  return parts.flatMap(([argument, part]) => {
    if (part === undefined) return [];
    const isMeant = ({ severity, code }: Diagnostic) =>
      severity === 'warning' && Object.hasOwn(rule.acknowledged, code);
    return part
      .diagnostics()
      .filter((diagnostic) => !isMeant(diagnostic))
      .map((diagnostic) => finding(rule, argument, diagnostic, part.describe(diagnostic)));
  });
}

/** Rules of one subscription that make two copies of a message. */
function checkCopies(rules: readonly DeployedRule[]): Finding[] {
  const found: Finding[] = [];
  const bySubscription = new Map<string, DeployedRule[]>();
  for (const rule of rules) {
    const { subscription, filter } = rule;
    if (subscription === undefined || filter === undefined) continue;
    const key = `${rule.resource.file} ${subscription}`;
    const others = bySubscription.get(key) ?? [];
    for (const other of others) {
      const warning = twoCopiesWarning(copying(other), copying(rule), undefined);
      if (warning === undefined) continue;
      for (const left of withoutAcknowledged([warning], meantCopies(rule, other))) {
        found.push(finding(rule, 'rules', left, left.message));
      }
    }
    bySubscription.set(key, [...others, rule]);
  }
  return found;
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

function report(rules: readonly DeployedRule[], findings: readonly Finding[]): string {
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
  return [...lines, ...skipped, total].join('\n');
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
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
