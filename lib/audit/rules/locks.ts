import { plainText } from '../../schema';
import { isObject, Reference } from '../../terraform';
import { addTo } from '../../terraform/grouping';
import type { AuditedDocument } from '../document/audited-document';
import type { Referring } from '../document/referring';
import { Remembered } from '../document/remembered';
import type { Subject } from '../document/subject';

const LOCK = 'azurerm_management_lock';

/**
 * The locks that keep a resource from being deleted: at it, at its resource group, or at the Azure subscription.
 *
 * @see https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources#lock-inheritance
 */
export function locksOf(subject: Subject, document: AuditedDocument): Referring {
  const own = subject.raw('resource_group_name');
  const locks = locksOfDocuments.of(document, document);
  const places = [subject, ...locks.groupsNamed(own), ...locks.subscriptions];
  const referring = places.map((place) => document.referring(LOCK, 'scope', place));
  const certain = [...referring.flatMap((one) => one.certain), ...locks.atGroup(own)];
  const open = referring.map((one) => one.open).find((why) => why !== undefined);
  const lock = locks.perhapsAbove(own);
  const above = lock && `${lock.address} may be at the group, or the Azure subscription, of ${subject.address}`;
  return { certain, open: open ?? above };
}

/** The locks of a document, by what they may be at: gone through once for all that is asked. */
class Locks {
  readonly subscriptions: readonly Subject[];
  private readonly groups = new Map<string, Subject[]>();
  private readonly byGroup = new Map<string, Subject[]>();
  /** The first lock that may be at any group; and one that may be, where the name of one's own group is not known. */
  private readonly atAny: Subject | undefined;
  private readonly atSome: Subject | undefined;

  constructor(document: AuditedDocument) {
    const groups = [...document.ofType('azurerm_resource_group'), ...document.ofType('data.azurerm_resource_group')];
    for (const group of groups) addNamed(this.groups, group.raw('name'), group);
    this.subscriptions = document
      .ofType('data.azurerm_subscription')
      .filter(({ values }) => values.subscription_id === undefined);
    const all = document.ofType(LOCK);
    for (const lock of all) addNamed(this.byGroup, groupIn(lock), lock);
    const unnamed = new Set(groups.filter((group) => group.raw('name') instanceof Reference));
    this.atAny = all.find((lock) => mayBeAt(lock, document, unnamed, false));
    this.atSome = all.find((lock) => mayBeAt(lock, document, new Set(groups), true));
  }

  /** The resource groups of a name. */
  groupsNamed(name: unknown): readonly Subject[] {
    return found(this.groups, name);
  }

  /** The locks at the id of a group of a name. */
  atGroup(name: unknown): readonly Subject[] {
    return found(this.byGroup, name);
  }

  /** A lock at something that may be the group of that name, or the Azure subscription. */
  perhapsAbove(name: unknown): Subject | undefined {
    return name instanceof Reference ? this.atSome : this.atAny;
  }
}

const locksOfDocuments = new Remembered((document: AuditedDocument) => new Locks(document));

/** Whether a lock may be at one of some groups, at a group whose id is written out, or at the Azure subscription. */
function mayBeAt(lock: Subject, document: AuditedDocument, groups: ReadonlySet<Subject>, byId: boolean): boolean {
  const target = document.resolve(lock, 'scope');
  if (target.kind === 'unknown') return target.candidates === undefined;
  if (target.kind === 'id') {
    return (byId && groupIn(lock) !== undefined) || /^\/subscriptions\/[^/]+$/i.test(target.id);
  }
  const place = document.target(lock, 'scope');
  return place !== undefined && (groups.has(place) || place.type === 'azurerm_subscription');
}

/** The group whose id, written out, is the scope of a lock. */
function groupIn(lock: Subject): string | undefined {
  const scope = lock.raw('scope');
  return typeof scope === 'string' ? /^\/subscriptions\/[^/]+\/resourceGroups\/([^/]+)$/i.exec(scope)?.[1] : undefined;
}

/**
 * What the same names have in common: Azure takes them in any case. Two expressions are the same where they are written
 * alike and choose nothing; what is no name has nothing in common with anything.
 */
function nameKey(value: unknown): string | undefined {
  if (value instanceof Reference) return /^\$\{[\w.[\]"-]+\}$/.test(value.text) ? `= ${value.text}` : undefined;
  return isObject(value) || value === undefined ? undefined : `- ${plainText(value).toLowerCase()}`;
}

function addNamed(map: Map<string, Subject[]>, name: unknown, subject: Subject): void {
  const key = nameKey(name);
  if (key !== undefined) addTo(map, key, subject);
}

function found(map: ReadonlyMap<string, Subject[]>, name: unknown): readonly Subject[] {
  const key = nameKey(name);
  return (key === undefined ? undefined : map.get(key)) ?? [];
}
