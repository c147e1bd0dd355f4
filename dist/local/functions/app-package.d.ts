import { type HostSettings } from './host-settings';
/** A package of a Function App, unpacked. */
export interface AppPackage {
    readonly folder: string;
    /** The modules that register functions, as paths. */
    readonly modules: readonly string[];
    readonly settings: HostSettings;
}
/**
 * Unpacks a package into a folder, and reads what the host reads of it.
 *
 * @param file the zip
 * @param folder where it goes; it is made
 * @throws BadPackage where it is none that runs
 */
export declare function unpack(file: string, folder: string): AppPackage;
