import type { AuditedDocument } from '../audited-document';
import type { Subject } from '../subject';
/** Whether something is so, as far as the document decides it: `undefined` where it does not. */
export type Known = boolean | undefined;
/** A scope, with all scopes that it is in, from the inside out. */
export interface ScopeChain {
    /** Addresses of resources, ids in small letters, and `group:<name>`; itself first. */
    readonly places: readonly string[];
    /** Whether it is known what it is in, up to the resource group. */
    readonly isWhole: boolean;
    /** Whether all of the Azure subscription is in it. */
    readonly isEverything: boolean;
    /** Whether nothing is in it: a subscription of a topic, or a queue. */
    readonly isLeaf: boolean;
    /** Whether something of Service Bus can be in it, or it is: not at a vault, a workspace, a storage account. */
    readonly isOfMessages: boolean;
    /** Whether it is the second of its places, or something in it that the document does not tell. */
    readonly isSomewhere?: boolean;
    /** How messages call it. */
    readonly name: string;
}
/**
 * The scope that an argument of a role assignment or key names, and what it is in; `undefined` where only Terraform knows.
 */
export declare function chainOf(subject: Subject, argument: string, document: AuditedDocument): ScopeChain | undefined;
/** Whether one of two scopes is in the other: who may receive at both could take messages from the other. */
export declare function overlap(one: ScopeChain, other: ScopeChain): Known;
/** Whether nothing tells what a scope is in, or what is in it: an Azure subscription or management group by its id. */
export declare function isLoose({ places: [own], isWhole, isEverything }: ScopeChain): boolean;
