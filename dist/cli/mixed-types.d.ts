import { type Topic } from '../routing';
/**
 * The properties of which rules of a topic do not agree what they are, in a sentence. A rule whose author says that it is
 * meant is left out, and no sensitive rule is quoted.
 */
export declare function mixedTypesWarning(topic: Topic): string | undefined;
