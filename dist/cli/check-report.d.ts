import { type DeployedRule, type Unresolved } from '../routing';
import type { BodyProblem } from '../routing/rule-body';
import { type Diagnostic } from '../rules';
/** One thing to say about one rule of a document. */
export interface Finding {
    readonly file: string;
    readonly address: string;
    readonly argument: 'filter' | 'action' | 'rules' | 'claims' | 'subscriptions' | BodyProblem['argument'];
    readonly diagnostic: Diagnostic;
    /** The diagnostic for people, with the line and carets. */
    readonly text: string;
}
/** A part of a document that could not be looked at. */
export interface NotChecked extends Unresolved {
    readonly file: string;
}
/** What was looked at, and what was found. */
export interface Checked {
    readonly rules: readonly DeployedRule[];
    readonly findings: readonly Finding[];
    readonly notChecked: readonly NotChecked[];
    /** The rules that were judged by a contract. */
    readonly judged: readonly DeployedRule[];
    /** Claims that were proved for all messages. */
    readonly proved: number;
}
/** A finding; of a rule that is sensitive it says where and of which kind, and quotes nothing. */
export declare function findingOf(rule: DeployedRule, argument: Finding['argument'], given: Diagnostic, text: string): Finding;
/** What was found, for people. */
export declare function checkLines(checked: Checked): string[];
/** The same for machines. */
export declare function checkJson({ rules, findings, notChecked, proved }: Checked): object;
