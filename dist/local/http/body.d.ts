import type { ServerResponse } from 'node:http';
import type { LocalRequest } from './service';
/** That a body is larger than it may be. */
export declare class BodyTooLarge extends Error {
    readonly largest: number;
    readonly name = "BodyTooLarge";
    constructor(largest: number);
}
/** The body of a request. @throws BodyTooLarge */
export declare function bodyOf({ stream }: LocalRequest, largest?: number): Promise<Buffer>;
/** Answers with JSON. */
export declare function answerJson(response: ServerResponse, status: number, body: unknown, headers?: Readonly<Record<string, string>>): void;
/** Answers with a text. */
export declare function answerText(response: ServerResponse, status: number, text: string): void;
