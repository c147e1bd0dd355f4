import type { Property, PropertyMap, SystemName, SystemProperty } from './property';
/** What is known of the properties of messages: all that checks ask of a contract. */
export interface KnownProperties {
    /** The application properties by name. */
    readonly properties: PropertyMap;
    /** The system properties that producers set; `undefined` where that is not known. */
    readonly system: readonly SystemName[] | undefined;
    /** What is known about a property, in any letter case. */
    property(name: string): Property | undefined;
    /** What is known about a system property, by the engine's name. */
    systemProperty(name: string): SystemProperty | undefined;
    /** Whether producers are known to leave a system property of text unset. */
    leavesUnset(systemProperty: string): boolean;
    /** The name of the contract that is nearest to one that it does not have. */
    nearest(name: string): string | undefined;
}
