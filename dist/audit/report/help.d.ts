/** A page about what a rule asks for. */
export declare function helpUriOf(id: string): string;
