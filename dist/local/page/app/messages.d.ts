import type { MessageRow } from '../wire';
/** All messages, the newest first, and one of them with why it went where it went. */
export declare function Messages(): import("preact").JSX.Element;
/** A message in two lines: what it is, and what became of it. */
export declare function MessageLine({ row }: {
    readonly row: MessageRow;
}): import("preact").JSX.Element;
/** JSON with line breaks; anything else as it is. */
export declare function pretty(text: string): string;
