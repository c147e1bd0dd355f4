/**
 * A value of an ARM template, with its expressions evaluated: `parameters` and `concat`, which is what puts names
 * together. `[[` is a text that begins with `[`.
 *
 * @see https://learn.microsoft.com/azure/azure-resource-manager/templates/template-expressions
 * @throws NotKnown for any other expression
 */
export declare function armValue(value: unknown, parameters: ReadonlyMap<string, unknown>): unknown;
/** The same where a text is wanted. @throws NotKnown */
export declare function armText(value: unknown, parameters: ReadonlyMap<string, unknown>): string;
