import type { RuleFilter } from '../filters/rule';
import { type JsonSchema } from '../properties/contract-schema';
import { Property, type PropertyMap, type SystemName, type SystemProperties, type SystemProperty } from '../properties/property';
import { type Condition } from './condition';
import { type Fields } from './contract-fields';
/** A contract as JSON, as it stands beside a topic. */
export interface ContractJson {
    /** A JSON schema of the application properties. */
    readonly schema: object;
    /**
     * The system properties that producers set, by the engine's names.
     *
     * @default - not known: any of them may be set
     */
    readonly setBySenders?: readonly string[] | undefined;
    /**
     * A JSON schema of the system properties that more than the name is known of.
     *
     * @default - any text, or none
     */
    readonly systemProperties?: object | undefined;
}
/**
 * What the messages of a topic look like: the properties that rules may select on, with their types.
 *
 * Rules of the topic's subscriptions are checked against it; from it come a typed builder of filters, the
 * TypeScript type of a message (`MessageOf`) and a JSON schema for producers.
 */
export declare class MessageContract<P extends PropertyMap = PropertyMap> {
    /**
     * A contract over these application properties, by name. Names ignore letter case, as rules do.
     *
     * @param system the system properties that producers set, for example
     *   `{ Label: Property.oneOf('dataset.ready', 'model.trained'), MessageId: Property.string() }`: a rule on another one
     *   of text is refused, and so is one on a value that is not listed. A list of names, `['Label']`, says that they may
     *   be set, to any text. Without it, nothing is known about them.
     */
    static of<const P extends PropertyMap>(properties: P, system?: SystemProperties): MessageContract<P>;
    /**
     * A contract as it stands beside a topic in a Terraform document: to check rules by it that others have written.
     *
     * What is not understood of a schema is a property of any value, so that no rule is refused that could be right.
     *
     * @returns undefined for a schema that does not say which properties there are
     */
    static fromJson({ schema, setBySenders, systemProperties }: ContractJson): MessageContract | undefined;
    private readonly byName;
    /** What is wrong with how the contract was written, a line each; the topic that has it tells at synth. */
    readonly problems: readonly string[];
    /** The application properties by name. */
    readonly properties: P;
    /** The system properties that producers set; `undefined` where that is not known. */
    readonly system: readonly SystemName[] | undefined;
    private readonly systemByName;
    private constructor();
    /**
     * A filter for the messages that meet a condition: a correlation filter where equality of text is all that is
     * asked, else SQL.
     *
     * ```ts
     * trainingEvent.filter((m) => m.eventType.is('training.requested').and(m.gpuCount.atLeast(1)));
     * ```
     */
    filter(condition: (message: Fields<P>) => Condition): RuleFilter;
    /** What is known about a property, in any letter case. */
    property(name: string): Property | undefined;
    /** What is known about a system property, by the engine's name. */
    systemProperty(name: string): SystemProperty | undefined;
    /** Whether producers are known to leave a system property of text unset. */
    leavesUnset(systemProperty: string): boolean;
    /** The name of the contract that is nearest to one that it does not have. */
    nearest(name: string): string | undefined;
    /** A JSON schema of the application properties of a message, as producers set them with an SDK. */
    jsonSchema(): JsonSchema;
    /** A JSON schema of the system properties, by the engine's names; `undefined` where no more than names is known. */
    systemSchema(): JsonSchema | undefined;
}
