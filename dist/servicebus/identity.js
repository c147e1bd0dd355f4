"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.UserAssignedIdentity = void 0;
const user_assigned_identity_1 = require("@cdktf/provider-azurerm/lib/user-assigned-identity");
const address_1 = require("./address");
const literal_1 = require("./literal");
const place_shapes_1 = require("./place-shapes");
const service_bus_construct_1 = require("./service-bus-construct");
/** @see https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules */
const IDENTITY_NAME = {
    shortest: 3,
    longest: 128,
    pattern: /^[A-Za-z0-9][\w-]*$/,
    allowed: 'letters, digits, "_" and "-", first a letter or digit',
};
/**
 * An identity that exists by itself, for a publisher or a worker: its roles are in place before the program starts
 * that runs as it, and no secret is needed.
 */
class UserAssignedIdentity extends service_bus_construct_1.ServiceBusConstruct {
    /** The resource itself, for `addOverride`. */
    resource;
    principalName;
    principalType = 'ServicePrincipal';
    /** The name in Azure. */
    identityName;
    constructor(scope, id, given) {
        super(scope, id);
        const props = this.accept(place_shapes_1.IDENTITY_PROPS, given);
        this.principalName = id;
        this.identityName = props.identityName ?? id;
        const config = {
            name: this.identityName,
            location: props.location,
            resourceGroupName: props.resourceGroupName,
            ...(props.tags && { tags: (0, literal_1.literals)(props.tags) }),
        };
        this.resource = (0, address_1.giveAddress)(this, new user_assigned_identity_1.UserAssignedIdentity(this, 'Resource', config));
    }
    /** The ARM id, as a reference: what a program is given the identity by. */
    get identityId() {
        return this.resource.id;
    }
    /** The object id, as a reference: what roles are granted to. */
    get principalId() {
        return this.resource.principalId;
    }
    /** The client id, as a reference: what a program names the identity by when it asks for a token. */
    get clientId() {
        return this.resource.clientId;
    }
    get uniqueName() {
        return this.identityName;
    }
    check(checks) {
        checks.name('identityName', this.identityName, IDENTITY_NAME);
    }
}
exports.UserAssignedIdentity = UserAssignedIdentity;
//# sourceMappingURL=identity.js.map