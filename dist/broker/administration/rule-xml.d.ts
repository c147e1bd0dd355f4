import { type RuleDefinition, type RuleDescription } from '../core';
import { BadDescription } from './fields';
import { type XmlElement } from './xml';
/** A rule as a client describes it: under `RuleDescription`, or `DefaultRuleDescription` of a subscription. */
export declare function ruleIn(description: XmlElement, name: string): RuleDefinition | BadDescription;
/** The rule that a new subscription is to have. */
export declare function defaultRuleIn(subscription: XmlElement): RuleDefinition | BadDescription | undefined;
/** A rule in the words of the service. */
export declare function ruleXml({ rule, createdAt }: RuleDescription): XmlElement[];
