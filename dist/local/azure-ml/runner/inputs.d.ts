import type { RegisteredAsset } from '../../deployment/deployment';
import type { LocalProfile } from '../../profile/profile';
import type { TaskInput } from '../core';
/** What is known of data on this machine. */
export interface DataHere {
    readonly profile: LocalProfile;
    readonly assetOf: (id: string) => RegisteredAsset | undefined;
    /** The folder of a run; `undefined` where there is none of that name. */
    readonly folderOf: (run: string) => string | undefined;
}
/** Something that a run needs is not here: what, and how to have it. */
export declare class MissingHere extends Error {
    readonly name = "MissingHere";
}
/**
 * Puts what an input names into the folder of a run: a link to where it is on this machine, or a copy where that is a
 * registered asset.
 *
 * @returns its path there
 * @throws MissingHere where it is not on this machine
 */
export declare function placeInput(folder: string, name: string, input: Exclude<TaskInput, {
    kind: 'literal';
}>, here: DataHere): string;
/** Copies the files of an asset. @throws MissingHere where one of them is not there */
export declare function copyFiles(target: string, { id, files }: RegisteredAsset): void;
