import type { Workflow } from '../../deployment';
import { collectNames, type Named } from '../language/evaluate-workflow';
import { expressionsIn, readTemplate, type Template } from '../language/workflow-template';
import type { Recurrence, Status, Step, Steps, WorkflowDefinition } from './definition';
import { Fields } from './definition-fields';
import { readCondition } from './read-condition';
import { readSchema } from './read-schema';
import { readRetryPolicy } from './retry-policy';

/** https://learn.microsoft.com/azure/logic-apps/logic-apps-limits-and-configuration#workflow-definition-limits */
const MOST_STEPS = 500;
const MOST_LEVELS = 8;
const MOST_CASES = 25;
const LONGEST_NAME = 80;

const OF_EVERY_STEP = ['type', 'runAfter', 'trackedProperties', 'description', 'metadata'];
const TYPES = ['Compose', 'ParseJson', 'If', 'Switch', 'Scope', 'Http', 'Terminate'] as const;

/** That a workflow cannot be run here, or anywhere: a line for each reason, with the place of it. */
export class WorkflowRefused extends Error {
  override readonly name = 'WorkflowRefused';

  constructor(readonly problems: readonly string[]) {
    super(`what cannot be run here is not tried:\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
  }
}

/**
 * Reads what a workflow does. Whatever is not known here is refused before anything runs, and not passed over: a type of
 * step, a field of one, a function, a step or a parameter that is not there.
 *
 * @throws WorkflowRefused with everything that is in the way
 */
export function readDefinition({ address, definition, parameters }: Workflow): WorkflowDefinition {
  const problems: string[] = [];
  const whole = new Fields(definition, address, problems);
  whole.only(['$schema', 'contentVersion', 'parameters', 'triggers', 'actions', 'outputs']);
  if (whole.part('outputs').names.length > 0) whole.problem('outputs', 'are not known here');
  const reader = new Reader(problems);
  const recurrence = readTrigger(whole.part('triggers'));
  const steps = reader.steps(whole.part('actions'), 1);
  reader.check(new Set(parameters.keys()));
  if (problems.length > 0) throw new WorkflowRefused(problems);
  return { recurrence, steps };
}

function readTrigger(triggers: Fields): Recurrence {
  const [name = '', ...others] = triggers.names;
  if (name === '' || others.length > 0) {
    triggers.problem('', `expected one trigger, and found ${triggers.names.length}`);
    return { frequency: 'Minute', interval: 1 };
  }
  const trigger = triggers.part(name);
  trigger.only(['type', 'recurrence', 'runtimeConfiguration', 'description', 'metadata']);
  trigger.word('type', ['Recurrence']);
  const recurrence = trigger.part('recurrence');
  recurrence.only(['frequency', 'interval']);
  const configuration = trigger.part('runtimeConfiguration');
  configuration.only(['concurrency']);
  const concurrency = configuration.part('concurrency');
  concurrency.only(['runs']);
  // One run at a time keeps within any number.
  if (concurrency.has('runs')) concurrency.whole('runs', 1, 100);
  return {
    frequency: recurrence.word('frequency', ['Minute', 'Second', 'Hour', 'Day', 'Week', 'Month']),
    interval: recurrence.whole('interval', 1, 1_000),
  };
}

/** Reads steps, and keeps what can only be looked at when all of them are read. */
class Reader {
  private readonly places = new Map<string, string>();
  private readonly named: (Named & { readonly place: string })[] = [];

  constructor(private readonly problems: string[]) {}

  steps(fields: Fields, depth: number): Steps {
    if (depth > MOST_LEVELS) fields.problem('', `steps are nested deeper than ${MOST_LEVELS} levels`);
    const steps = new Map(fields.names.map((name) => [name, this.step(fields.part(name), name, depth)]));
    for (const [name, { runAfter }] of steps) {
      for (const other of runAfter.keys()) {
        if (!steps.has(other)) fields.problem(`${name}.runAfter`, `there is no step ${other} beside it`);
      }
    }
    const circle = waitingForEachOther(steps);
    if (circle.length > 0) fields.problem('', `steps wait for each other: ${circle.join(', ')}`);
    return steps;
  }

  /** Looks whether everything is there that expressions name. */
  check(parameters: ReadonlySet<string>): void {
    if (this.places.size > MOST_STEPS) {
      this.problems.push(`a workflow has at most ${MOST_STEPS} steps, and this ${this.places.size}`);
    }
    for (const { place, unknown, steps, parameters: used } of this.named) {
      const missing = [
        ...unknown,
        ...steps.filter((name) => !this.places.has(name)).map((name) => `there is no step ${name}`),
        ...used.filter((name) => !parameters.has(name)).map((name) => `the parameter ${name} has no value`),
      ];
      this.problems.push(...[...new Set(missing)].map((why) => `${place}: ${why}`));
    }
  }

  private step(fields: Fields, name: string, depth: number): Step {
    const other = this.places.get(name);
    if (other !== undefined) fields.problem('', `another step has this name: ${other}`);
    if (name.length > LONGEST_NAME) fields.problem('', `a name has at most ${LONGEST_NAME} characters`);
    this.places.set(name, fields.place);
    const tracked = fields.has('trackedProperties') ? this.template(fields, 'trackedProperties') : undefined;
    const base = { name, runAfter: readRunAfter(fields.part('runAfter')), tracked };
    const type = fields.word('type', TYPES);
    const only = (...more: string[]) => fields.only([...OF_EVERY_STEP, ...more]);
    switch (type) {
      case 'Compose':
        only('inputs');
        return { ...base, type, inputs: this.template(fields, 'inputs') };
      case 'ParseJson': {
        only('inputs');
        const inputs = fields.part('inputs');
        inputs.only(['content', 'schema']);
        return { ...base, type, content: this.template(inputs, 'content'), isValid: readSchema(inputs) };
      }
      case 'If': {
        only('expression', 'actions', 'else');
        const condition = readCondition(fields, (one, key) => this.template(one, key));
        const no = fields.part('else');
        no.only(['actions']);
        return {
          ...base,
          type,
          condition,
          yes: this.steps(fields.part('actions'), depth + 1),
          no: this.steps(no.part('actions'), depth + 1),
        };
      }
      case 'Switch': {
        only('expression', 'cases', 'default');
        const cases = fields.part('cases');
        if (cases.names.length > MOST_CASES) fields.problem('cases', `a switch has at most ${MOST_CASES} cases`);
        const otherwise = fields.part('default');
        otherwise.only(['actions']);
        return {
          ...base,
          type,
          on: this.template(fields, 'expression'),
          cases: cases.names.map((one) => this.switchCase(cases.part(one), depth)),
          otherwise: this.steps(otherwise.part('actions'), depth + 1),
        };
      }
      case 'Scope':
        only('actions');
        return { ...base, type, steps: this.steps(fields.part('actions'), depth + 1) };
      case 'Http':
        only('inputs', 'operationOptions');
        return { ...base, type, ...this.http(fields) };
      case 'Terminate': {
        only('inputs');
        const inputs = fields.part('inputs');
        inputs.only(['runStatus', 'runError']);
        return { ...base, type, status: inputs.word('runStatus', ['Succeeded', 'Failed', 'Cancelled']) };
      }
    }
  }

  private switchCase(fields: Fields, depth: number): { readonly value: unknown; readonly steps: Steps } {
    fields.only(['case', 'actions']);
    const value = fields.value('case');
    if (!['string', 'number'].includes(typeof value)) fields.problem('case', 'is neither a text nor a number');
    return { value, steps: this.steps(fields.part('actions'), depth + 1) };
  }

  private http(fields: Fields) {
    const inputs = fields.part('inputs');
    inputs.only(['method', 'uri', 'headers', 'queries', 'body', 'authentication', 'retryPolicy']);
    inputs.word('method', ['GET', 'PUT', 'POST', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']);
    if (typeof inputs.value('uri') !== 'string') inputs.problem('uri', 'is no text');
    if (fields.has('operationOptions')) fields.word('operationOptions', ['DisableAsyncPattern']);
    if (inputs.has('authentication')) {
      const authentication = inputs.part('authentication');
      authentication.only(['type', 'identity', 'audience']);
      authentication.word('type', ['ManagedServiceIdentity']);
      if (typeof authentication.value('audience') !== 'string') authentication.problem('audience', 'is no text');
    }
    return {
      inputs: this.template(fields, 'inputs'),
      retries: readRetryPolicy(inputs.has('retryPolicy') ? inputs.part('retryPolicy') : undefined),
    };
  }

  private template(fields: Fields, name: string): Template {
    const template = readTemplate(fields.value(name), (place, why) => fields.problem(`${name}${place}`, why));
    const named: Named = { unknown: [], steps: [], parameters: [] };
    for (const expression of expressionsIn(template)) collectNames(expression, named);
    this.named.push({ ...named, place: fields.placeOf(name) });
    return template;
  }
}

function readRunAfter(fields: Fields): ReadonlyMap<string, readonly Status[]> {
  const known: readonly Status[] = ['Succeeded', 'Failed', 'Skipped', 'TimedOut'];
  return new Map(
    fields.names.map((name) => {
      const wanted = fields.value(name);
      const statuses = (Array.isArray(wanted) ? wanted : []).flatMap((one) => {
        const found = known.find((status) => status.toLowerCase() === String(one).toLowerCase());
        if (found === undefined) fields.problem(name, `unknown status ${String(one)}`);
        return found ?? [];
      });
      if (statuses.length === 0) fields.problem(name, 'expected a list of statuses');
      return [name, statuses];
    }),
  );
}

/** Those of which none can be first. */
function waitingForEachOther(steps: Steps): string[] {
  const waiting = new Set(steps.keys());
  for (;;) {
    const ready = [...waiting].filter(
      (name) => ![...(steps.get(name)?.runAfter.keys() ?? [])].some((one) => waiting.has(one)),
    );
    if (ready.length === 0) return [...waiting];
    for (const name of ready) waiting.delete(name);
  }
}
