import { asText } from './as-text';
import { type Expression, ExpressionProblem, parseExpression } from './workflow-expression';

/** A value of a definition, with its expressions read. */
export type Template =
  | { readonly kind: 'value'; readonly value: unknown }
  /** `@…`: what the expression gives, with its type. */
  | { readonly kind: 'expression'; readonly expression: Expression }
  /** Text with `@{…}` in it. */
  | { readonly kind: 'text'; readonly parts: readonly (string | Expression)[] }
  | { readonly kind: 'list'; readonly elements: readonly Template[] }
  | { readonly kind: 'object'; readonly fields: readonly (readonly [name: string, template: Template])[] };

/**
 * Reads a value of a definition.
 *
 * @param problem hears why an expression in it cannot be read, and where it is: `.body.properties.tags.id`
 */
export function readTemplate(value: unknown, problem: (place: string, why: string) => void, place = ''): Template {
  if (typeof value === 'string') {
    try {
      return textTemplate(value);
    } catch (error) {
      if (!(error instanceof ExpressionProblem)) throw error;
      problem(place, error.message);
      return { kind: 'value', value: null };
    }
  }
  if (Array.isArray(value)) {
    return { kind: 'list', elements: value.map((one, index) => readTemplate(one, problem, `${place}[${index}]`)) };
  }
  if (typeof value !== 'object' || value === null) return { kind: 'value', value };
  const fields = Object.entries(value).map(
    ([name, part]) => [name, readTemplate(part, problem, `${place}.${name}`)] as const,
  );
  return { kind: 'object', fields };
}

/** The expressions of a value, each with the functions that it calls. */
export function expressionsIn(template: Template): Expression[] {
  switch (template.kind) {
    case 'value':
      return [];
    case 'expression':
      return [template.expression];
    case 'text':
      return template.parts.filter((part) => typeof part !== 'string');
    case 'list':
      return template.elements.flatMap(expressionsIn);
    case 'object':
      return template.fields.flatMap(([, part]) => expressionsIn(part));
  }
}

/** The value, with its expressions computed. */
export function fill(template: Template, evaluate: (expression: Expression) => unknown): unknown {
  switch (template.kind) {
    case 'value':
      return template.value;
    case 'expression':
      return evaluate(template.expression);
    case 'text':
      return template.parts.map((part) => (typeof part === 'string' ? part : asText(evaluate(part)))).join('');
    case 'list':
      return template.elements.map((one) => fill(one, evaluate));
    case 'object':
      return Object.fromEntries(template.fields.map(([name, part]) => [name, fill(part, evaluate)]));
  }
}

function textTemplate(text: string): Template {
  if (text.startsWith('@') && !text.startsWith('@{') && !text.startsWith('@@')) {
    return { kind: 'expression', expression: parseExpression(text.slice(1)) };
  }
  const parts = text.startsWith('@@') ? ['@', ...partsOf(text.slice(2))] : partsOf(text);
  return parts.every((part) => typeof part === 'string')
    ? { kind: 'value', value: parts.join('') }
    : { kind: 'text', parts };
}

/** Text and the expressions in it; `@@{` is the text `@{`. */
function partsOf(text: string): (string | Expression)[] {
  const parts: (string | Expression)[] = [];
  let rest = text;
  for (;;) {
    const start = rest.search(/@@\{|@\{/);
    if (start === -1) return [...parts, rest];
    parts.push(rest.slice(0, start));
    if (rest.startsWith('@@{', start)) {
      parts.push('@{');
      rest = rest.slice(start + 3);
      continue;
    }
    const end = endOf(rest, start + 2);
    parts.push(parseExpression(rest.slice(start + 2, end)));
    rest = rest.slice(end + 1);
  }
}

/** Where an expression in braces ends. */
function endOf(text: string, start: number): number {
  let isInText = false;
  for (let at = start; at < text.length; at++) {
    if (text[at] === "'") isInText = !isInText;
    if (text[at] === '}' && !isInText) return at;
  }
  throw new ExpressionProblem(`the expression ${text.slice(start, start + 20)} has no end`);
}
