import type { Expression } from './expression';
/** What an expression can ask of the run that it is in. */
export interface Scope {
    readonly outputs: (step: string) => unknown;
    readonly body: (step: string) => unknown;
    readonly parameter: (name: string) => unknown;
    readonly now: () => Date;
    /** The step itself, where it is done: in what is tracked of it. */
    readonly action: () => unknown;
}
/** Computes an expression. @throws Error where the service fails the step that it is in */
export declare function evaluate(expression: Expression, scope: Scope): unknown;
/** Calls a function of the language, as a condition does. */
export declare function callFunction(name: string, args: readonly unknown[]): unknown;
/** What the expression names, each as it stands there: functions that are not known, steps and parameters. */
export interface Named {
    readonly unknown: string[];
    readonly steps: string[];
    readonly parameters: string[];
}
/** Adds to `named` what an expression names; of steps and parameters, those that it names outright. */
export declare function collectNames(expression: Expression, named: Named): void;
