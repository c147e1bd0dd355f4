import { isReasonable, type PureFunction, TAKES_UNKNOWN, TEXT_FUNCTIONS } from './arm-text-functions';
import { type ArmValue, expressionOf, field, isArmObject, isList, isOpen, Unknown } from './arm-values';
import { LIST_FUNCTIONS } from './list-functions';
import { LOGIC_FUNCTIONS } from './logic-functions';
import { type Expression, isExpressionText, literalText, NoExpression, parseExpression } from './parse-arm';

/** A function of the template that an expression stands in; `undefined` where it does not decide the result. */
export type ScopeFunction = (given: readonly ArmValue[]) => ArmValue | undefined;

/** Where an expression stands. */
export interface Scope {
  /** What the template itself answers: `parameters`, `variables`, `resourceId`, `reference`; in small letters. */
  readonly functions: { get(name: string): ScopeFunction | undefined };
  /** The numbers of the loops around it, by their names. */
  readonly loops: ReadonlyMap<string, ArmValue>;
  /** The number of the resource in its own loop. */
  readonly loop?: ArmValue | undefined;
  /** What `lambdaVariables` gives. */
  readonly lambda: ReadonlyMap<string, ArmValue>;
  readonly work: Work;
}

/** What one template takes. */
export interface Work {
  /** How much may still be evaluated: lists of lists of lists could keep anybody busy. */
  left: number;
  /** How many values there are that nothing but a number tells apart: what `newGuid` gives. */
  numbered: number;
  /** The trees of the expressions that were met: a loop meets the same again and again. */
  readonly trees: Map<string, Expression>;
}

/** What a template may take. */
export function freshWork(): Work {
  return { left: 5_000_000, numbered: 0, trees: new Map() };
}

/** A value that is like no other. */
export function unlikeOthers(expression: string, { work }: { readonly work: Work }): Unknown {
  work.numbered++;
  return new Unknown(`${expression} #${work.numbered}`);
}

const PURE: ReadonlyMap<string, PureFunction> = new Map(
  Object.entries({ ...TEXT_FUNCTIONS, ...LIST_FUNCTIONS, ...LOGIC_FUNCTIONS }),
);

type Lazy = (given: readonly Expression[], scope: Scope) => ArmValue | undefined;

/** Functions that do not need everything that they are given; `undefined` where what they give is not decided. */
const LAZY: ReadonlyMap<string, Lazy> = new Map(
  Object.entries<Lazy>({
    if: ([condition, yes, no], scope) => {
      if (condition === undefined || yes === undefined || no === undefined) return undefined;
      const decided = evaluate(condition, scope);
      if (typeof decided === 'boolean') return evaluate(decided ? yes : no, scope);
      const [one, other] = [evaluate(yes, scope), evaluate(no, scope)];
      const isSame = !isOpen(one) && expressionOf(one) === expressionOf(other);
      return isSame ? one : unknownCall('if', [decided, one, other]);
    },
    and: (given, scope) => allOrOne('and', given, scope, false),
    or: (given, scope) => allOrOne('or', given, scope, true),
    coalesce: (given, scope) => {
      const values = given.map((one) => evaluate(one, scope));
      const first = values.find((value) => value !== null) ?? null;
      return first instanceof Unknown ? unknownCall('coalesce', values) : first;
    },
    map: (given, scope) => overList(given, scope, (list, apply) => list.map(apply)),
    filter: (given, scope) =>
      overList(given, scope, (list, apply) => {
        const kept = list.map(apply);
        const isDecided = kept.every((one) => typeof one === 'boolean');
        return isDecided ? list.filter((_, index) => kept[index] === true) : undefined;
      }),
    reduce: ([list, start, lambda], scope) => {
      const [all, first, parts] = [list && evaluate(list, scope), start && evaluate(start, scope), lambdaOf(lambda)];
      if (!isList(all) || first === undefined || parts === undefined) return undefined;
      return all.reduce((sum: ArmValue, one, index) => applied(parts, [sum, one, index], scope), first);
    },
    toobject: ([list, key, value], scope) => {
      const [all, keys, values] = [list && evaluate(list, scope), lambdaOf(key), value && lambdaOf(value)];
      if (!isList(all) || keys === undefined || (value !== undefined && values === undefined)) return undefined;
      const entries = all.map((one) => [applied(keys, [one], scope), values ? applied(values, [one], scope) : one]);
      const isDecided = entries.every((entry): entry is [string, ArmValue] => typeof entry[0] === 'string');
      return isDecided ? Object.fromEntries(entries) : undefined;
    },
  }),
);

