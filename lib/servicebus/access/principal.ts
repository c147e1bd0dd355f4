import { type Checks, known } from '../construct/checks';
import { objectWith } from '../construct/shapes';

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

/** Somebody who can be granted a role, as an option. */
export const principal = objectWith<IPrincipal>('a principal, such as an identity', 'principalId');

/**
 * Somebody who exists in Entra ID already.
 *
 * ```ts
 * topic.grantSend(Principal.group('ml-platform', '11111111-2222-3333-4444-555555555555'));
 * ```
 */
export class Principal implements IPrincipal {
  /**
   * A managed identity that somebody else made.
   *
   * @param name what it is called here
   * @param objectId its object id, also called principal id; not its client id
   */
  static managedIdentity(name: string, objectId: string): Principal {
    return new Principal(name, objectId, 'ServicePrincipal');
  }

  /**
   * An application.
   *
   * @param objectId the object id of its service principal; neither its client id nor that of its registration
   */
  static servicePrincipal(name: string, objectId: string): Principal {
    return new Principal(name, objectId, 'ServicePrincipal');
  }

  /** The members of a group; the way to let people in. */
  static group(name: string, objectId: string): Principal {
    return new Principal(name, objectId, 'Group');
  }

  private constructor(
    readonly principalName: string,
    readonly principalId: string,
    readonly principalType: PrincipalType,
  ) {}

  get uniqueName(): string {
    return this.principalId;
  }
}

const OBJECT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Adds what is wrong with who is granted something. */
export function checkPrincipal(checks: Checks, { principalName, principalId }: IPrincipal): void {
  checks.require(principalName !== '', 'principalName', principalName, 'a name', 'call it something');
  checks.require(
    !known(principalId) || OBJECT_ID.test(principalId),
    'principalId',
    principalId,
    'an object id of Entra ID, such as 11111111-2222-3333-4444-555555555555',
    'look it up with az ad sp show, az ad group show or az identity show; a client id is another one',
  );
}
