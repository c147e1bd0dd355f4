import { readDefinition, WorkflowRefused } from '../../../lib/local/workflows';

const RECURRENCE = { type: 'Recurrence', recurrence: { frequency: 'Minute', interval: 1 } };
const compose = (inputs: unknown, more: object = {}) => ({ type: 'Compose', inputs, runAfter: {}, ...more });
const http = (inputs: object, more: object = {}) => ({
  type: 'Http',
  inputs: { method: 'GET', uri: 'https://management.azure.com/x', ...inputs },
  ...more,
});

/** What is wrong with a workflow of such actions. */
function problemsOf(actions: object, triggers: object = { every: RECURRENCE }, more: object = {}): readonly string[] {
  try {
    readDefinition({
      address: 'azurerm_logic_app_workflow.app',
      name: 'app',
      definition: { triggers, actions, ...more },
      parameters: new Map([['known', 'x']]),
    });
    return [];
  } catch (error) {
    if (!(error instanceof WorkflowRefused)) throw error;
    return error.problems.map((problem) => problem.replace('azurerm_logic_app_workflow.app.', ''));
  }
}

test('what is known is taken', () => {
  const actions = {
    a: compose({ text: "@{parameters('known')} of @{utcNow('R')}", list: ["@createArray(1, 'it''s')"] }),
    b: { ...http({ body: "@outputs('a')" }), runAfter: { a: ['SUCCEEDED', 'timedout'] } },
    c: {
      type: 'If',
      expression: { not: { or: [{ equals: ["@outputs('b')?['statusCode']", 200] }] } },
      actions: { d: { type: 'Terminate', inputs: { runStatus: 'Failed' } } },
      runAfter: { b: ['Failed'] },
    },
  };
  expect(problemsOf(actions)).toEqual([]);
});

test.each<[what: string, actions: object, problem: string]>([
  ['a type that is not known', { a: { type: 'Until' } }, 'actions.a.type: "Until" is not known here; allowed Compose,'],
  ['a field that is not known', { a: compose(1, { limit: {} }) }, 'actions.a.limit: is not known here'],
  ['a function', { a: compose({ deep: ["@guid('D')"] }) }, 'actions.a.inputs: unknown function guid'],
  ['a function within text', { a: compose('x @{rand(1, 2)}') }, 'actions.a.inputs: unknown function rand'],
  [
    'a function with too few arguments',
    { a: compose('@equals(1)') },
    'actions.a.inputs: the function equals with 1 arguments',
  ],
  [
    'an expression without an end',
    { a: compose('@{concat(1') },
    'actions.a.inputs: the expression concat(1 has no end',
  ],
  [
    'an expression that is none',
    { a: compose({ b: '@concat(1,)' }) },
    'actions.a.inputs.b: expected a text, a number or a function at character 10',
  ],
  ['a word', { a: compose('@outputs') }, 'actions.a.inputs: unknown word outputs'],
  ['a step that is not there', { a: compose("@outputs('b')") }, 'actions.a.inputs: there is no step b'],
  ['a parameter', { a: compose("@parameters('other')") }, 'actions.a.inputs: the parameter other has no value'],
  [
    'an expression of 8,193 characters',
    { a: compose(`@concat('${'x'.repeat(8183)}')`) },
    'actions.a.inputs: an expression has at most 8192 characters, and this 8193',
  ],
  [
    'an expression of 600 levels',
    { a: compose(`@${'not('.repeat(600)}true${')'.repeat(600)}`) },
    'actions.a.inputs: an expression of more than 500 levels',
  ],
  [
    'a step after one that is not there',
    { a: compose(1, { runAfter: { b: ['Succeeded'] } }) },
    'actions.a.runAfter: there is no step b beside it',
  ],
  [
    'a status',
    { a: compose(1), b: compose(1, { runAfter: { a: ['Done'] } }) },
    'actions.b.runAfter.a: unknown status Done',
  ],
  [
    'a circle',
    { a: compose(1, { runAfter: { b: ['Failed'] } }), b: compose(1, { runAfter: { a: ['Failed'] } }) },
    'actions: steps wait for each other: a, b',
  ],
  [
    'a name twice',
    { a: compose(1), s: { type: 'Scope', actions: { a: compose(2) } } },
    'actions.s.actions.a: another step has this name: azurerm_logic_app_workflow.app.actions.a',
  ],
  [
    'a condition',
    { a: { type: 'If', expression: { like: ['a', 'b'] }, actions: {} } },
    'actions.a.expression.like: is not known here; allowed and, or, not,',
  ],
  [
    'a login',
    { a: http({ authentication: { type: 'Basic', username: 'x' } }) },
    'actions.a.inputs.authentication.username: is not known here',
  ],
  [
    'an option',
    { a: http({}, { operationOptions: 'Chunked' }) },
    'actions.a.operationOptions: "Chunked" is not known here; allowed DisableAsyncPattern',
  ],
  [
    'a retry that is too soon',
    { a: http({ retryPolicy: { type: 'fixed', count: 2, interval: 'PT1S' } }) },
    'actions.a.inputs.retryPolicy.interval: "PT1S" is no duration from PT5S to P1D',
  ],
  [
    '91 retries',
    { a: http({ retryPolicy: { type: 'fixed', count: 91, interval: 'PT5S' } }) },
    'actions.a.inputs.retryPolicy.count: 91 is no whole number from 1 to 90',
  ],
  [
    'a schema',
    { a: { type: 'ParseJson', inputs: { content: '', schema: { type: 'nothing' } } } },
    'actions.a.inputs.schema: schema is invalid',
  ],
  [
    '501 steps',
    Object.fromEntries([...Array(501).keys()].map((n) => [`s${n}`, compose(1)])),
    'a workflow has at most 500 steps, and this 501',
  ],
  ['nine levels', nested(9), 'steps are nested deeper than 8 levels'],
  ['no object', { a: 5 }, 'actions.a: expected an object, and found 5'],
])('%s is refused by its name and place', (_, actions, problem) => {
  expect(problemsOf(actions).join('\n')).toContain(problem);
});

function nested(levels: number): object {
  return levels === 0 ? {} : { [`s${levels}`]: { type: 'Scope', actions: nested(levels - 1) } };
}

test.each<[what: string, triggers: object, problem: string]>([
  ['none', {}, 'triggers: expected one trigger, and found 0'],
  ['two', { a: RECURRENCE, b: RECURRENCE }, 'triggers: expected one trigger, and found 2'],
  [
    'a request',
    { a: { type: 'Request', recurrence: RECURRENCE.recurrence } },
    'triggers.a.type: "Request" is not known here; allowed Recurrence',
  ],
  [
    'a schedule',
    { a: { ...RECURRENCE, recurrence: { frequency: 'Day', interval: 1, schedule: {} } } },
    'triggers.a.recurrence.schedule: is not known here',
  ],
  [
    'no interval',
    { a: { ...RECURRENCE, recurrence: { frequency: 'Day' } } },
    'triggers.a.recurrence.interval: nothing is no whole number',
  ],
])('as a trigger %s is refused', (_, triggers, problem) => {
  expect(problemsOf({ a: compose(1) }, triggers).join('\n')).toContain(problem);
});

test('all that is wrong is told at once', () => {
  const actions = { a: compose('@guid()'), b: { type: 'Foreach' }, c: compose("@outputs('z')") };
  expect(problemsOf(actions, {}, { outputs: { x: 1 } })).toHaveLength(5);
});