function allOrOne(name: string, given: readonly Expression[], scope: Scope, decisive: boolean): ArmValue {
  const values = given.map((one) => evaluate(one, scope));
  if (values.includes(decisive)) return decisive;
  return values.every((one) => one === !decisive) ? !decisive : unknownCall(name, values);
}

/** A lambda: its variables, and what it computes of them. */
interface Lambda {
  readonly variables: readonly string[];
  readonly body: Expression;
}

function lambdaOf(given: Expression | undefined): Lambda | undefined {
  if (given?.kind !== 'call' || given.name.toLowerCase() !== 'lambda') return undefined;
  const body = given.given.at(-1);
  const names = given.given.slice(0, -1).map((one) => (one.kind === 'literal' ? one.value : undefined));
  return body !== undefined && names.every((name): name is string => typeof name === 'string')
    ? { variables: names, body }
    : undefined;
}

function applied({ variables, body }: Lambda, values: readonly ArmValue[], scope: Scope): ArmValue {
  const lambda = new Map(scope.lambda);
  for (const [index, name] of variables.entries()) {
    const value = values[index];
    if (value !== undefined) lambda.set(name.toLowerCase(), value);
  }
  return evaluate(body, { ...scope, lambda });
}

function overList(
  [list, lambda]: readonly Expression[],
  scope: Scope,
  work: (list: readonly ArmValue[], apply: (one: ArmValue, index: number) => ArmValue) => ArmValue | undefined,
): ArmValue | undefined {
  const [all, parts] = [list && evaluate(list, scope), lambdaOf(lambda)];
  if (!isList(all) || parts === undefined) return undefined;
  return work(all, (one, index) => applied(parts, [one, index], scope));
}

/** The value of an expression, as far as it is decided where it stands. */
export function evaluate(expression: Expression, scope: Scope): ArmValue {
  scope.work.left--;
  if (scope.work.left < 0) return new Unknown('more than is evaluated here');
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'member':
      return memberOf(evaluate(expression.of, scope), evaluate(expression.name, scope), expression.isSafe);
    case 'call':
      return called(expression, scope);
  }
}

function called({ name, given }: Extract<Expression, { kind: 'call' }>, scope: Scope): ArmValue {
  const lower = name.toLowerCase();
  const lazy = LAZY.get(lower);
  if (lazy !== undefined) return lazy(given, scope) ?? unlikeOthers(`${name}(…)`, scope);
  if (given.some((one) => lambdaOf(one) !== undefined)) return unlikeOthers(`${name}(…)`, scope);
  const values = given.map((one) => evaluate(one, scope));
  const own = fromScope(lower, values, scope);
  if (own !== undefined) return own;
  const pure = PURE.get(lower);
  const isTold = pure !== undefined && (TAKES_UNKNOWN.has(lower) || !values.some((value) => isHidden(lower, value)));
  const result = isTold ? pure(...values) : undefined;
  return result === undefined || !isReasonable(result) ? unknownCall(name, values) : result;
}

/** Functions of a list, or of an object, that look at its form alone, and hand on what is in it. */
const LOOK_AT_FORM: ReadonlySet<string> = new Set(
  'length first last skip take flatten objectkeys items empty shallowmerge'.split(' '),
);

function isHidden(name: string, value: ArmValue): boolean {
  return LOOK_AT_FORM.has(name) ? value instanceof Unknown : isOpen(value);
}

function fromScope(name: string, values: readonly ArmValue[], scope: Scope): ArmValue | undefined {
  const [first, second] = values;
  if (name === 'lambdavariables') return typeof first === 'string' ? scope.lambda.get(first.toLowerCase()) : undefined;
  if (name === 'tryget') return tryGet(values);
  if (name !== 'copyindex') return scope.functions.get(name)?.(values);
  const isNamed = typeof first === 'string';
  const index = isNamed ? scope.loops.get(first.toLowerCase()) : scope.loop;
  const offset = (isNamed ? second : first) ?? 0;
  return typeof index === 'number' && typeof offset === 'number' ? index + offset : undefined;
}

