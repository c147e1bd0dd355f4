import { type ModuleConfiguration, type ResourceConfiguration } from './plan-configuration';
import { type Instance } from './plan-instances';
import { type Trace } from './plan-trace';
import type { Traversal } from './traversal';
/**
 * Finds what expressions of a plan refer to.
 *
 * A plan has the references of an expression, not the expression: `t.id` alone is decided, so are a literal key, the
 * only instance, an output or argument of a module that is one of these, and `each.key` beside a resource that has just
 * the same keys. A conditional, `s[each.value.k]`, `local.x` and `n[count.index]` (which looks like `n[2 - count.index]`)
 * are not: what they may lead to is told instead.
 */
export declare class PlanJoiner {
    private readonly root;
    private readonly byPlace;
    private readonly moduleInstances;
    private readonly traversals;
    /** What was found already, by the expression or by what is asked. */
    private readonly ofExpression;
    private readonly ofCalls;
    private readonly ofList;
    constructor(root: ModuleConfiguration | undefined, instances: readonly Instance[]);
    /** The configuration of an instance's block; `undefined` where the plan does not have it. */
    configurationOf({ modules, local }: Instance): ResourceConfiguration | undefined;
    /** Where an expression of an instance leads. What it leads to as a list is the same list for all instances of a block. */
    trace(from: Instance, expression: unknown): Trace;
    private follow;
    private traversalsOf;
    /** What an expression of a module leads to, found once. */
    private once;
    private siblingsOf;
    /** One of several things: all that they may be. */
    private union;
    /** Whether a variable has a value that is known while planning: one of the root, or one that is given a literal. */
    isKnownAtPlan({ root }: Traversal, modules: readonly string[]): boolean;
    private followOne;
    /** `each.value.id`, where `for_each` is another resource, or a module, as it is. */
    private followEach;
    /** An output of a module. */
    private followModule;
    /** What all expressions lead to, where that is the same. */
    private sameOf;
    /** What the caller of a module gives for one of its variables. */
    private followVariable;
    /**
     * What a value is with more steps into it. A map of several resources is mostly keyed by their keys, or by their names:
     * where both lead to the same one, that is it.
     */
    private withSteps;
}
