import type { Construct, IConstruct } from 'constructs';
import type { Checks } from './checks';
import type { RoleGrant } from './grants';
import type { IPrincipal } from './principal';
/** What a program takes all messages of. */
export interface Consumed {
    /** The subscription or queue, by its construct path. */
    readonly from: string;
    /** The program, by its construct path. */
    readonly by: string;
}
/**
 * Who receives from one queue or subscription. Each message goes to one receiver: what somebody else has taken from a
 * program starts nothing, and nobody notices. So a program is the only one, and who is granted more is told at synth.
 */
export declare class Readers {
    private readonly entity;
    private readonly receivers;
    private readonly lookers;
    private readonly programs;
    private hasWarned;
    constructor(entity: Construct);
    /** Notes somebody who receives. */
    received(principal: IPrincipal, grant: RoleGrant): RoleGrant;
    /** Notes somebody who looks, and could take. */
    looked(principal: IPrincipal, grant: RoleGrant): RoleGrant;
    /** Notes a program that takes every message. */
    consumed(program: Construct, principal: IPrincipal, grant: RoleGrant): RoleGrant;
    /** The program that takes every message, where there is one. */
    get program(): Construct | undefined;
    get taken(): readonly Consumed[];
    /** @param forwardTo where everything goes on to, if it does: then nobody receives here */
    check(checks: Checks, forwardTo: IConstruct | undefined): void;
    /** Workers of one program may have two identities: meant, or a loss that nobody notices. Once, with all that were added. */
    private warnOfSeveral;
}
