import { Reference } from '../resource';
/** A value that Terraform marks as sensitive: it is reasoned about, and never shown. */
export declare class Sensitive {
    readonly value: unknown;
    constructor(value: unknown);
}
/** A text with something in it that only Terraform knows: `${azurerm_servicebus_namespace.bus.id}/topics/jobs`. */
export declare class TemplateReference extends Reference {
    /** What it is put together from. */
    readonly parts: readonly (string | Reference)[];
    constructor(text: string, from: readonly string[], 
    /** What it is put together from. */
    parts: readonly (string | Reference)[]);
}
/** One of several values, and only Terraform knows which. */
export declare class Choice extends Reference {
    readonly options: readonly unknown[];
    constructor(text: string, from: readonly string[], options: readonly unknown[]);
}
/** A value that only Terraform knows, of which the document knows parts: a resource, a module. */
export declare abstract class Steppable extends Reference {
    /** What steps from it lead to. */
    abstract at(path: Path): unknown;
    /** Its instances by their keys, where it is all instances of something and these are known. */
    abstract entries(): ReadonlyMap<string, unknown> | undefined;
}
/** One step of a path whose keys are evaluated; `unknown` is an index that is not known. */
export type PathStep = {
    readonly kind: 'attribute';
    readonly name: string;
} | {
    readonly kind: 'index';
    readonly key: string | number;
} | {
    readonly kind: 'splat';
} | {
    readonly kind: 'unknown';
    readonly source: string;
};
export type Path = readonly PathStep[];
/** A path as it is written: `["a"].name[0]`. */
export declare function pathText(path: Path): string;
/** The key of an instance as it stands in an address: `["a"]`, `[0]`. */
export declare function keyText(key: string | number): string;
/** A value without the marks of what is sensitive in it, and whether there was one. */
export declare function unmarked(value: unknown): {
    readonly value: unknown;
    readonly isSensitive: boolean;
};
/** A value, marked where something is that it comes from. */
export declare function marked(value: unknown, isSensitive: boolean): unknown;
/** Text, number or yes and no: what stands in a template as it is. */
export declare function isPrimitive(value: unknown): value is string | number | boolean;
/** Everything that a value is made of and that is not literal, and whether something of it is sensitive. */
export declare function madeOf(value: unknown): {
    readonly from: readonly string[];
    readonly isSensitive: boolean;
};
/** Whether nothing in a value is left to Terraform. */
export declare function isLiteral(value: unknown): boolean;
