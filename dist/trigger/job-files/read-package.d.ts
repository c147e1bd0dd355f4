import { type TemplateData } from '../jobs';
/** Why a package has no templates that can be read, as the rest of a sentence about it. */
export declare class UnreadablePackage extends Error {
    readonly name = "UnreadablePackage";
}
/**
 * The job templates of a package of the function, by name; `undefined` for a package of something else.
 *
 * @throws UnreadablePackage for what is no package, or one of another version of this project
 */
export declare function packagedTemplates(zip: Uint8Array): Readonly<Record<string, TemplateData>> | undefined;
