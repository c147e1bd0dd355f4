/** What secret a text holds; `undefined` where none is recognized. */
export declare function secretIn(text: string): string | undefined;
/** A text as it may be shown: what looks like a secret is left out as a whole. */
export declare function withoutSecrets(text: string): string;
/** Whether an argument, with dots into blocks, takes a secret and nothing else. */
export declare function takesSecret(argument: string): boolean;
