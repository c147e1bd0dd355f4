import type { ChangeKind } from './changes';

/** @see https://developer.hashicorp.com/terraform/internals/json-format#change-representation */
const KINDS: ReadonlyMap<string, ChangeKind> = new Map([
  ['', 'none'],
  ['no-op', 'none'],
  ['read', 'none'],
  ['create', 'create'],
  ['update', 'update'],
  ['delete', 'delete'],
  ['delete create', 'delete-then-create'],
  ['create delete', 'create-then-delete'],
  ['forget', 'forget'],
  ['create forget', 'create-then-forget'],
  ['forget create', 'create-then-forget'],
]);

/** What the actions of a plan do to a resource; `undefined` for some that are not known here. */
export function kindOfActions(actions: unknown): ChangeKind | undefined {
  return KINDS.get(Array.isArray(actions) ? actions.join(' ') : '');
}
