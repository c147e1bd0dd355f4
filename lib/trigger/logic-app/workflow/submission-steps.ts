import { API_VERSION, ASKED_PROPERTIES_TAG, ASKED_TAG, STATUSES_FOR_LATER } from '../../jobs';
import { AZURE, after, compose, isNumberOf, parameter, type WorkflowAction, whatever } from './expressions';

const JOB = `https://management.azure.com${parameter('workspaceId')}/jobs/@{outputs('job')?['name']}?api-version=${API_VERSION}`;
/** Faults of the service are tried again at once, a little; what goes on waits in a queue. */
const RETRIES = { type: 'exponential', count: 2, interval: 'PT5S' };

const get = (runAfter: object): WorkflowAction => ({
  type: 'Http',
  inputs: { method: 'GET', uri: JOB, authentication: AZURE, retryPolicy: RETRIES },
  runAfter,
});

const status = (step: string) => `int(coalesce(outputs('${step}')?['statusCode'], 0))`;
/** The tags of a job that a step has found; asked for only where it has. */
const tagsOf = (step: string) => compose(`@body('${step}')?['properties']?['tags']`, {});

/** Starts the job once: it is looked for, made where it is not there, and looked for again where something was in the way. */
export function submissionSteps(): Record<string, WorkflowAction> {
  return {
    existing: get({}),
    found: {
      type: 'If',
      expression: { and: [{ equals: [`@${status('existing')}`, 200] }] },
      actions: { existingTags: tagsOf('existing') },
      else: { actions: {} },
      runAfter: whatever('existing'),
    },
    missing: {
      type: 'If',
      expression: { and: [{ equals: [`@${status('existing')}`, 404] }] },
      actions: {
        submit: {
          type: 'Http',
          inputs: {
            method: 'PUT',
            uri: JOB,
            headers: { 'Content-Type': 'application/json' },
            authentication: AZURE,
            retryPolicy: RETRIES,
            body: "@outputs('job')?['body']",
          },
          // What the job itself tells is asked for, and not waited for.
          operationOptions: 'DisableAsyncPattern',
          runAfter: {},
        },
        unclear: {
          type: 'If',
          expression: { and: [{ not: { equals: [`@${status('submit')}`, 201] } }] },
          actions: {
            other: get({}),
            otherFound: {
              type: 'If',
              expression: { and: [{ equals: [`@${status('other')}`, 200] }] },
              actions: { otherTags: tagsOf('other') },
              else: { actions: {} },
              runAfter: whatever('other'),
            },
          },
          else: { actions: {} },
          runAfter: whatever('submit'),
        },
      },
      else: { actions: {} },
      runAfter: whatever('found'),
    },
    tags: compose("@coalesce(outputs('otherTags'), outputs('existingTags'))", whatever('missing')),
    status: compose(
      `@if(equals(${status('existing')}, 404), ${status('submit')}, ${status('existing')})`,
      after('tags'),
    ),
    answer: compose(
      `@string(coalesce(if(equals(${status('existing')}, 404), body('submit'), body('existing')), ''))`,
      after('status'),
    ),
    submission: compose(`@${END}`, after('answer')),
  };
}

const IS_THERE = `or(equals(${status('existing')}, 200), equals(${status('other')}, 200))`;
const same = (tag: string, value: string) =>
  `equals(coalesce(outputs('tags')?['${tag}'], ''), outputs('job')?['${value}'])`;
/** As the function compares; of properties, those of a template that reads none since are not. */
const IS_SAME = `and(${[
  same('requestId', 'requestId'),
  same('attempt', 'attempt'),
  same(ASKED_TAG, 'asked'),
  `or(${same(ASKED_PROPERTIES_TAG, 'askedProperties')}, equals(coalesce(outputs('tags')?['${ASKED_PROPERTIES_TAG}'], ''), ''), equals(outputs('job')?['askedProperties'], ''))`,
].join(', ')})`;

const ANSWER = "toLower(outputs('answer'))";
// A quota that is used up is free again later, whatever status it comes with, and wherever Azure nests it.
const IS_QUOTA = `contains(${ANSWER}, 'quota')`;
const FORBIDDEN = [401, 403, 404];
const IS_REFUSED = `and(${[
  "greaterOrEquals(outputs('status'), 400)",
  "less(outputs('status'), 500)",
  `not(${isNumberOf("outputs('status')", [...FORBIDDEN, 409, ...STATUSES_FOR_LATER])})`,
  `not(${IS_QUOTA})`,
  `not(contains(${ANSWER}, 'jobpropertyimmutable'))`,
].join(', ')})`;
const IS_FORBIDDEN = `and(not(${IS_QUOTA}), or(${isNumberOf("outputs('status')", FORBIDDEN)}, and(equals(outputs('status'), 409), contains(${ANSWER}, 'locked'))))`;

/** What became of it, in the words of the function. */
const END = `if(equals(${status('submit')}, 201), 'started', if(${IS_THERE}, if(${IS_SAME}, 'already-started', 'id-taken'), if(${IS_REFUSED}, 'refused', if(${IS_FORBIDDEN}, 'misconfigured', 'unavailable'))))`;
