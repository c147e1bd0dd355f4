/** A value that a command asks for. */
export interface CommandValue {
    readonly text: string;
    /** Whether it comes from a request, and so from anybody; paths are of this machine. */
    readonly isAsked: boolean;
}
/** A command as a shell gets it. */
export interface ShellCommand {
    readonly text: string;
    /** The variables with the values. */
    readonly variables: Readonly<Record<string, string>>;
}
/**
 * Fills values into a command. Azure ML pastes them as they are, and a shell reads the whole: here each value is a variable
 * of the shell, and so is one word whatever is in it; nothing of it is run.
 *
 * @param values by `inputs.x`, `outputs.x` and `search_space.x`
 * @returns a text says why it cannot be
 */
export declare function shellCommand(command: string, values: ReadonlyMap<string, CommandValue>): ShellCommand | string;
/** The variable that a value is also in, as Azure ML names those of inputs and outputs. */
export declare function variableOf(kind: string, name: string): string;
