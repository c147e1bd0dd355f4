import { type DeployedRule } from '../../routing';
/** A rule as it is deployed, for people; what is sensitive, or not known, is said to be. */
export declare function ruleText(rule: DeployedRule): string;
/** A rule as a text that is the same for the same rule, and is never shown. */
export declare function ruleKey(rule: DeployedRule): string;
