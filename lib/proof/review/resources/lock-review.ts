import { counted } from '../../../rules';
import { type DocumentChange, isDeleted, type ResourceChange, type Target } from '../../../terraform';
import type { PreviousAddress } from '../remarks/pairs';
import type { Remark } from '../remarks/review';

/** What is below a namespace, so that a lock at it holds for them too; roles and settings of entities are. */
const BELOW = /^azurerm_(servicebus_(?!namespace$)|role_assignment$|private_endpoint$|monitor_diagnostic_setting$)/;

/**
 * Locks that keep Azure from doing what the change wants: deleting something below, or taking the rule $Default from a
 * new subscription. The apply would fail half way.
 *
 * @see https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources
 */
export function reviewLocks(change: DocumentChange, previous: PreviousAddress): Remark[] {
  const { before, after, changes } = change;
  const deleted = changes.filter(({ type, kind }) => BELOW.test(type) && isDeleted({ kind }));
  const removesDefaultRule = new Set(
    after.resources
      .filter((one) => one.type === 'azurerm_servicebus_subscription' && after.removesDefaultRule(one) === true)
      .map(({ address }) => address),
  );
  const added = changes.filter(({ address, kind }) => kind === 'create' && removesDefaultRule.has(address));
  const refused = [...deleted, ...added];
  if (refused.length === 0) return [];
  const locks = after.resources.filter(
    (lock) =>
      lock.type === 'azurerm_management_lock' &&
      before.resources.some(({ address }) => address === previous(lock.address)) &&
      typeOf(after.resolve(lock, 'scope')) === 'azurerm_servicebus_namespace',
  );
  return locks.map(({ address }) => ({
    code: 'locked',
    subject: address,
    text: `this lock makes the apply **fail half way**: ${wanted(deleted, added)}; lift it first, apply, and put it back`,
  }));
}

function wanted(deleted: readonly ResourceChange[], added: readonly ResourceChange[]): string {
  const parts = [
    ...(deleted.length === 0
      ? []
      : [`${counted(deleted.length, 'resource')} below it ${deleted.length === 1 ? 'is' : 'are'} deleted`]),
    ...(added.length === 0 ? [] : [`\`$Default\` is deleted from ${counted(added.length, 'new subscription')}`]),
  ];
  return parts.join(', and ');
}

function typeOf(target: Target): string | undefined {
  return target.kind === 'resource' ? target.resource.type : undefined;
}
