import { isObject, type JsonObject } from '../resource';
import type { PlanNote } from './changes';
import { kindOfActions } from './plan-actions';

/**
 * What a plan says beside its changes.
 *
 * @see https://developer.hashicorp.com/terraform/internals/json-format#plan-representation
 */
export function notesOf(json: JsonObject): PlanNote[] {
  const deferred = deferredIn(json);
  return [
    ...incompleteness(json, deferred.length),
    ...unknownActions(json),
    ...deferred,
    ...destruction(json),
    ...failedChecks(json),
  ];
}

/** What a remark about the plan as a whole is about. */
const THE_PLAN = 'the plan';

function incompleteness({ errored, complete }: JsonObject, deferred: number): PlanNote[] {
  const note = (text: string): PlanNote => ({ kind: 'incomplete', subject: THE_PLAN, text });
  if (errored === true) return [note('Terraform stopped with an error while it made this plan')];
  if (complete !== false) return [];
  return deferred > 0
    ? [note('Terraform has put off some changes to a later plan')]
    : [note('the plan leaves changes out: it was made with `-target` or `-exclude`, or Terraform has put some off')];
}

function isOurs({ type }: JsonObject): boolean {
  return /servicebus|role_assignment|azapi/.test(String(type));
}

/** Changes of a kind that a later Terraform may have: nobody here knows what they do. */
function unknownActions({ resource_changes: changes }: JsonObject): PlanNote[] {
  return (Array.isArray(changes) ? changes : []).filter(isObject).flatMap((given) => {
    const { change, address, mode } = given;
    if (mode === 'data' || !isOurs(given) || !isObject(change)) return [];
    if (kindOfActions(change.actions) !== undefined) return [];
    const text = `is changed in a way that is not known here, \`${(change.actions as unknown[]).join(', ')}\``;
    return [{ kind: 'incomplete', subject: String(address), text }];
  });
}

/** Why Terraform puts a change off. @see the reasons of `deferred_changes` in the JSON format of plans */
const DEFERRED: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    instance_count_unknown: 'how many instances there are is known only after apply',
    resource_config_unknown: 'its arguments are known only after apply',
    provider_config_unknown: 'its provider is configured only after apply',
    absent_prereq: 'something that it needs is not there yet',
    deferred_prereq: 'something that it needs is put off',
  }),
);

function deferredIn({ deferred_changes: deferred }: JsonObject): PlanNote[] {
  return (Array.isArray(deferred) ? deferred : []).filter(isObject).flatMap(({ reason, resource_change: change }) => {
    if (!isObject(change) || !isOurs(change)) return [];
    const why = DEFERRED.get(String(reason)) ?? `for a reason that is not known here (\`${String(reason)}\`)`;
    const text = `its change is put off to a later plan, since ${why}: cannot tell what it does`;
    return [{ kind: 'deferred', subject: String(change.address), text }];
  });
}

/** A plan of `terraform destroy`: all goes, though the configuration still has it. */
function destruction({ resource_changes: changes, complete }: JsonObject): PlanNote[] {
  if (complete === false) return [];
  const managed = (changes as unknown[]).filter(isObject).filter(({ mode }) => mode !== 'data');
  const goes = managed.filter(
    ({ change, action_reason: reason }) =>
      reason === undefined && isObject(change) && Array.isArray(change.actions) && change.actions.join() === 'delete',
  );
  if (managed.length === 0 || goes.length < managed.length) return [];
  return [{ kind: 'destroy', subject: THE_PLAN, text: `this plan destroys all that it has: ${goes.length} resources` }];
}

/** Conditions of the configuration that do not hold; one that is known only after apply says nothing yet. */
function failedChecks({ checks }: JsonObject): PlanNote[] {
  return (Array.isArray(checks) ? checks : []).filter(isObject).flatMap(({ address, status, instances }) => {
    if (status !== 'fail' && status !== 'error') return [];
    const subject = isObject(address) ? String(address.to_display) : 'check';
    const problems = (Array.isArray(instances) ? instances : [])
      .filter(isObject)
      .flatMap(({ problems: all }) => (Array.isArray(all) ? all : []))
      .flatMap((problem) => (isObject(problem) && typeof problem.message === 'string' ? [problem.message] : []));
    const why = problems.length === 0 ? '' : `: ${problems.join('; ')}`;
    const text =
      status === 'fail' ? `this check of the configuration fails${why}` : `this check stops with an error${why}`;
    return [{ kind: 'check', subject, text }];
  });
}
