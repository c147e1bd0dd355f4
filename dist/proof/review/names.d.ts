/** Names as code, the first of many and how many more there are. */
export declare function namesOf(names: readonly string[]): string;
