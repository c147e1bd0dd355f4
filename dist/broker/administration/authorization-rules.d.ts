import type { AuthorizationRule } from '../core';
import type { Field } from './fields';
interface Guarded {
    readonly authorizationRules: readonly AuthorizationRule[];
}
/** Who may do what by which key: kept as it was sent, and told. */
export declare function authorizationRules<S extends Guarded>(): Field<{
    readonly settings: S;
}, S>;
export {};
