import type { Target } from '../terraform';
import type { Opaque } from './opaque';
import type { Subject } from './subject';
/**
 * What changes subjects from outside, or may. For each kind of resource all that may change one is resolved once: asked
 * of each subject anew it would take the square of the time.
 */
export declare class Changing {
    private readonly resolve;
    private readonly all;
    private readonly ofKind;
    constructor(opaque: ReadonlyMap<Subject, Opaque>, resolve: (subject: Subject, argument: string) => Target);
    /** The first resource that changes a subject, or may. */
    first(subject: Subject): Subject | undefined;
    private changesOf;
    private findChanges;
}
