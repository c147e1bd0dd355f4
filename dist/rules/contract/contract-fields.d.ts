import type { KnownProperties } from '../properties/known-properties';
import { type Property, type PropertyKind, type PropertyMap, type SystemName } from '../properties/property';
import { BooleanField, NumberField, PresenceField, TextField } from './field';
type FieldOf<P extends Property> = P extends Property<infer Kind extends PropertyKind, infer Values extends string, boolean> ? Kind extends 'enumeration' | 'string' ? TextField<Values> : Kind extends 'long' ? NumberField<number | bigint> : Kind extends 'int' | 'double' ? NumberField<number> : Kind extends 'bool' ? BooleanField : PresenceField : never;
/** The properties of a message as fields of a condition; `sys` has those that every message can have. */
export type Fields<P extends PropertyMap> = {
    readonly [N in keyof P]: FieldOf<P[N]>;
} & {
    readonly sys: Readonly<Record<Uncapitalize<SystemName>, TextField<string>>>;
};
/** The fields of a contract; a name that it does not have is a mistake, told with the nearest one. */
export declare function fieldsOf<P extends PropertyMap>(contract: KnownProperties & {
    readonly properties: P;
}): Fields<P>;
export {};
