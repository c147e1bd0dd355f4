import { inputName, readText } from '../../files';
import { parseDocument } from '../document';
import type { Evaluation } from '../plan/evaluation';
import { checkedPlan, isPlan } from '../plan/plan-schema';
import { isObject, type JsonObject, type TerraformResource, UnreadableDocument } from '../resource';
import { sensitivePaths } from '../shown-value';
import type { DocumentChange, ResourceChange, ResourceDrift } from './changes';
import { kindOfActions } from './plan-actions';
import { notesOf } from './plan-notes';

/**
 * A plan of `terraform show -json`, as a change.
 *
 * @param file the plan; `-` for standard input
 * @throws FileProblem where it cannot be read
 * @throws UnreadableDocument in one line where it is no plan
 */
export function readPlanChange(file: string): DocumentChange {
  return planChangeOf(inputName(file), readText(file));
}

/**
 * The same of a text that was read.
 *
 * @param evaluation what Terraform has evaluated of the configuration that the plan was made of
 * @throws UnreadableDocument in one line where it is no plan
 */
export function planChangeOf(path: string, text: string, evaluation?: Evaluation): DocumentChange {
  const before = parseDocument(path, text, 'before', evaluation);
  const after = parseDocument(path, text, 'after', evaluation);
  if (after.problem !== undefined) throw new UnreadableDocument(`${path}: ${after.problem}`);
  const given = JSON.parse(text) as JsonObject;
  if (!isPlan(given))
    throw new UnreadableDocument(`${path}: no plan; expected one from terraform show -json, or two configurations`);
  const json = checkedPlan(path, given);
  return {
    before,
    after,
    changes: objectsOf(json.resource_changes).flatMap(planChange),
    drift: objectsOf(json.resource_drift).flatMap((drift, index) => driftOf(path, drift, index)),
    notes: notesOf(json),
  };
}

function objectsOf(list: unknown): JsonObject[] {
  return (Array.isArray(list) ? list : []).filter(isObject);
}

function planChange(given: JsonObject): ResourceChange[] {
  const { address, previous_address: previous, type, change, mode, action_reason: reason, deposed } = given;
  // An object that a failed replacement has left behind is in the way of nobody: what stands at the address counts.
  if (mode === 'data' || !isObject(change) || (deposed ?? undefined) !== undefined) return [];
  const { actions, replace_paths: paths } = change;
  const kind = kindOfActions(actions) ?? 'none';
  const previousAddress = typeof previous === 'string' && previous !== address ? previous : undefined;
  const isImported = isObject(change.importing);
  if (kind === 'none' && previousAddress === undefined && !isImported) return [];
  const because = (Array.isArray(paths) ? paths : []).map((path) =>
    Array.isArray(path) ? path.join('.') : String(path),
  );
  return [
    {
      address: String(address),
      previousAddress,
      type: String(type),
      kind,
      because,
      isImported,
      reason: typeof reason === 'string' ? reason : undefined,
    },
  ];
}

/** A move alone stands among the drift, too: nothing of it was changed in Azure. */
function driftOf(file: string, { address, type, change, mode }: JsonObject, index: number): ResourceDrift[] {
  if (mode === 'data' || !isObject(change) || !isObject(change.before)) return [];
  const { actions } = change;
  if (Array.isArray(actions) && actions.join(' ') === 'no-op') return [];
  const side = (name: 'before' | 'after'): TerraformResource => ({
    file,
    address: String(address),
    mode: 'managed',
    type: String(type),
    path: ['resource_drift', index, 'change', name],
    values: change[name] as JsonObject,
    presence: 'deployed',
    sensitive: sensitivePaths(change[`${name}_sensitive`]),
  });
  const after = isObject(change.after) ? side('after') : undefined;
  return [{ address: String(address), type: String(type), before: side('before'), after }];
}
