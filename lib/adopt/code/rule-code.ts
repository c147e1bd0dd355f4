import {
  type Acknowledgements,
  CORRELATION_FIELDS,
  type CorrelationConditions,
  type MessageContract,
  type RuleFilter,
  SqlAction,
  SqlFilter,
  type WarningCode,
} from '../../rules';
import type { AdoptedRule } from '../model/adopted';
import type { Layout } from './code-layout';
import { call, callWith, type Entry, objectLiteral, templateLiteral, textLiteral } from './typescript-code';

/** How far to the right the text of a filter stands, in `jobs`, a job, its `rules`, a rule, its call. */
const INDENT = 10;
/** So wide may a line of SQL be. */
const WIDTH = 120 - INDENT - 4;

/** A rule with the warnings that belong to its filter and action; others belong to its job. */
export interface AcknowledgedRule {
  readonly rule: Pick<AdoptedRule, 'filter' | 'action'>;
  readonly ofJob: readonly (readonly [code: string, reason: string])[];
}

/** Puts acknowledged warnings where they are written: at what has the warning. */
export function acknowledgedRule(
  { filter: plain, action: plainAction, acknowledged }: AdoptedRule,
  contract: MessageContract | undefined,
): AcknowledgedRule {
  let [filter, action] = [plain, plainAction];
  const ofJob: [string, string][] = [];
  for (const [code, reason] of Object.entries(acknowledged) as [WarningCode, string][]) {
    const has = (part: RuleFilter | SqlAction | undefined) =>
      part?.diagnostics(contract).some((one) => one.severity === 'warning' && one.code === code) === true;
    if (filter.kind === 'sql' && has(plain)) filter = filter.acknowledge(code, reason);
    if (action !== undefined && has(plainAction)) action = action.acknowledge(code, reason);
    if (code === 'two-copies' || code === 'mixed-types') ofJob.push([code, reason]);
  }
  return { rule: { filter, action }, ofJob };
}

/** A rule as a value of `rules`, and what of the package it needs. */
export function ruleCode({ filter, action }: Pick<AdoptedRule, 'filter' | 'action'>, needs: Set<string>): Layout {
  const code = filterCode(filter, needs);
  if (action === undefined) return code;
  needs.add('SqlAction');
  const sql = textOf(action.sql, (text) => SqlAction.parse(text).sql);
  return call([code, '.then'], acknowledging(call('SqlAction.parse', sql), action.acknowledged));
}

function acknowledging(code: Layout, acknowledged: Acknowledgements): Layout {
  return Object.entries(acknowledged).reduce<Layout>(
    (inner, [warning, reason]) => call([inner, '.acknowledge'], textLiteral(warning), textLiteral(reason ?? '')),
    code,
  );
}

export function filterCode(filter: RuleFilter, needs: Set<string>): Layout {
  if (filter.kind === 'correlation') {
    needs.add('CorrelationFilter');
    return callWith('CorrelationFilter.of', conditionsCode(filter.conditions));
  }
  needs.add('SqlFilter');
  const parsed =
    filter.sql === SqlFilter.acceptEverything().sql || filter.sql === SqlFilter.parse('1=1').sql
      ? 'SqlFilter.acceptEverything()'
      : call(
          'SqlFilter.parse',
          textOf(filter.sql, (text) => SqlFilter.parse(text).sql),
        );
  return acknowledging(parsed, filter.acknowledged);
}

function conditionsCode({ properties = {}, ...fields }: CorrelationConditions): Layout {
  const texts = CORRELATION_FIELDS.flatMap((field): Entry[] => {
    const value = fields[field];
    return value === undefined ? [] : [{ key: field, value: textLiteral(value) }];
  });
  const ofMessage = Object.entries(properties).map(([key, value]): Entry => ({ key, value: textLiteral(value) }));
  const entries = [
    ...texts,
    ...(ofMessage.length === 0 ? [] : [{ key: 'properties', value: objectLiteral(ofMessage) }]),
  ];
  return objectLiteral(entries);
}

/**
 * SQL as a text, over several lines where it is long and that is the same SQL.
 *
 * @param deployed what is deployed of a text
 */
function textOf(sql: string, deployed: (text: string) => string): string {
  if (sql.length <= WIDTH) return textLiteral(sql);
  const lines = linesOf(sql);
  const indented = lines.map((line, index) => (index === 0 ? line : `${' '.repeat(INDENT + 3)}${line}`));
  const isSame = lines.length > 1 && deployed(indented.join('\n')) === deployed(sql);
  return isSame ? templateLiteral(indented) : textLiteral(sql);
}

/** Breaks SQL before AND and OR that stand in no parentheses and no text, and an action between its statements. */
function linesOf(sql: string): string[] {
  const lines: string[] = [];
  for (const part of partsOf(sql)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + part.length <= WIDTH) lines[lines.length - 1] = `${last} ${part}`;
    else lines.push(part);
  }
  return lines;
}

function partsOf(sql: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let depth = 0;
  // Quoted texts, names in brackets or quotes, parentheses, and the words to break at.
  for (const { 0: token, index } of sql.matchAll(
    /'(?:[^']|'')*'|\[(?:[^\]]|\]\])*\]|"(?:[^"]|"")*"|[()]|(?<= )(?:AND|OR|SET|REMOVE)(?= )/g,
  )) {
    if (token === '(') depth++;
    else if (token === ')') depth--;
    else if (/^[A-Z]/.test(token) && depth === 0 && index > 0) {
      parts.push(sql.slice(start, index).trim());
      start = index;
    }
  }
  return [...parts, sql.slice(start).trim()];
}
