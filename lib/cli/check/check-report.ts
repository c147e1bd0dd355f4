import { type DeployedRule, SENSITIVE, type Unresolved, unresolvedOf, unresolvedText } from '../../routing';
import { type CorrelationConditions, counted, type Diagnostic } from '../../rules';
import { problemLines } from '../../text';
import { type CheckedClaim, claimJson, claimLines, provedText } from './checked-claim';
import { type WithoutRule, withoutRuleLines } from './without-rule';

/** One thing to say about one rule of a document. */
export interface Finding {
  readonly file: string;
  /** The line that it is about. @default - nobody has written one: it is a plan */
  readonly line?: number | undefined;
  readonly address: string;
  /**
   * A part of a rule, a setting by azurerm's name, or what is found of several together: `rules`, `claims`, `jobs`,
   * `subscriptions`.
   */
  readonly argument: string;
  readonly diagnostic: Diagnostic;
  /** The diagnostic for people, with the line and carets. */
  readonly text: string;
}

/** A part of a document that could not be looked at. */
export interface NotChecked extends Unresolved {
  readonly file: string;
}

/** A rule in SQL that could be a correlation filter, proved over all messages of the contract: it costs the service less. */
export interface CheaperRule {
  readonly file: string;
  readonly address: string;
  readonly correlation: CorrelationConditions;
}

/** What was looked at, and what was found. */
export interface Checked {
  /** Where nothing of Service Bus was found to look at. @default - something was */
  readonly emptyAt?: string | undefined;
  readonly rules: readonly DeployedRule[];
  readonly findings: readonly Finding[];
  readonly notChecked: readonly NotChecked[];
  /** The rules that were judged by a contract. */
  readonly judged: readonly DeployedRule[];
  /** The claims, as they were answered. */
  readonly claims: readonly CheckedClaim[];
  /** Topics and queues whose tier is not known, so that what a tier allows was not asked. */
  readonly withoutTier: readonly Unresolved[];
  /** Rules in SQL that could be correlation filters. */
  readonly cheaper: readonly CheaperRule[];
  /** Subscriptions that have no rule. */
  readonly withoutRule: readonly WithoutRule[];
}

/** A finding; of a rule that is sensitive it says where and of which kind, and quotes nothing. */
export function findingOf(rule: DeployedRule, argument: Finding['argument'], given: Diagnostic, text: string): Finding {
  const { file, address } = rule.resource;
  if (!rule.isSensitive) return { file, address, argument, diagnostic: given, text };
  const { severity, code } = given;
  const message = `${code}, of a text that is not shown ${SENSITIVE}`;
  return { file, address, argument, diagnostic: { severity, code, message }, text: message };
}

/** What is known now of rules without a finding: only what was really looked at. */
function doneLines({ rules, judged, claims }: Checked): string[] {
  const looked = rules.filter((rule) => unresolvedOf(rule).length === 0);
  if (looked.length === 0) return [];
  const byContract = looked.filter((rule) => judged.includes(rule)).length;
  const all = (count: number) => (count === looked.length ? (count === 1 ? 'it' : 'all') : String(count));
  const rest = byContract < looked.length ? ' (the rest has no contract)' : '';
  const parts = [
    `${all(looked.length)} ${looked.length === 1 ? 'is' : 'are'} valid, within the limits of Azure and azurerm`,
    byContract === 0
      ? 'no contract says which properties there are'
      : `${all(byContract)} ${byContract === 1 ? 'names' : 'name'} only properties and values that the contract of the topic has${rest}`,
    ...(claims.length === 0 ? [] : [provedText(claims)]),
  ];
  return [parts.join('; '), ...claimLines(claims)];
}

/** What was found, for people. */
export function checkLines(checked: Checked): string[] {
  const { rules, findings, notChecked, emptyAt } = checked;
  if (emptyAt !== undefined && findings.length + notChecked.length === 0)
    return [`check: nothing to check: no topic in ${emptyAt}, and nothing else of Service Bus`];
  const errors = findings.filter(({ diagnostic }) => diagnostic.severity === 'error').length;
  const lines = findings.flatMap(({ file, line, address, argument, diagnostic, text }) => [
    `${file}${line === undefined ? '' : `:${line}`}: ${address}`,
    ...problemLines(`${diagnostic.severity}: ${argument}: ${text}`),
    '',
  ]);
  const skipped = notChecked.flatMap((one) => [`${one.file}: not checked: ${unresolvedText(one)}`, '']);
  const warnings = findings.length - errors;
  const missed = new Set(notChecked.map(({ address }) => address));
  const isOpen = (rule: DeployedRule) => unresolvedOf(rule).length > 0 || missed.has(rule.resource.address);
  const open = rules.filter((rule) => isOpen(rule) && rule.match.kind !== 'refused').length;
  const parts = [
    `${counted(rules.length - open, 'rule')} checked: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}`,
    ...(open > 0 ? [`${counted(open, 'rule')} only in part, or not at all`] : []),
    ...(notChecked.length > 0 ? [`cannot tell about ${counted(notChecked.length, 'part')} of the document`] : []),
  ];
  const done = findings.length + notChecked.length === 0 ? doneLines(checked) : [];
  const hints = [...withoutRuleLines(checked.withoutRule), ...cheaperLines(checked)];
  return [...lines, ...skipped, parts.join('; '), ...done, ...tierLines(checked), ...hints];
}

/** What was not asked, and needs not to be: who makes the namespace knows its tier. */
function tierLines({ withoutTier: [first, ...others] }: Checked): string[] {
  if (first === undefined) return [];
  const more = others.length === 0 ? '' : `, and of ${others.length} more`;
  return [`what the tier allows was not asked of ${first.address}${more}: ${first.problem}`];
}

/** A hint, and nothing to be mended. */
function cheaperLines({ cheaper }: Checked): string[] {
  if (cheaper.length === 0) return [];
  return [
    `hint: ${counted(cheaper.length, 'rule')} in SQL could be a correlation filter, which costs the service less; simplify tells which`,
  ];
}

/** The same for machines. */
export function checkJson(checked: Checked): object {
  const { rules, findings, notChecked, claims, withoutTier, cheaper, withoutRule, emptyAt } = checked;
  const rows = findings.map(({ file, line, address, argument, diagnostic }) => {
    const { severity, code, message, span, rewrite } = diagnostic;
    return {
      file,
      ...(line !== undefined && { line }),
      address,
      argument,
      severity,
      code,
      message,
      ...(span && { start: span.start, end: span.end }),
      ...(rewrite !== undefined && { rewrite }),
    };
  });
  const parts = notChecked.map(({ file, address, argument, problem }) => ({
    file,
    address,
    arguments: argument === '' ? [] : [argument],
    problem,
  }));
  return {
    rules: rules.length,
    findings: rows,
    notChecked: parts,
    claimsProved: claims.filter(({ answer }) => answer.verdict === 'proved').length,
    claims: claims.map(claimJson),
    tierNotKnown: withoutTier,
    cheaper,
    withoutRule,
    hasServiceBus: emptyAt === undefined,
  };
}
