import type { Block } from './blocks';
import type { Module } from './scope';
/** The configuration of a provider, and the module that it stands in; `undefined` where there is none to be found. */
export declare function providerOf(module: Module, given: unknown, type: string): {
    readonly block: Block;
    readonly module: Module;
} | undefined;
/** Whether a provider takes `$Default` away from subscriptions that it makes; `undefined` where that is not known. */
export declare function takesDefaultRuleAway({ block, module }: {
    block: Block;
    module: Module;
}): boolean | undefined;
