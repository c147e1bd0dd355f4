/** Whether somebody is there who can be asked. */
export declare function canAsk(): boolean;
/** Asks for a yes; anything else is a no, and so is the end of the input. */
export declare function isAgreed(question: string): Promise<boolean>;
