import { nearest } from '../../rules';
import { Schema } from '../../schema';

/** A line of `training-job-scheduler eval`. What its messages and conditions hold is for their readers to say. */
export const REQUEST = new Schema({
  $id: 'eval-request',
  type: 'object',
  description: 'an object with id, messages, and one of sql, action and correlation',
  properties: {
    sql: { type: 'string', description: 'a filter in SQL, a text' },
    action: { type: 'string', description: 'an action in SQL, a text' },
    correlation: {
      type: 'object',
      description: 'a correlation filter: an object with fields such as Label, and properties',
      properties: { properties: { type: 'object', description: 'an object with the properties by name' } },
    },
    messages: { type: 'array', description: 'a list of messages' },
  },
});

const RULES = ['sql', 'action', 'correlation'];
const MEMBERS = ['id', ...RULES, 'messages'];

/** What is wrong with a line of `training-job-scheduler eval`, a sentence each. A member of a name of its own is a remark. */
export function requestProblems(request: unknown): string[] {
  const problems = REQUEST.problems(request);
  if (typeof request !== 'object' || request === null || Array.isArray(request)) return problems;
  const names = Object.keys(request);
  const free = MEMBERS.filter((name) => !names.includes(name));
  const misspelt = names.flatMap((name) => {
    const near = MEMBERS.includes(name) ? undefined : nearest(name, free);
    return near === undefined ? [] : [`unknown member ${JSON.stringify(name)}; did you mean ${near}?`];
  });
  const rules = RULES.filter((name) => names.includes(name));
  const count =
    rules.length === 1 || misspelt.length > 0
      ? []
      : [`expected one of ${RULES.join(', ')}, and got ${rules.join(' and ') || 'none'}`];
  return [...problems, ...misspelt, ...count];
}
