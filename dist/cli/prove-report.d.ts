import type { Refutation, TopicReport, Verdict } from '../proof';
import { type Topic } from '../routing';
import { type DeliveryClaim } from '../rules';
import { type Line } from '../text';
/** A report for people. */
export declare function reportLines(report: TopicReport, from: string, allOverlaps: boolean): Line[];
/** The rules that are not known, or refused, and what that means for the answer. */
export declare function excludedLines({ excluded }: Pick<TopicReport['proof'], 'excluded'>, consequence: string, among?: readonly string[]): Line[];
/** The answer to one claim, with the message that refutes it and where that goes. */
export declare function answerLines(topic: Topic, claim: DeliveryClaim, answer: Verdict): Line[];
/** A message that refutes a claim, and where it goes. */
export declare function refutationText(topic: Topic, claim: DeliveryClaim, { how, message }: Refutation): string;
/** Whether there is anything that somebody should look at. */
export declare function hasFindings({ claims, rules, unreachable, undecided, proof }: TopicReport): boolean;
/** A report for machines. */
export declare function reportJson({ proof, claims, rules, unreachable, kinds, overlaps, undecided }: TopicReport, from: string): object;
/** The answer to a claim for machines. */
export declare function answerJson(topic: Topic, claim: DeliveryClaim, answer: Verdict): object;
