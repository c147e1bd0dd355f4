import { allowedText, type Decision, decisionsOf, type ParameterSchema, placeSchema, placeText } from '../../requests';
import {
  describeProblem,
  type Expression,
  type MessageContract,
  nearest,
  type Property,
  type SqlAction,
} from '../../rules';
import type { JobTemplate } from '../templates';

/** A rule of the subscription, as far as its action matters. */
export interface ActingRule {
  readonly name: string;
  readonly action: SqlAction | undefined;
}

/** What is wrong between what rules set, what the contract has, and what templates read. */
export interface DecisionFindings {
  /** What can never work. */
  readonly problems: readonly string[];
  /** What is probably forgotten. */
  readonly warnings: readonly string[];
}

type Templates = Readonly<Record<string, JobTemplate>>;

/** A property that a rule sets, with its value where the action says it outright. */
interface Setting {
  readonly rule: string;
  readonly property: string;
  readonly value: string | number | boolean | undefined;
}

/**
 * Compares what the templates of a subscription read with what its messages can have: properties of the contract, and
 * those that its rules set.
 *
 * @param contract what is known of the properties that senders set; without it any property may be there
 */
export function findDecisions(
  templates: Templates,
  rules: readonly ActingRule[],
  contract: MessageContract | undefined,
): DecisionFindings {
  const settings = rules.flatMap(settingsOf);
  const read = Object.entries(templates).flatMap(([template, { data }]) =>
    decisionsOf(data).map((decision) => ({ template, decision, schema: schemaOf(data, decision) })),
  );
  const problems = read.flatMap(({ template, decision, schema }) => [
    ...settingProblems(template, decision, schema, settings),
    ...contractProblems(template, decision, schema, settings, contract),
  ]);
  const isRead = (property: string) => read.some(({ decision }) => isSame(decision.property, property));
  const unread = settings.filter(({ property }) => !isRead(property));
  return { problems, warnings: [...unread.map(unreadWarning), ...tierWarnings(templates, settings)] };
}

/** What an action leaves in each property that it sets: the last statement counts. */
function settingsOf({ name: rule, action }: ActingRule): Setting[] {
  const last = new Map<string, Setting>();
  for (const statement of action?.statements ?? []) {
    const { target } = statement;
    if (target.scope === 'sys') continue;
    const key = target.name.toLowerCase();
    // A property that is NULL is as good as none.
    if (statement.kind === 'remove' || isNull(statement.value)) last.delete(key);
    else last.set(key, { rule, property: target.name, value: literalOf(statement.value) });
  }
  return [...last.values()];
}

function isNull(value: Expression): boolean {
  return value.kind === 'literal' && value.value === null;
}

/** The value of an expression that says it outright; what is computed, nobody knows before it is. */
function literalOf(node: Expression): Setting['value'] {
  if (node.kind === 'negation') {
    const value = literalOf(node.operand);
    return typeof value === 'number' ? -value : undefined;
  }
  if (node.kind !== 'literal' || node.value === null) return undefined;
  return typeof node.value === 'bigint' ? Number(node.value) : node.value;
}

/** What may stand in the place that a property decides; that a template has no such parameter, it says itself. */
function schemaOf(data: JobTemplate['data'], decision: Decision): ParameterSchema {
  return placeSchema(data, decision) ?? { type: 'string' };
}

function settingProblems(
  template: string,
  decision: Decision,
  schema: ParameterSchema,
  settings: readonly Setting[],
): string[] {
  return settings
    .filter(({ property, value }) => isSame(property, decision.property) && value !== undefined)
    .filter(({ value }) => !accepts(schema, value))
    .map(({ rule, property, value }) => {
      const near = typeof value === 'string' ? nearest(value, schema.enum ?? []) : undefined;
      const fix = near === undefined ? 'set one of these, or let the template allow it' : `did you mean '${near}'?`;
      const subject = `rule ${rule} sets ${property}, which is ${placeText(decision)} of the template ${template}`;
      return describeProblem({ subject, got: value, allowed: allowedText(schema), fix });
    });
}

function contractProblems(
  template: string,
  decision: Decision,
  schema: ParameterSchema,
  settings: readonly Setting[],
  contract: MessageContract | undefined,
): string[] {
  if (contract === undefined) return [];
  const { property: name } = decision;
  const property = contract.property(name);
  const subject = `template ${template}: fromProperties, ${placeText(decision)}`;
  if (property === undefined) {
    const set = settings.map((setting) => setting.property);
    if (set.some((other) => isSame(other, name))) return [];
    const near = nearest(name, [...set, ...Object.keys(contract.properties)]);
    const fix = near === undefined ? 'let a rule set it, or add it to the contract' : `did you mean ${near}?`;
    const allowed = 'a property that a rule of the subscription sets, or that the contract of the topic has';
    return [describeProblem({ subject, got: name, allowed, fix })];
  }
  if (canHold(schema, property)) return [];
  const got = `${name}, ${kindOf(property)} in the contract of the topic`;
  const fix = 'read another property, or change the contract';
  return [describeProblem({ subject, got, allowed: allowedText(schema), fix })];
}

