import type { Expression } from './workflow-expression';
import { FUNCTIONS, textOf, timeText, type WorkflowFunction } from './workflow-functions';

/** What an expression can ask of the run that it is in. */
export interface Scope {
  readonly outputs: (step: string) => unknown;
  readonly body: (step: string) => unknown;
  readonly parameter: (name: string) => unknown;
  readonly now: () => Date;
  /** The step itself, where it is done: in what is tracked of it. */
  readonly action: () => unknown;
}

const named = (ask: (name: string) => unknown): WorkflowFunction => ({
  least: 1,
  most: 1,
  call: (name) => ask(textOf(name)),
});
const OF_RUN = new Map<string, (scope: Scope) => WorkflowFunction>([
  ['outputs', ({ outputs }) => named(outputs)],
  ['body', ({ body }) => named(body)],
  ['actionbody', ({ body }) => named(body)],
  ['parameters', ({ parameter }) => named(parameter)],
  ['utcnow', ({ now }) => ({ least: 0, most: 1, call: (format) => timeText(now(), format) })],
  ['action', ({ action }) => ({ least: 0, most: 0, call: action })],
]);
const NO_RUN: Scope = {
  outputs: () => null,
  body: () => null,
  parameter: () => null,
  now: () => new Date(0),
  action: () => null,
};

/** Computes an expression. @throws Error where the service fails the step that it is in */
export function evaluate(expression: Expression, scope: Scope): unknown {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'call': {
      const args = expression.args.map((one) => evaluate(one, scope));
      return functionOf(expression.name, scope)?.call(...args);
    }
    case 'member': {
      const value = evaluate(expression.of, scope);
      return select(value, evaluate(expression.key, scope), expression.isSafe);
    }
  }
}

/** Calls a function of the language, as a condition does. */
export function callFunction(name: string, args: readonly unknown[]): unknown {
  return functionOf(name, NO_RUN)?.call(...args);
}

/** What the expression names, each as it stands there: functions that are not known, steps and parameters. */
export interface Named {
  readonly unknown: string[];
  readonly steps: string[];
  readonly parameters: string[];
}

/** Adds to `named` what an expression names; of steps and parameters, those that it names outright. */
export function collectNames(expression: Expression, named: Named): void {
  if (expression.kind === 'literal') return;
  if (expression.kind === 'member') {
    collectNames(expression.of, named);
    collectNames(expression.key, named);
    return;
  }
  const { name, args } = expression;
  const known = functionOf(name, NO_RUN);
  if (known === undefined) named.unknown.push(`unknown function ${name}`);
  else if (args.length < known.least || args.length > known.most) {
    named.unknown.push(`the function ${name} with ${args.length} arguments`);
  }
  const [first] = args;
  if (first?.kind === 'literal' && typeof first.value === 'string') {
    if (/^(outputs|body|actionBody)$/i.test(name)) named.steps.push(first.value);
    if (/^parameters$/i.test(name)) named.parameters.push(first.value);
  }
  for (const one of args) collectNames(one, named);
}

function functionOf(name: string, scope: Scope): WorkflowFunction | undefined {
  const key = name.toLowerCase();
  return OF_RUN.get(key)?.(scope) ?? FUNCTIONS.get(key);
}

function select(value: unknown, key: unknown, isSafe: boolean): unknown {
  if (value === null || value === undefined) {
    if (isSafe) return null;
    throw new Error(`${JSON.stringify(key)} of null`);
  }
  if (Array.isArray(value)) {
    if (typeof key !== 'number') throw new Error(`the property ${JSON.stringify(key)} of a list`);
    if (!(key in value)) throw new Error(`a list of ${value.length} has no element ${key}`);
    return value[key];
  }
  if (typeof value !== 'object') throw new Error(`the property ${JSON.stringify(key)} of a ${typeof value}`);
  if (typeof key !== 'string') throw new Error(`the element ${JSON.stringify(key)} of an object`);
  if (Object.hasOwn(value, key)) return (value as Readonly<Record<string, unknown>>)[key];
  if (isSafe) return null;
  throw new Error(`there is no property ${JSON.stringify(key)}`);
}
