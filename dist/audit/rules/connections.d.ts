import type { Subject } from '../subject';
import { type Verdict } from '../verdict';
/**
 * How an app connects to Service Bus: by identity, where a setting is named `<connection>__fullyQualifiedNamespace`, or
 * by a connection string, among its settings or in a block of its own.
 *
 * @see https://learn.microsoft.com/azure/azure-functions/functions-reference#connections
 */
export declare function judgeConnections(subject: Subject): Verdict;
