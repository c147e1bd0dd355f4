import { plainText } from '../../schema';
import { isObject, Reference } from '../../terraform';
import type { AuditedDocument, Referring } from '../audited-document';
import type { Subject } from '../subject';

const LOCK = 'azurerm_management_lock';

/**
 * The locks that keep a resource from being deleted: at it, at its resource group, or at the Azure subscription.
 *
 * @see https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources#lock-inheritance
 */
export function locksOf(subject: Subject, document: AuditedDocument): Referring {
  const own = subject.raw('resource_group_name');
  const groups = [...document.ofType('azurerm_resource_group'), ...document.ofType('data.azurerm_resource_group')];
  const above = groups.filter((group) => isSame(group.raw('name'), own));
  const subscriptions = document
    .ofType('data.azurerm_subscription')
    .filter(({ values }) => values.subscription_id === undefined);
  const places = [subject, ...above, ...subscriptions].map((place) => document.referring(LOCK, 'scope', place));
  const byId = document.ofType(LOCK).filter((lock) => isSame(groupIn(lock), own));
  const certain = [...places.flatMap((place) => place.certain), ...byId];
  const open = places.map((place) => place.open).find((why) => why !== undefined);
  return { certain, open: open ?? openGroup(subject, groups, document) };
}

/** A lock at something that may be the group, or the Azure subscription, of the resource. */
function openGroup(subject: Subject, groups: readonly Subject[], document: AuditedDocument): string | undefined {
  const own = subject.raw('resource_group_name');
  const mayBeAbove = groups.filter((group) => own instanceof Reference || group.raw('name') instanceof Reference);
  const lock = document.ofType(LOCK).find((one) => {
    const target = document.resolve(one, 'scope');
    if (target.kind === 'unknown') return target.candidates === undefined;
    if (target.kind === 'id') {
      return (own instanceof Reference && groupIn(one) !== undefined) || /^\/subscriptions\/[^/]+$/i.test(target.id);
    }
    const place = document.target(one, 'scope');
    return place !== undefined && (mayBeAbove.includes(place) || /^azurerm_subscription$/.test(place.type));
  });
  return lock && `${lock.address} may be at the group, or the Azure subscription, of ${subject.address}`;
}

/** The group whose id, written out, is the scope of a lock. */
function groupIn(lock: Subject): string | undefined {
  const scope = lock.raw('scope');
  return typeof scope === 'string' ? /^\/subscriptions\/[^/]+\/resourceGroups\/([^/]+)$/i.exec(scope)?.[1] : undefined;
}

/** Whether two values are the same name; two expressions are where they are written alike and choose nothing. */
function isSame(a: unknown, b: unknown): boolean {
  if (a instanceof Reference && b instanceof Reference) return a.text === b.text && /^\$\{[\w.[\]"-]+\}$/.test(a.text);
  if (isObject(a) || isObject(b) || a === undefined || b === undefined) return false;
  return plainText(a).toLowerCase() === plainText(b).toLowerCase();
}
