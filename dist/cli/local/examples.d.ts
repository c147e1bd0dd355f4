import type { Message } from '../../rules';
/** A message to be sent, and what people call it. */
export interface ExampleMessage {
    readonly name: string;
    /** As it stands in its file. */
    readonly json: unknown;
    readonly message: Message;
    readonly body: Buffer;
}
/**
 * The messages of files, or of the JSON files of folders.
 *
 * @throws UsageError with all that is wrong with them, FileProblem where one cannot be read
 */
export declare function exampleMessages(paths: readonly string[]): Promise<ExampleMessage[]>;
