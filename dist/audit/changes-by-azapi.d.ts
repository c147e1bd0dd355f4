import type { Subject } from './subject';
/** What of azapi may change resources of a type: types of one kind are changed by the same. */
export declare function kindOfType(type: string): string;
/**
 * The argument by which something of azapi says what it changes; `undefined` where it changes nothing of the kind of a
 * subject.
 *
 * @param makes the kind of resource that it makes, in ARM's words, where it makes one
 */
export declare function argumentOfChange(one: Subject, makes: string | undefined, subject: Subject): string | undefined;
