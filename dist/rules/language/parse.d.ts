import type { Value } from '../values/values';
import { RuleError } from './rule-error';
import { type Predicate, type Statement } from './syntax';
/** What a text means, or why the service would refuse it. */
export type Parsing<T> = {
    readonly valid: true;
    readonly value: T;
} | {
    readonly valid: false;
    readonly error: RuleError;
};
/** The longest filter or action that the service takes, in UTF-16 code units. */
export declare const LONGEST_TEXT = 1024;
/** The most statements of one action. */
export declare const MOST_STATEMENTS = 32;
/**
 * Values by the names of parameters, the `@` included, in any letter case. .NET and XML can give a rule some; Azure Resource
 * Manager, so Terraform, cannot.
 */
export type SqlParameters = ReadonlyMap<string, Value>;
/**
 * Parses and checks a filter as the service does when a rule is created.
 *
 * Never throws. Texts over the limit are refused unread, so that no input takes long.
 */
export declare function parseFilter(sql: string, parameters?: SqlParameters): Parsing<Predicate>;
/** Parses and checks an action as the service does when a rule is created. Never throws. */
export declare function parseAction(sql: string, parameters?: SqlParameters): Parsing<readonly Statement[]>;
