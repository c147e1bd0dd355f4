import type { Subject } from '../subject';
/** Why a rule is not about a namespace of this tier; `undefined` on Premium. @throws Unresolved for an unknown tier */
export declare function notOnPremium(subject: Subject, what: string): string | undefined;
