// Parts of expressions of the workflow definition language, without the `@` in front. Both ways of an `if` are computed,
// so that none of them may fail where the other one is meant.
// https://learn.microsoft.com/azure/logic-apps/workflow-definition-language-functions-reference

/** A step of a workflow. */
export type WorkflowAction = Readonly<Record<string, unknown>>;

/** Names that the workflow has to fill in when it runs; as parameters, so that no reference of Terraform is in its JSON. */
export const WORKFLOW_PARAMETERS = [
  'busHost',
  'topic',
  'subscription',
  'rejectedQueue',
  'retryQueue',
  'source',
  'workspaceId',
  'identity',
  'trainingClientId',
] as const;

/** The name of a parameter of the workflow. */
export type WorkflowParameter = (typeof WORKFLOW_PARAMETERS)[number];

/** A parameter within text. */
export function parameter(name: WorkflowParameter): string {
  return `@{parameters('${name}')}`;
}

/** A text as a literal. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** A value as a literal. */
export function literal(value: string | number | boolean): string {
  return typeof value === 'string' ? quoted(value) : String(value);
}

/** One of some texts. */
export function isOneOf(value: string, words: readonly string[]): string {
  return `contains(createArray(${words.map(quoted).join(', ')}), ${value})`;
}

/** One of some numbers. */
export function isNumberOf(value: string, numbers: readonly number[]): string {
  return `contains(createArray(${numbers.join(', ')}), ${value})`;
}

/** Whether a text has no other characters than these. */
export function hasOnly(value: string, characters: string): string {
  const rest = [...characters].reduce((text, one) => `replace(${text}, ${quoted(one)}, '')`, value);
  return `equals(length(${rest}), 0)`;
}

/** Whether a value came as text; `["5"]` is not `[5]`. */
export function isText(value: string): string {
  return `startsWith(string(createArray(${value})), '["')`;
}

/** Whether a value is a number, whole or not, within bounds. */
export function isNumber(value: string, type: 'integer' | 'number', least: number, most: number): string {
  const is = type === 'integer' ? 'isInt' : 'isFloat';
  // What is no number must not be computed with.
  const number = `float(if(isFloat(string(${value})), string(${value}), '${least}'))`;
  return `and(${is}(string(${value})), not(${isText(value)}), greaterOrEquals(${number}, ${least}), lessOrEquals(${number}, ${most}))`;
}

/** Whether a value is true or false. */
export function isBoolean(value: string): string {
  return `and(${isOneOf(`toLower(string(${value}))`, ['true', 'false'])}, not(${isText(value)}))`;
}

/** A text as JSON has it, with its quotes. */
export function jsonText(value: string): string {
  return `concat('"', replace(replace(${value}, '\\', '\\\\'), '"', '\\"'), '"')`;
}

/** Text of the deployment that the language of workflows reads back as it is: an `@` begins an expression there. */
export function escaped<T>(value: T): T {
  if (typeof value === 'string') return value.replace(/^@/, '@@').replace(/@\{/g, '@@{') as T;
  if (Array.isArray(value)) return value.map(escaped) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, escaped(part)])) as T;
}

/** A step that keeps a value. */
export function compose(inputs: unknown, runAfter: object): WorkflowAction {
  return { type: 'Compose', inputs, runAfter };
}

/** After a step, whatever became of it. */
export function whatever(...steps: readonly string[]): Record<string, string[]> {
  return Object.fromEntries(steps.map((step) => [step, ['Succeeded', 'Failed', 'Skipped', 'TimedOut']]));
}

/** After steps that went well. */
export function after(...steps: readonly string[]): Record<string, string[]> {
  return Object.fromEntries(steps.map((step) => [step, ['Succeeded']]));
}

/** The identity that a call is made as. */
export function authentication(audience: string): object {
  return { type: 'ManagedServiceIdentity', identity: parameter('identity'), audience };
}

export const BUS = authentication('https://servicebus.azure.net');
export const AZURE = authentication('https://management.azure.com');
