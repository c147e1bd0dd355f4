import { type TerraformDocument, type TerraformResource } from '../../terraform';
/** That something is not known before it is deployed, or not understood: why, as the rest of a sentence about it. */
export declare class NotKnown extends Error {
}
/** A document, with what Azure would fill in as far as that follows from the document. */
export declare class FilledDocument {
    readonly document: TerraformDocument;
    /** What is in the document and cannot be run here: its address and why. */
    readonly leftOut: string[];
    readonly resources: readonly TerraformResource[];
    private readonly byId;
    private readonly byAddress;
    constructor(document: TerraformDocument);
    /** The resources of some types; one that may not be there, or stand for several, is left out. */
    ofTypes(isWanted: (type: string) => boolean): TerraformResource[];
    /** Reads something of each resource; what is not known of one is told, and that one left out. */
    each<T>(resources: readonly TerraformResource[], read: (resource: TerraformResource) => T): T[];
    leave(address: string, why: string): void;
    /** Its id, as it is or as it would be. */
    idOf(resource: TerraformResource): string | undefined;
    /** The resource that an argument leads to by its id; `undefined` where that is not in the document. */
    linked(resource: TerraformResource, argument: string): TerraformResource | undefined;
    withId(id: string): TerraformResource | undefined;
    /** The id that an argument has, or that of the resource that it leads to. @throws NotKnown */
    id(resource: TerraformResource, argument: string): string;
    private isUncertain;
}
/**
 * An argument that has to be a text.
 *
 * @param otherwise what it is where it is not set; left out, it has to be
 * @throws NotKnown
 */
export declare function text(resource: TerraformResource, argument: string, otherwise?: string): string;
/** An argument that has to be a whole number. @throws NotKnown */
export declare function wholeNumber(resource: TerraformResource, argument: string): number;
/** An argument with everything in it; `undefined` where it is not set. @throws NotKnown where a part is not known */
export declare function known(resource: TerraformResource, argument: string): unknown;
/** Blocks of one kind, which may be written without the list that they are. */
export declare function blocks(values: Readonly<Record<string, unknown>>, name: string): Readonly<Record<string, unknown>>[];
/** JSON in an argument. @throws NotKnown where it is not known, or none */
export declare function jsonIn(resource: TerraformResource, argument: string): unknown;
