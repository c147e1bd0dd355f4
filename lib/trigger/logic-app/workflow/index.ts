import { ORIGINAL_ID_PROPERTY, RETRIES_PROPERTY, type TemplateData } from '../../jobs';
import { endingSteps } from './ending-steps';
import { after, compose, isOneOf, type WorkflowAction, whatever } from './expressions';
import { HAS_MESSAGE, IS_OBJECT, IS_OVERSIZED, readMessage } from './receiving-steps';
import { contractChecks } from './request-conditions';
import { requestSteps } from './request-steps';
import { submissionSteps } from './submission-steps';

export { WORKFLOW_PARAMETERS, type WorkflowAction, type WorkflowParameter } from './expressions';
export { peekLock, peekRetry, recurrence } from './receiving-steps';

/** What a workflow knows of the messages that it takes. */
export interface WorkflowOptions {
  readonly templates: Readonly<Record<string, TemplateData>>;
  /** The JSON schema of the topic's messages; null where it has none. */
  readonly contract: object | null;
  /** The names of properties that copies of a message keep, beside those of the contract. */
  readonly properties: readonly string[];
}

/**
 * What is done with a message: it is read, its template is looked up, what it fills in is checked, its job is started
 * once, and it ends as with the function, in the same words. Anything that is not foreseen lets its lock end: it comes
 * again, and is a dead letter after its last delivery.
 */
export function handleMessage({ templates, contract, properties }: WorkflowOptions): WorkflowAction {
  const cases = Object.entries(templates)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, template], index) => ({ name, template, index }));
  const ofContract = Object.keys((contract as { readonly properties?: object } | null)?.properties ?? {});
  const own = [RETRIES_PROPERTY, ORIGINAL_ID_PROPERTY];
  const kept = [...new Set([...ofContract, ...properties])].filter((name) => !own.includes(name)).sort();
  const each = (step: string) => cases.map(({ index }) => `outputs('${step}_${index}')`).join(', ');
  const checks = `coalesce(${each('checks')}, createArray('the schema of the template; '))`;
  // A property that no condition can be made of is not as the contract has it.
  const breaches = "coalesce(outputs('contract'), createArray('a property that cannot be read; '))";
  return {
    type: 'If',
    expression: HAS_MESSAGE,
    actions: {
      ...readMessage(kept),
      contract: compose(contractChecks(contract), whatever('fields')),
      templateName: compose("@string(coalesce(outputs('fields')?['template'], ''))", whatever('contract')),
      template: {
        type: 'Switch',
        expression: "@outputs('templateName')",
        cases: Object.fromEntries(
          cases.map((one) => [`case_${one.index}`, { case: one.name, actions: requestSteps(one) }]),
        ),
        default: { actions: {} },
        runAfter: after('templateName'),
      },
      job: compose(`@coalesce(${each('job')}, null)`, whatever('template')),
      wrong: compose(
        {
          request: `@join(${checks}, '')`,
          contract: `@join(${breaches}, '')`,
        },
        after('job'),
      ),
      rejection: compose(`@${rejectionOf(cases.map(({ name }) => name))}`, after('wrong')),
      allowed: {
        type: 'If',
        expression: { and: [{ equals: ["@outputs('rejection')", ''] }] },
        actions: submissionSteps(),
        else: { actions: {} },
        runAfter: after('rejection'),
      },
      end: compose("@coalesce(outputs('submission'), outputs('rejection'))", after('allowed')),
      details: compose(
        "@if(equals(outputs('end'), 'not-allowed'), outputs('wrong')?['request'], if(equals(outputs('end'), 'contract'), outputs('wrong')?['contract'], if(contains(createArray('refused', 'unavailable', 'misconfigured'), outputs('end')), concat('status ', string(outputs('status')), ' ', take(coalesce(outputs('answer'), ''), 300)), '')))",
        after('end'),
      ),
      ...withStart(endingSteps(), 'details'),
    },
    else: { actions: {} },
    runAfter: { peekRetry: ['Succeeded'] },
  };
}

/** Why a message starts nothing, in the order in which the function looks; nothing where it may. */
function rejectionOf(templates: readonly string[]): string {
  const isKnown = isOneOf("outputs('templateName')", templates);
  const reasons: readonly [reason: string, condition: string][] = [
    ['oversized', IS_OVERSIZED],
    ['invalid-body', `not(${IS_OBJECT})`],
    ['unknown-template', `not(${isKnown})`],
    ['not-allowed', "or(not(equals(outputs('wrong')?['request'], '')), equals(outputs('job'), null))"],
    ['contract', "not(equals(outputs('wrong')?['contract'], ''))"],
  ];
  return reasons.reduceRight((rest, [reason, condition]) => `if(${condition}, '${reason}', ${rest})`, "''");
}

/** Steps of which the first runs after another one. */
function withStart(steps: Record<string, WorkflowAction>, step: string): Record<string, WorkflowAction> {
  const [first] = Object.keys(steps);
  return { ...steps, [first as string]: { ...steps[first as string], runAfter: after(step) } };
}
