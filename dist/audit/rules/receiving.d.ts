import type { AuditedDocument } from '../audited-document';
import type { Subject } from '../subject';
import { type Known, type ScopeChain } from './scope-chain';
/** The keys (SAS rules), and the argument by which each says what it opens. */
export declare const KEYS: ReadonlyMap<string, string>;
/** Somebody, or a key, who may receive somewhere. */
export interface Receiver {
    /** The assignment or key. */
    readonly subject: Subject;
    /** Whether it may receive at all. */
    readonly receives: Known;
    /** Where; `undefined` where only Terraform knows. */
    readonly scope: ScopeChain | undefined;
    /** Who, by an address or an object id; `undefined` where only Terraform knows, and for a key, which is anybody. */
    readonly principal: string | undefined;
    readonly kind: 'key' | 'people' | 'principal' | 'unknown';
    /** The programs of the document that are this principal. */
    readonly programs: readonly Subject[];
    /** Whether these are all of them. */
    readonly knowsPrograms: boolean;
}
/** All who may receive from anything of Service Bus, or of whom nobody can tell. */
export declare class Receivers {
    private static readonly known;
    /** Those of a document, read once for all that is asked. */
    static of(document: AuditedDocument): Receivers;
    private readonly all;
    /** Those that are at a scope, and those that are in it or at it. */
    private readonly at;
    private readonly inside;
    /** Those of which nothing tells what they are in, or what is in them. */
    private readonly loose;
    private constructor();
    find(subject: Subject): Receiver | undefined;
    /** Those whose scopes may overlap with one, without those of which it is plain that they do not. */
    around({ scope }: Receiver): ReadonlySet<Receiver>;
}
