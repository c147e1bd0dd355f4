import type { Subject } from './subject';
/**
 * Ids that are written out, by the subject that they may be of. Each has a position, and the first one is found without
 * going through the others.
 */
export declare class NamedIds {
    private readonly byId;
    private readonly byName;
    private any;
    /** Adds an id; positions rise. What does not begin with a slash is no id. */
    add(id: string, position: number): void;
    /** The position of the first id that may be the subject's: it ends with its name, or that name is not known. */
    first({ values, type }: Subject): number | undefined;
}
