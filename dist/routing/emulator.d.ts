import type { Topology } from './topology/topology';
/** The configuration of the emulator, and what of the topology it cannot hold. */
export interface EmulatorConfig {
    /** The content of Config.json. */
    readonly config: object;
    /** What is different in the emulator, one line each. */
    readonly differences: readonly string[];
    /** What of the document is not known, so that Azure may have something else there, one line each. */
    readonly unknown: readonly string[];
}
/** The configuration of the emulator for what a topology deploys. */
export declare function emulatorConfig(topology: Topology): EmulatorConfig;
