/** A function of the language: how many arguments it takes, and what it gives for their values. */
export interface WorkflowFunction {
    readonly least: number;
    readonly most: number;
    readonly call: (...args: readonly unknown[]) => unknown;
}
/** A text. @throws Error for anything else */
export declare const textOf: (value: unknown) => string;
/**
 * The functions that are known here, by their names in small letters: the language does not tell letters from capitals.
 * What a workflow calls beside them is refused before it runs.
 *
 * https://learn.microsoft.com/azure/logic-apps/workflow-definition-language-functions-reference
 */
export declare const FUNCTIONS: ReadonlyMap<string, WorkflowFunction>;
/** A time as the language writes it. */
export declare function timeText(time: Date, format?: unknown): string;
