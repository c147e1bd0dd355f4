import type { ServerResponse } from 'node:http';
import { type LocalRequest } from '../../http';
/**
 * Where clients put the files of code before they register it: as much of Blob Storage as that takes, each container with
 * an address of its own that nobody can guess.
 *
 * @see https://learn.microsoft.com/rest/api/storageservices/blob-service-rest-api
 */
export declare class Uploads {
    private readonly folder;
    /** @param folder a folder of its own, where the files stay */
    constructor(folder: string);
    /** A new place for files, and what the client needs to put them there. */
    begin(origin: string): object;
    /** The files at an address, by their path below it; none where it is no place of this machine. */
    filesAt(address: string): ReadonlyMap<string, string>;
    answer(request: LocalRequest, response: ServerResponse): Promise<boolean>;
    private list;
    /** A path in a container; `undefined` for one that would leave it. */
    private pathOf;
}
