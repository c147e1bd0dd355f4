import { type TerraformResource } from '../resource';
import type { Instance } from './instances';
import type { Module } from './scope';
/** A value without marks, and where in it what is sensitive stands. */
export declare function stripped(value: unknown): {
    readonly value: unknown;
    readonly sensitive: readonly string[];
};
/** An instance as the readers of a document know it. */
export declare function resourceOf(instance: Instance, module: Module, perhaps: string | undefined): TerraformResource;
