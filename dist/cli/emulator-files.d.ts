import { type Output } from '../files';
/** The two files that the emulator is started with; the compose file without its heading. */
export interface EmulatorFiles {
    readonly config: Output & {
        readonly content: string;
    };
    readonly compose: Output & {
        readonly content: string;
    };
}
/** The compose file, with the heading that says who made it. */
export declare function composeText({ config, compose }: EmulatorFiles): string;
/**
 * Looks whether files of an earlier run may be replaced: what nobody has changed since `scheduler emulator` made it, or
 * what is to be written anyway.
 *
 * @throws UsageError where somebody else made one, or has changed it
 */
export declare function checkReplaceable({ config, compose }: EmulatorFiles): void;
