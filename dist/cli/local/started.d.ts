import type { LocalServiceBus } from '../../broker';
import type { LocalSystem } from '../../local';
import type { LocalOptions } from './start';
/** What is said when it runs, for people. */
export declare function startedLines(bus: LocalServiceBus, { host }: LocalOptions): string[];
/** The same for machines. */
export declare function startedJson(bus: LocalServiceBus, system: LocalSystem | undefined, leftOut: readonly string[]): object;
