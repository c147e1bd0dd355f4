import { type Checks } from './checks';
/** What kind of principal somebody is in Entra ID. Managed identities are service principals. */
export type PrincipalType = 'ServicePrincipal' | 'Group' | 'User';
/** Somebody in Entra ID who can be granted a role: an identity that this app makes, or one that exists. */
export interface IPrincipal {
    /** What the principal is called here; part of the address of what it is granted. */
    readonly principalName: string;
    /** Its object id in Entra ID, literally or as a reference. */
    readonly principalId: string;
    readonly principalType: PrincipalType;
    /** What tells it apart from those of other stacks, known at synth: part of the names of its role assignments. */
    readonly uniqueName: string;
}
/**
 * Somebody who exists in Entra ID already.
 *
 * ```ts
 * topic.grantSend(Principal.group('ml-platform', '11111111-2222-3333-4444-555555555555'));
 * ```
 */
export declare class Principal implements IPrincipal {
    readonly principalName: string;
    readonly principalId: string;
    readonly principalType: PrincipalType;
    /**
     * A managed identity that somebody else made.
     *
     * @param name what it is called here
     * @param objectId its object id, also called principal id; not its client id
     */
    static managedIdentity(name: string, objectId: string): Principal;
    /**
     * An application.
     *
     * @param objectId the object id of its service principal; neither its client id nor that of its registration
     */
    static servicePrincipal(name: string, objectId: string): Principal;
    /** The members of a group; the way to let people in. */
    static group(name: string, objectId: string): Principal;
    private constructor();
    get uniqueName(): string;
}
/** Adds what is wrong with who is granted something. */
export declare function checkPrincipal(checks: Checks, { principalName, principalId }: IPrincipal): void;