function unreadWarning({ rule, property }: Setting): string {
  return (
    `rule ${rule} sets ${property}, which no template reads: what starts jobs sees the body, and those properties ` +
    `that fromProperties of a template names; let a template read ${property}, or take it out of the action`
  );
}

/** A template with several tiers that does not read what decides the tier of another: its jobs run on its first. */
function tierWarnings(templates: Templates, settings: readonly Setting[]): string[] {
  const deciding = Object.entries(templates).flatMap(([name, { data }]) => {
    const property = data.fromProperties?.tier?.property;
    return property === undefined ? [] : [{ name, property }];
  });
  const set = deciding.find(({ property }) => settings.some((setting) => isSame(setting.property, property)));
  if (set === undefined) return [];
  return Object.entries(templates)
    .filter(([, { data }]) => data.fromProperties?.tier === undefined && Object.keys(data.tiers).length > 1)
    .map(
      ([name, { data }]) =>
        `template ${name} has the tiers ${Object.keys(data.tiers).join(', ')} and does not read ${set.property}, ` +
        `which a rule sets and the template ${set.name} reads: its jobs run on ${Object.keys(data.tiers)[0]} ` +
        `unless the body says otherwise; add fromProperties: { tier: '${set.property}' }`,
    );
}

/** Rules do not tell the case of letters apart. */
function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function accepts({ type, minimum, maximum, enum: words }: ParameterSchema, value: Setting['value']): boolean {
  if (type === 'string') return typeof value === 'string' && (words === undefined || words.includes(value));
  if (type === 'boolean') return typeof value === 'boolean';
  if (typeof value !== 'number' || (type === 'integer' && !Number.isInteger(value))) return false;
  return value >= (minimum ?? Number.NEGATIVE_INFINITY) && value <= (maximum ?? Number.POSITIVE_INFINITY);
}

/** Whether any value that the contract allows is one that the template can take. */
function canHold(
  { type, minimum, maximum, enum: words }: ParameterSchema,
  { kind, values, limits }: Property,
): boolean {
  if (kind === 'any') return true;
  if (type === 'string') {
    if (kind === 'string') return true;
    return kind === 'enumeration' && (words === undefined || (values ?? []).some((value) => words.includes(value)));
  }
  if (type === 'boolean') return kind === 'bool';
  if (kind !== 'int' && kind !== 'long' && kind !== 'double') return false;
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = limits;
  return min <= (maximum ?? Number.POSITIVE_INFINITY) && max >= (minimum ?? Number.NEGATIVE_INFINITY);
}

function kindOf({ kind, values, limits: { min, max } }: Property): string {
  if (values !== undefined) return `one of ${values.join(', ')}`;
  const range = [...(min === undefined ? [] : [`from ${min}`]), ...(max === undefined ? [] : [`to ${max}`])];
  return [kind, ...range].join(' ');
}

/** A name that can be that of a header, and stand in an expression. */
const SPEAKABLE = /^[\w.-]+$/;

/** The contract's names that a workflow cannot ask for. */
export function unspeakableNames(contract: MessageContract | undefined): string[] {
  return Object.keys(contract?.properties ?? {}).filter((name) => !SPEAKABLE.test(name));
}

/** What is known of properties beside the contract: those that templates read, and those that rules set. */
export function decidedProperties(templates: Templates, rules: readonly ActingRule[]): string[] {
  const read = Object.values(templates).flatMap(({ data }) => decisionsOf(data).map(({ property }) => property));
  const set = rules.flatMap(settingsOf).map(({ property }) => property);
  const names = [...read, ...set.filter((name) => SPEAKABLE.test(name))];
  return names.filter((name, index) => names.findIndex((other) => isSame(other, name)) === index);
}

/** Properties that a rule sets in another letter case than a template reads them in. */
export function otherSpellings(
  templates: Templates,
  rules: readonly ActingRule[],
): { readonly property: string; readonly rule: string; readonly sets: string }[] {
  const read = new Set(
    Object.values(templates).flatMap(({ data }) => decisionsOf(data).map(({ property }) => property)),
  );
  return [...read].flatMap((property) =>
    rules
      .flatMap(settingsOf)
      .filter((setting) => isSame(setting.property, property) && setting.property !== property)
      .map(({ rule, property: sets }) => ({ property, rule, sets })),
  );
}
