import { Failure } from './failure';
import { type Value } from './values';
/**
 * Converts a value to the type of the one that an action replaces, as the service does.
 *
 * The value is not null. What cannot be converted is a failure of the whole action.
 */
export declare function convertLike(existing: Value, value: Value): Value | Failure;
