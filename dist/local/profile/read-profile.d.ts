import { Schema } from '../../schema';
import type { LocalProfile } from './profile';
/** What the file of a profile looks like; editors read it too. */
export declare const PROFILE_SCHEMA: Schema;
/**
 * A profile out of a file of JSON. Paths in it begin in the folder of the file.
 *
 * @throws FileProblem in one line where it cannot be read, or says something else; all that is wrong is told at once
 */
export declare function readProfile(path: string): LocalProfile;
