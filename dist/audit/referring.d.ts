import type { Target } from '../terraform';
import type { Subject } from './subject';
/** What refers to a subject by an argument: those that do, and why there may be more. */
export interface Referring {
    readonly certain: readonly Subject[];
    readonly open: string | undefined;
}
/**
 * What the resources of a type lead to by an argument. Each is looked at once, whatever is asked then, and so is each
 * list of what several of them may lead to.
 */
export declare class References {
    private readonly all;
    private readonly argument;
    private readonly certain;
    /** Why something may lead there, by address. */
    private readonly possible;
    /** Why something may lead anywhere. */
    private readonly anything;
    private readonly ids;
    /** @param resolve where a resource leads to, which may be to several places */
    constructor(all: readonly Subject[], argument: string, resolve: (one: Subject) => readonly Target[]);
    /** What leads to a subject. */
    to(subject: Subject): Referring;
    private addResource;
    private whyOpen;
}
/** The verdict that depends on what may be there beside. @throws Unresolved where there may be something */
export declare function mustBeAll({ open }: Referring): void;
