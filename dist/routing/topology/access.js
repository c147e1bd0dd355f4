"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.accessOf = accessOf;
const schema_1 = require("../../schema");
const resource_1 = require("../../terraform/resource");
const roles_1 = require("./roles");
/** Who may send, receive or manage, by roles and by keys. */
function accessOf(places) {
    const roles = places.ofType('azurerm_role_assignment').flatMap((resource) => {
        const { role_definition_name: role, role_definition_id: id, principal_id: principal } = resource.values;
        const rights = [role, id].map((one) => (0, roles_1.rightsOf)(textOf(one))).find((known) => known !== undefined);
        if (rights === undefined)
            return [];
        return [
            { address: resource.address, rights, scope: scopeOf(places, resource, 'scope'), principal: textOf(principal) },
        ];
    });
    const keys = ['topic', 'namespace', 'queue'].flatMap((kind) => places.ofType(`azurerm_servicebus_${kind}_authorization_rule`).map((resource) => ({
        address: resource.address,
        rights: ['send', 'listen', 'manage'].filter((right) => resource.values[right] === true),
        scope: scopeOf(places, resource, `${kind}_id`),
        principal: 'key',
    })));
    return [...roles, ...keys];
}
/** What stands for what access is given to: its address, or what the document says instead. */
function scopeOf(places, resource, argument) {
    const target = places.resolve(resource, argument);
    if (target.kind === 'resource')
        return target.resource.address;
    if (target.kind === 'id')
        return target.id.toLowerCase();
    const value = resource.values[argument];
    return value instanceof resource_1.Reference && value.text.startsWith('${') ? value.text : '';
}
function textOf(value) {
    return value instanceof resource_1.Reference ? value.text : (0, schema_1.plainText)(value);
}
//# sourceMappingURL=access.js.map