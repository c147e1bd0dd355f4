import { type PlatformPath } from 'node:path';
/**
 * A file as a URI for SARIF (2.1.0, 3.4.3): relative to a folder for what is below it, so that the report is the same on
 * every machine, and with a scheme for everything else. Not `/home/me/a.json`, which is neither; no `..`, which leads
 * somewhere else on another machine (oasis-tcs/sarif-spec issues 461, 468).
 *
 * GitHub takes what is relative as relative to the root of the repository, and makes what is absolute relative to it.
 *
 * @param folder where the command runs
 * @param path how paths are written
 */
export declare function artifactUri(file: string, folder?: string, path?: PlatformPath): string;
