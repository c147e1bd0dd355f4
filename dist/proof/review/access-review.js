"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.reviewAccess = reviewAccess;
const terraform_1 = require("../../terraform");
const pairs_1 = require("./pairs");
const MAY = { send: 'send', listen: 'receive', manage: 'manage' };
/** Changes of who may send, receive or manage; who is known only after apply is named once. */
function reviewAccess(before, after, document, previous) {
    const resources = new Map(document.resources.map((resource) => [resource.address, resource]));
    const named = (access) => access.map((one) => ({ ...one, name: one.address, principal: shownPrincipal(one, resources.get(one.address)) }));
    const unknown = new Map();
    const remarks = (0, pairs_1.pairsOf)(named(before.access), named(after.access), previous).flatMap(({ before: old, after: now }) => {
        // What a key allows that is not known is told with its arguments.
        if (now !== undefined && hasUnknownRights(resources.get(now.address)))
            return [];
        const [was, is] = [old && describe(old), now && describe(now)];
        if (was === is)
            return [];
        const subject = (now ?? old).address;
        if (now === undefined)
            return [{ code: 'access-removed', subject, text: `${was} no longer` }];
        if (old !== undefined)
            return [{ code: 'access-changed', subject, text: `${is}; before, ${was}` }];
        const principal = unknownPrincipal(now, document, resources.get(now.address));
        if (principal === undefined)
            return [{ code: 'access-added', subject, text: `${is}, which is new` }];
        unknown.set(principal, [...(unknown.get(principal) ?? []), now]);
        return [];
    });
    const grouped = [...unknown].map(([principal, access]) => {
        const rights = access.map((one) => `${rightsOf(one)} on \`${one.scope}\``).join(', ');
        const text = `${principal}, which is known only after apply, may ${rights}, which is new`;
        return { code: 'access-added', subject: access[0]?.address ?? '', text };
    });
    return [...remarks, ...grouped];
}
function describe(access) {
    const who = access.principal === 'key' ? 'whoever has this key' : `the principal \`${access.principal}\``;
    return `${who} may ${rightsOf(access)} on \`${access.scope}\``;
}
function rightsOf({ rights }) {
    return rights.map((right) => MAY[right] ?? right).join(', ') || 'do nothing';
}
/** How a principal is called that only the apply tells: by what the configuration says of it. */
function unknownPrincipal({ principal }, document, resource) {
    // A principal that is known is text; what is written as a template is told as it is written.
    if (principal === 'key' || resource === undefined || typeof resource.values.principal_id === 'string')
        return undefined;
    const [first] = document.references(resource).filter(({ argument }) => argument.startsWith('principal_id'));
    return first === undefined ? 'a principal' : `the principal \`${first.to}\``;
}
function shownPrincipal({ principal }, resource) {
    return resource !== undefined && (0, terraform_1.isSensitive)(resource, 'principal_id') ? terraform_1.SENSITIVE : principal;
}
/** Whether it is a key of which only the apply tells what it allows. */
function hasUnknownRights(resource) {
    const rights = resource === undefined ? [] : [resource.values.send, resource.values.listen, resource.values.manage];
    return rights.some((right) => right instanceof terraform_1.Reference);
}
//# sourceMappingURL=access-review.js.map