"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.Principal = void 0;
exports.checkPrincipal = checkPrincipal;
const checks_1 = require("./checks");
/**
 * Somebody who exists in Entra ID already.
 *
 * ```ts
 * topic.grantSend(Principal.group('ml-platform', '11111111-2222-3333-4444-555555555555'));
 * ```
 */
class Principal {
    principalName;
    principalId;
    principalType;
    /**
     * A managed identity that somebody else made.
     *
     * @param name what it is called here
     * @param objectId its object id, also called principal id; not its client id
     */
    static managedIdentity(name, objectId) {
        return new Principal(name, objectId, 'ServicePrincipal');
    }
    /**
     * An application.
     *
     * @param objectId the object id of its service principal; neither its client id nor that of its registration
     */
    static servicePrincipal(name, objectId) {
        return new Principal(name, objectId, 'ServicePrincipal');
    }
    /** The members of a group; the way to let people in. */
    static group(name, objectId) {
        return new Principal(name, objectId, 'Group');
    }
    constructor(principalName, principalId, principalType) {
        this.principalName = principalName;
        this.principalId = principalId;
        this.principalType = principalType;
    }
    get uniqueName() {
        return this.principalId;
    }
}
exports.Principal = Principal;
const OBJECT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Adds what is wrong with who is granted something. */
function checkPrincipal(checks, { principalName, principalId }) {
    checks.require(principalName !== '', 'principalName', principalName, 'a name', 'call it something');
    checks.require(!(0, checks_1.known)(principalId) || OBJECT_ID.test(principalId), 'principalId', principalId, 'an object id of Entra ID, such as 11111111-2222-3333-4444-555555555555', 'look it up with az ad sp show, az ad group show or az identity show; a client id is another one');
}
//# sourceMappingURL=principal.js.map