/** What is under names in names; `null` where one is not there. */
function tryGet([of, ...names]: readonly ArmValue[]): ArmValue | undefined {
  if (of === undefined) return undefined;
  return names.reduce((value: ArmValue, name) => (value === null ? null : memberOf(value, name, true)), of);
}

function unknownCall(name: string, values: readonly ArmValue[]): Unknown {
  return new Unknown(`${name}(${values.map(expressionOf).join(', ')})`, values.some(isSecret));
}

function isSecret(value: ArmValue): boolean {
  if (value instanceof Unknown) return value.isSecret;
  if (isList(value)) return value.some(isSecret);
  return isArmObject(value) && Object.values(value).some(isSecret);
}

/** What stands under a name, or at a number, of a value. */
export function memberOf(of: ArmValue, name: ArmValue, isSafe = false): ArmValue {
  const step = typeof name === 'string' && /^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `[${expressionOf(name)}]`;
  if (of instanceof Unknown) {
    const origin = of.origin && { ...of.origin, path: [...of.origin.path, String(name)] };
    return new Unknown(`${of.expression}${step}`, of.isSecret, origin);
  }
  const found =
    isArmObject(of) && typeof name === 'string'
      ? field(of, name)
      : isList(of) && typeof name === 'number'
        ? of[name]
        : undefined;
  if (found !== undefined) return found;
  return isSafe && !(name instanceof Unknown) ? null : new Unknown(`${expressionOf(of)}${step}`, isSecret(of));
}

/** A value of the JSON of a template, with all expressions in it evaluated, and loops over properties unrolled. */
export function evaluateJson(value: unknown, scope: Scope): ArmValue {
  if (typeof value === 'string') return evaluateText(value, scope);
  if (Array.isArray(value)) return value.map((part: unknown) => evaluateJson(part, scope));
  if (typeof value !== 'object' || value === null) return (value ?? null) as number | boolean | null;
  const entries: [string, ArmValue][] = [];
  for (const [name, part] of Object.entries(value)) {
    const key = isExpressionText(name) ? evaluateText(name, scope) : literalText(name);
    // Under a name that is not known anything may stand.
    if (typeof key !== 'string') return new Unknown(`an object with the name ${expressionOf(key)}`);
    const loops = name === 'copy' ? loopsOf(part) : undefined;
    if (loops === undefined) entries.push([key, evaluateJson(part, scope)]);
    else for (const loop of loops) entries.push([loop.name, unrolled(loop, scope)]);
  }
  return Object.fromEntries(entries);
}

/** A text of a template, evaluated where it is an expression. */
export function evaluateText(text: string, scope: Scope): ArmValue {
  if (!isExpressionText(text)) return literalText(text);
  try {
    const { trees } = scope.work;
    const tree = trees.get(text) ?? parseExpression(text);
    trees.set(text, tree);
    return evaluate(tree, scope);
  } catch (error) {
    if (error instanceof NoExpression) return new Unknown(`${text.slice(1, -1)}, which ${error.message}`);
    throw error;
  }
}

/** A loop over a property, or over a variable. */
interface Loop {
  readonly name: string;
  readonly count: unknown;
  readonly input: unknown;
}

/** The loops that a property `copy` says; `undefined` where it is a property of its own. */
function loopsOf(part: unknown): readonly Loop[] | undefined {
  const isLoop = (one: unknown): one is Loop =>
    typeof one === 'object' && one !== null && 'count' in one && 'input' in one && 'name' in one;
  return Array.isArray(part) && part.length > 0 && part.every(isLoop) ? part : undefined;
}

/** Azure runs no loop more often. @see https://learn.microsoft.com/azure/azure-resource-manager/templates/copy-resources#copy-limits */
export const MOST_COPIES = 800;

/** What a loop makes: a list. */
export function unrolled({ name, count, input }: Loop, scope: Scope): ArmValue {
  const times = evaluateJson(count, scope);
  if (typeof times !== 'number' || times > MOST_COPIES || times < 0) {
    return new Unknown(`copy of ${expressionOf(times)} ${name}`);
  }
  return Array.from({ length: times }, (_, index) =>
    evaluateJson(input, { ...scope, loops: new Map([...scope.loops, [name.toLowerCase(), index]]) }),
  );
}
