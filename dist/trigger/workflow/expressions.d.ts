/** A step of a workflow. */
export type WorkflowAction = Readonly<Record<string, unknown>>;
/** Names that the workflow has to fill in when it runs; as parameters, so that no reference of Terraform is in its JSON. */
export declare const WORKFLOW_PARAMETERS: readonly ['busHost', 'topic', 'subscription', 'rejectedQueue', 'retryQueue', 'source', 'workspaceId', 'identity', 'trainingClientId'];
/** The name of a parameter of the workflow. */
export type WorkflowParameter = (typeof WORKFLOW_PARAMETERS)[number];
/** A parameter within text. */
export declare function parameter(name: WorkflowParameter): string;
/** A text as a literal. */
export declare function quoted(text: string): string;
/** A value as a literal. */
export declare function literal(value: string | number | boolean): string;
/** One of some texts. */
export declare function isOneOf(value: string, words: readonly string[]): string;
/** One of some numbers. */
export declare function isNumberOf(value: string, numbers: readonly number[]): string;
/** Whether a text has no other characters than these. */
export declare function hasOnly(value: string, characters: string): string;
/** Whether a value came as text; `["5"]` is not `[5]`. */
export declare function isText(value: string): string;
/** Whether a value is a number, whole or not, within bounds. */
export declare function isNumber(value: string, type: 'integer' | 'number', least: number, most: number): string;
/** Whether a value is true or false. */
export declare function isBoolean(value: string): string;
/** A text as JSON has it, with its quotes. */
export declare function jsonText(value: string): string;
/** Text of the deployment that the language of workflows reads back as it is: an `@` begins an expression there. */
export declare function escaped<T>(value: T): T;
/** A step that keeps a value. */
export declare function compose(inputs: unknown, runAfter: object): WorkflowAction;
/** After a step, whatever became of it. */
export declare function whatever(...steps: readonly string[]): Record<string, string[]>;
/** After steps that went well. */
export declare function after(...steps: readonly string[]): Record<string, string[]>;
/** The identity that a call is made as. */
export declare function authentication(audience: string): object;
export declare const BUS: object;
export declare const AZURE: object;
