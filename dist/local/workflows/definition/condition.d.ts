import type { Template } from '../language/template';
import type { Condition } from './definition';
import type { Fields } from './fields';
/**
 * Reads the `expression` of an `If`.
 *
 * @param template reads a value with expressions in it
 */
export declare function readCondition(step: Fields, template: (fields: Fields, name: string) => Template): Condition;
