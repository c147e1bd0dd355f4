import { SENSITIVE } from '../terraform/shown-value';
import { type DeployedRule } from './topology/deployed-rules';
export { SENSITIVE };
/** A rule in words, for people; what is not known, refused or sensitive is said to be. */
export declare function ruleInWords(rule: DeployedRule): string;
/** A rule as it is written, for people: its filter and action, or why they cannot be shown. */
export declare function ruleText(rule: DeployedRule): string;
