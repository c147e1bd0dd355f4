import type { Tier } from '../core';
import type { Setup } from '../setup/setup';
import type { StartOptions } from './start-options';
/** What one namespace starts with. */
export interface Content extends Setup {
    /** The name of the namespace. */
    readonly name: string;
    /** `undefined` where nothing tells. */
    readonly tier: Tier | undefined;
}
type Beginning = Pick<StartOptions, 'topology' | 'emulatorConfig' | 'namespace'>;
/**
 * What a namespace starts with.
 *
 * @throws RangeError where it is not clear which namespace is meant
 * @throws FileProblem where a configuration cannot be read
 */
export declare function contentOf({ topology, emulatorConfig, namespace }: Beginning): Content;
export {};
