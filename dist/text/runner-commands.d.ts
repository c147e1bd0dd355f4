/** Text for people in which no line is a command to a runner: the first sign of one is shown by its code point. */
export declare function withoutCommands(text: string): string;
/** The same for JSON, of which no line begins with a colon. */
export declare function withoutCommandsInJson(text: string): string;
