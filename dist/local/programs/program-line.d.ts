/** A line that a program that starts jobs has logged: of a Function App, or of a Logic App. */
export interface ProgramLine {
    readonly time: Date;
    /** The name of the app. */
    readonly program: string;
    readonly level: 'info' | 'warn' | 'error';
    /** The line as it was logged. */
    readonly text: string;
    /** What became of one message, where the line says it; the fields of `LogEntry` of functions/start-training-job. */
    readonly entry: MessageEnd | undefined;
}
/** What became of a message. */
export interface MessageEnd {
    readonly outcome: 'started' | 'already-started' | 'waiting' | 'rejected' | 'given-back';
    readonly messageId: string | undefined;
    readonly correlationId: string | undefined;
    readonly deliveryCount: number;
    readonly requestId?: string;
    readonly template?: string;
    readonly job?: string;
    readonly reason?: string;
    readonly until?: string;
    readonly details?: readonly string[];
}
/** The programs of this machine, to look at. */
export interface ProgramsHere {
    /** Hears of each line. @returns what ends it */
    watch(listener: (line: ProgramLine) => void): () => void;
}
