import { type ContractJson } from '../../rules';
import { type ValueType } from '../../rules/values/system-properties';
/** What one property of a message can be. */
export interface PropertySpace {
    /** As producers spell it. */
    readonly name: string;
    readonly isSystem: boolean;
    /** The types of its values; with none it is never set. */
    readonly types: readonly ValueType[];
    /** Whether a message may lack it. */
    readonly optional: boolean;
    /** Whether it may be there without a value; an unset system property reads as null. */
    readonly nullable: boolean;
    /** Whether reading it fails where nobody has set it, as of what only a broker sets. */
    readonly failsUnset?: boolean;
    /** The only texts, where there is a list. */
    readonly allowed?: readonly string[];
    readonly least?: number;
    readonly most?: number;
}
/** The messages that a statement is about. */
export interface MessageSpace {
    /** The property that rules name so: `sys.` properties by the engine's name, others in any letter case. */
    property(name: string, isSystem: boolean): PropertySpace;
    /** The properties that every message has. */
    readonly required: readonly PropertySpace[];
    /** The properties in the order in which a reader expects them; those that only rules name come after. */
    readonly known: readonly PropertySpace[];
    /** What was taken for granted, in sentences. */
    readonly assumptions: readonly string[];
}
/** A system property: of text, null or a text; of another kind, whatever the service makes it. */
export declare function systemSpace(name: string, setBySenders: readonly string[] | undefined, described?: PropertySpace): PropertySpace;
/**
 * The messages that a contract allows: a JSON schema of their application properties, as `MessageContract` leaves it
 * beside the topic.
 *
 * Numbers are finite, as in JSON. A property that the contract does not have is never set. Of another schema than
 * ours, what is not understood is left out and said so: more messages are looked at, and a proof stays one.
 *
 * Of a system property only a list of texts counts, and whether every message has it.
 */
export declare function spaceOfContract({ schema, setBySenders, systemProperties }: ContractJson): MessageSpace;
