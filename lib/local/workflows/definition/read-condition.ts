import type { Template } from '../language/workflow-template';
import type { Condition } from './definition';
import type { Fields } from './definition-fields';

/** Functions that a condition may call; each is one of the language. */
const CALLS = ['equals', 'greater', 'greaterOrEquals', 'less', 'lessOrEquals', 'contains', 'startsWith', 'endsWith'];
const NEVER: Condition = { kind: 'or', of: [] };

/**
 * Reads the `expression` of an `If`.
 *
 * @param template reads a value with expressions in it
 */
export function readCondition(step: Fields, template: (fields: Fields, name: string) => Template): Condition {
  return read(step, 'expression', template);
}

function read(parent: Fields, name: string, template: (fields: Fields, name: string) => Template): Condition {
  const value = parent.value(name);
  if (typeof value === 'string') {
    // An expression as a whole has to be true.
    return { kind: 'call', name: 'equals', args: [template(parent, name), { kind: 'value', value: true }] };
  }
  const condition = parent.part(name);
  const [kind = '', ...others] = condition.names;
  if (kind === '' || others.length > 0) {
    condition.problem('', `expected one of and, or, not, ${CALLS.join(', ')}`);
    return NEVER;
  }
  if (kind === 'not') return { kind, of: read(condition, kind, template) };
  const parts = condition.value(kind);
  if (!Array.isArray(parts)) {
    condition.problem(kind, 'expected a list');
    return NEVER;
  }
  const list = condition.list(kind);
  if (kind === 'and' || kind === 'or') return { kind, of: list.names.map((index) => read(list, index, template)) };
  if (!CALLS.includes(kind) || parts.length !== 2) {
    condition.problem(kind, `is not known here; allowed and, or, not, ${CALLS.join(', ')}, these of two values`);
    return NEVER;
  }
  return { kind: 'call', name: kind, args: list.names.map((index) => template(list, index)) };
}
