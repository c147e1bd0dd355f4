import { type Message } from '../messages/message';
import { type Value } from '../values/values';
/** What a correlation filter asks for, with typed values: system properties by the engine's names, and others. */
export interface CorrelationMatch {
    readonly system: ReadonlyMap<string, Value>;
    readonly properties: ReadonlyMap<string, Value>;
}
/**
 * Whether all conditions of a correlation filter hold. Nothing is unknown and nothing fails: a value of another type,
 * or one that is not there, is no match.
 */
export declare function matchesCorrelation({ system, properties }: CorrelationMatch, message: Message): boolean;
