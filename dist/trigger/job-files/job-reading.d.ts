import { type Shape } from '../../rules';
import type { JobAsset } from '../assets';
import type { YamlFile } from './yaml-file';
/** What is read of a job file so far: what it needs to be registered, and what is wrong with it. */
export declare class JobReading {
    /** Problems, each with its place in a file before it. */
    readonly problems: string[];
    private readonly known;
    get assets(): readonly JobAsset[];
    /** What a file says, as far as it can be used. */
    inspect<T>(file: YamlFile, shape: Shape<T>): T;
    /** What a part of a file says, as far as it can be used. */
    inspectPart<T>(file: YamlFile, shape: Shape<T>, value: unknown, path: string): T;
    /** @param problems each beginning with the path of what is wrong */
    tell(file: YamlFile, problems: readonly string[]): void;
    /** How something is referred to that is registered when it is deployed; what stands in for what is wrong. */
    register(file: YamlFile, made: {
        readonly asset: JobAsset | undefined;
        readonly problems: readonly string[];
    }): string;
}
/** Where a path of a file leads: it begins at the file's folder. */
export declare function pathIn(file: YamlFile, written: string): string;
/** Whether a text is a reference or an address, and no path here. */
export declare function isRemote(text: string): boolean;
