"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.locksOf = locksOf;
const schema_1 = require("../../schema");
const terraform_1 = require("../../terraform");
const remembered_1 = require("../remembered");
const LOCK = 'azurerm_management_lock';
/**
 * The locks that keep a resource from being deleted: at it, at its resource group, or at the Azure subscription.
 *
 * @see https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources#lock-inheritance
 */
function locksOf(subject, document) {
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
    subscriptions;
    groups = new Map();
    byGroup = new Map();
    /** The first lock that may be at any group; and one that may be, where the name of one's own group is not known. */
    atAny;
    atSome;
    constructor(document) {
        const groups = [...document.ofType('azurerm_resource_group'), ...document.ofType('data.azurerm_resource_group')];
        for (const group of groups)
            add(this.groups, nameKey(group.raw('name')), group);
        this.subscriptions = document
            .ofType('data.azurerm_subscription')
            .filter(({ values }) => values.subscription_id === undefined);
        const all = document.ofType(LOCK);
        for (const lock of all)
            add(this.byGroup, nameKey(groupIn(lock)), lock);
        const unnamed = new Set(groups.filter((group) => group.raw('name') instanceof terraform_1.Reference));
        this.atAny = all.find((lock) => mayBeAt(lock, document, unnamed, false));
        this.atSome = all.find((lock) => mayBeAt(lock, document, new Set(groups), true));
    }
    /** The resource groups of a name. */
    groupsNamed(name) {
        return found(this.groups, name);
    }
    /** The locks at the id of a group of a name. */
    atGroup(name) {
        return found(this.byGroup, name);
    }
    /** A lock at something that may be the group of that name, or the Azure subscription. */
    perhapsAbove(name) {
        return name instanceof terraform_1.Reference ? this.atSome : this.atAny;
    }
}
const locksOfDocuments = new remembered_1.Remembered((document) => new Locks(document));
/** Whether a lock may be at one of some groups, at a group whose id is written out, or at the Azure subscription. */
function mayBeAt(lock, document, groups, byId) {
    const target = document.resolve(lock, 'scope');
    if (target.kind === 'unknown')
        return target.candidates === undefined;
    if (target.kind === 'id') {
        return (byId && groupIn(lock) !== undefined) || /^\/subscriptions\/[^/]+$/i.test(target.id);
    }
    const place = document.target(lock, 'scope');
    return place !== undefined && (groups.has(place) || place.type === 'azurerm_subscription');
}
/** The group whose id, written out, is the scope of a lock. */
function groupIn(lock) {
    const scope = lock.raw('scope');
    return typeof scope === 'string' ? /^\/subscriptions\/[^/]+\/resourceGroups\/([^/]+)$/i.exec(scope)?.[1] : undefined;
}
/**
 * What the same names have in common: Azure takes them in any case. Two expressions are the same where they are written
 * alike and choose nothing; what is no name has nothing in common with anything.
 */
function nameKey(value) {
    if (value instanceof terraform_1.Reference)
        return /^\$\{[\w.[\]"-]+\}$/.test(value.text) ? `= ${value.text}` : undefined;
    return (0, terraform_1.isObject)(value) || value === undefined ? undefined : `- ${(0, schema_1.plainText)(value).toLowerCase()}`;
}
function add(map, key, subject) {
    if (key === undefined)
        return;
    const known = map.get(key);
    if (known === undefined)
        map.set(key, [subject]);
    else
        known.push(subject);
}
function found(map, name) {
    const key = nameKey(name);
    return (key === undefined ? undefined : map.get(key)) ?? [];
}
//# sourceMappingURL=locks.js.map