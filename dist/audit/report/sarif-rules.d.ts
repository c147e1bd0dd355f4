import type { Result, ToolComponent } from 'sarif';
import type { RuleInfo } from '../record';
import type { Severity } from '../rule';
import type { Provenance } from './provenance';
/** What SARIF calls the severities. */
export declare const LEVELS: Readonly<Record<Severity, Result.level>>;
/** The tool, with all rules. */
export declare function driverOf(rules: readonly RuleInfo[], { tool }: Provenance): ToolComponent;
/** The controls that rules belong to. */
export declare function benchmarkOf(rules: readonly RuleInfo[]): ToolComponent;
