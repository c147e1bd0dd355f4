/** A value as JSON that somebody sees: `jsonText` without secrets. */
export declare function shownJson(value: object, indent?: number): string;
/**
 * A value as JSON: exact data, in which everything that a terminal or a pipeline would act on is written in JSON's own
 * form (`\u001b`), where JSON itself would let it stand: all beyond ASCII that is not seen, and commands to runners.
 */
export declare function jsonText(value: object, indent?: number): string;
/** The same of what is JSON already, one or several texts of it. */
export declare function harmlessJson(json: string): string;
