import { type Setup } from './setup';
/** A namespace of a configuration. */
export interface ConfiguredNamespace extends Setup {
    readonly name: string;
}
/**
 * The namespaces of a configuration for Microsoft's emulator, read as it is.
 *
 * @throws FileProblem in one line where it cannot be read, or is none; all that is wrong with it is told at once
 */
export declare function readEmulatorConfig(path: string): ConfiguredNamespace[];
