import type { TerraformResource } from '../../terraform';
import type { DeployedRule } from './deployed-rules';
import type { MissingRules } from './topology';
/** Rules of which it is not known to which subscription they belong, by what they may belong to. */
export declare class LooseRules {
    private readonly groups;
    private readonly keys;
    /** @param candidates all that it may belong to; `undefined` where that may be anything */
    add(rule: DeployedRule, candidates: readonly TerraformResource[] | undefined, why: string): void;
    /** What tells candidates apart; many rules may have one list of them. */
    private keyOf;
    /** Gives each subscription the rules that may be its own. */
    share<T extends {
        readonly missing: MissingRules[];
    }>(subscriptionsAmong: (candidates: readonly TerraformResource[] | undefined) => readonly T[]): void;
}
