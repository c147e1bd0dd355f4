import { isObject, Reference } from '../resource';
import type { Bounds } from './bounds';
import { type Expression, parseExpression, type Step } from './hcl-expression';
import { asBoolean, callFunction, NOT_EVALUATED } from './hcl-functions';
import { mayBeTemplate, type TemplatePart, templateParts } from './hcl-template';
import {
  Choice,
  isPrimitive,
  madeOf,
  marked,
  type Path,
  type PathStep,
  pathText,
  Sensitive,
  Steppable,
  TemplateReference,
  unmarked,
} from './hcl-values';
import { mentionsOf, mentionsOfTemplate } from './mentions';

/** Where an expression stands: what the names in it mean. */
export interface Scope {
  /** What a root and the steps from it lead to; `text` is how that was written. */
  lookup(root: string, path: Path, text: string): unknown;
  /** How much of the configuration may be gone through. */
  readonly bounds: Bounds;
}

/** What a text of Terraform's JSON is: text, another value where it is one template, or what only Terraform knows. */
export function evaluateText(text: string, scope: Scope): unknown {
  if (!mayBeTemplate(text)) return text;
  return scope.bounds.within(
    () => evaluateParts(templateParts(text), text, scope),
    () => new Reference(text),
  );
}

function evaluateParts(parts: readonly TemplatePart[], text: string, scope: Scope): unknown {
  const [first] = parts;
  if (parts.length === 1 && first?.kind === 'expression') return evaluate(parseExpression(first.source), scope);
  if (parts.some(({ kind }) => kind === 'directive')) {
    return unresolved(text, mentionsOfTemplate(text), scope);
  }
  const evaluated = parts.map((part) =>
    part.kind === 'text' ? part.text : evaluate(parseExpression(part.source), scope),
  );
  const { from, isSensitive } = madeOf(evaluated);
  const plain = evaluated.map((one) => unmarked(one).value);
  const length = plain.reduce<number>((sum, one) => sum + lengthOf(one), 0);
  if (!scope.bounds.fits(length)) return marked(new Reference('a text that is too long', from), isSensitive);
  if (plain.every(isPrimitive)) return marked(plain.map(String).join(''), isSensitive);
  const pieces = plain.map((one, index) => {
    const part = parts[index];
    const source = part?.kind === 'expression' ? `\${${part.source}}` : '';
    if (one instanceof Reference) return one;
    // Lists and objects have no place in a text, and what is sensitive is not for show.
    return isPrimitive(one) && !(evaluated[index] instanceof Sensitive) ? String(one) : new Reference(source);
  });
  const shown = pieces.map((piece) => (piece instanceof Reference ? piece.text : piece.replace(/([$%])\{/g, '$1$1{')));
  return marked(new TemplateReference(shown.join(''), from, pieces), isSensitive);
}

function lengthOf(part: unknown): number {
  return (part instanceof Reference ? part.text : String(isPrimitive(part) ? part : '')).length;
}

function evaluate(expression: Expression, scope: Scope): unknown {
  if (expression.kind === 'literal') return expression.value;
  return scope.bounds.within(
    () => evaluateInside(expression, scope),
    () => new Reference(`\${${expression.source}}`),
  );
}

/** What is looked up, as far as it may stand here. */
function found(root: string, steps: readonly Step[], source: string, scope: Scope): unknown {
  const unknown = () => new Reference(`\${${source}}`);
  const value = scope.bounds.within(() => scope.lookup(root, pathOf(steps, scope), source), unknown);
  return scope.bounds.admits(value) ? value : unknown();
}

function evaluateInside(expression: Exclude<Expression, { kind: 'literal' }>, scope: Scope): unknown {
  switch (expression.kind) {
    case 'template':
      return evaluateParts(expression.parts, expression.source.slice(1, -1), scope);
    case 'traversal':
      return found(expression.root, expression.steps, expression.source, scope);
    case 'access':
      return access(evaluate(expression.of, scope), pathOf(expression.steps, scope), () => opaque(expression, scope));
    case 'tuple':
      return expression.items.map((item) => evaluate(item, scope));
    case 'object':
      return evaluateObject(expression, scope);
    case 'call': {
      const result = callFunction(
        expression.name,
        expression.args.map((arg) => evaluate(arg, scope)),
      );
      return result === NOT_EVALUATED ? opaque(expression, scope) : result;
    }
    case 'conditional':
      return evaluateConditional(expression, scope);
    case 'other':
      return opaque(expression, scope);
  }
}

function evaluateObject(expression: Expression & { kind: 'object' }, scope: Scope): unknown {
  const entries = expression.entries.map(([key, value]) => {
    // `(x)` as a key is an expression; a name alone is text.
    const name = key.kind === 'traversal' && key.steps.length === 0 ? key.root : evaluate(key, scope);
    return [name, evaluate(value, scope)] as const;
  });
  if (!entries.every(([name]) => isPrimitive(name))) return opaque(expression, scope);
  return Object.fromEntries(entries.map(([name, value]) => [String(name), value]));
}

/** Both sides are converted to one type, so that a number beside a text is a text. */
function evaluateConditional(expression: Expression & { kind: 'conditional' }, scope: Scope): unknown {
  const { value: test, isSensitive } = unmarked(evaluate(expression.test, scope));
  const decision = asBoolean(test);
  if (isSensitive) return opaque(expression, scope);
  const [yes, no] = [evaluate(expression.yes, scope), evaluate(expression.no, scope)];
  if (decision === undefined) {
    const { from, isSensitive: isMarked } = madeOf([opaque(expression, scope), yes, no]);
    return marked(new Choice(`\${${expression.source}}`, from, [yes, no]), isMarked);
  }
  const chosen = decision ? yes : no;
  return isPrimitive(yes) && isPrimitive(no) && typeof yes !== typeof no ? String(chosen) : chosen;
}

/** What an expression is that is not evaluated here: unknown, and made of all that it mentions. */
function opaque({ source }: Expression, scope: Scope): unknown {
  return unresolved(`\${${source}}`, mentionsOf(source), scope);
}

function unresolved(
  text: string,
  mentions: readonly { readonly root: string; readonly steps: readonly Step[]; readonly source: string }[],
  scope: Scope,
): unknown {
  const parts = mentions.map(({ root, steps, source }) => found(root, steps, source, scope));
  const { from, isSensitive } = madeOf(parts);
  return marked(new Reference(text, from), isSensitive);
}

function pathOf(steps: readonly Step[], scope: Scope): Path {
  return steps.map((step): PathStep => {
    if (step.kind !== 'index') return step;
    const { value: key } = unmarked(evaluate(step.key, scope));
    return typeof key === 'string' || typeof key === 'number'
      ? { kind: 'index', key }
      : { kind: 'unknown', source: step.key.source };
  });
}

/** What a path from a value leads to; where it leads nowhere that is known, `otherwise`. */
export function access(from: unknown, path: Path, otherwise: () => unknown): unknown {
  let { value, isSensitive } = unmarked(from);
  for (const [index, step] of path.entries()) {
    if (value instanceof Steppable) return marked(value.at(path.slice(index)), isSensitive);
    const key = step.kind === 'attribute' ? step.name : step.kind === 'index' ? step.key : undefined;
    const found = key === undefined ? undefined : partOf(value, key);
    if (found === undefined) {
      const options = step.kind === 'unknown' ? optionsOf(value) : undefined;
      if (options !== undefined) {
        const rest = options.map((one) => access(one, path.slice(index + 1), otherwise));
        const { from: made, isSensitive: isOneSensitive } = madeOf([rest, otherwise()]);
        return marked(new Choice(textOf(otherwise()), made, rest), isSensitive || isOneSensitive);
      }
      // A part of what is unknown is made of the same.
      const { from: made, isSensitive: isPartSensitive } = madeOf(value);
      const fallback = unmarked(otherwise());
      const reference = fallback.value instanceof Reference ? fallback.value : undefined;
      // What a block does not say that is written out, Azure fills in: an attribute of that resource, and nothing else.
      if (reference instanceof Steppable && !(value instanceof Reference)) {
        return marked(reference, isSensitive || isPartSensitive || fallback.isSensitive);
      }
      const text = reference?.text ?? `\${…${pathText(path)}}`;
      const all = [
        ...new Set([...made.map((one) => extended(one, value, path.slice(index))), ...(reference?.from ?? [])]),
      ];
      return marked(new Reference(text, all), isSensitive || isPartSensitive || fallback.isSensitive);
    }
    const next = unmarked(found);
    value = next.value;
    isSensitive ||= next.isSensitive;
  }
  return marked(value, isSensitive);
}

function optionsOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  return isObject(value) && !(value instanceof Reference) ? Object.values(value) : undefined;
}

function textOf(value: unknown): string {
  const { value: plain } = unmarked(value);
  return plain instanceof Reference ? plain.text : '${…}';
}

/** What a step from an alias is called: `module.x.out` and `.id` is `module.x.out.id`. */
function extended(from: string, value: unknown, path: Path): string {
  return value instanceof Reference && value.text === `\${${from}}` ? `${from}${pathText(path)}` : from;
}

function partOf(value: unknown, key: string | number): unknown {
  if (value instanceof Reference) return undefined;
  if (Array.isArray(value)) return /^\d+$/.test(String(key)) ? value[Number(key)] : undefined;
  return isObject(value) && Object.hasOwn(value, String(key)) ? value[String(key)] : undefined;
}
