import type { IncomingMessage, ServerResponse } from 'node:http';
/** That a body is too large. */
export declare const TOO_LARGE: unique symbol;
/** The body of a request. @param largest in bytes */
export declare function bytesOf(request: IncomingMessage, largest: number): Promise<Buffer | typeof TOO_LARGE>;
/** The body of a request as text. */
export declare function bodyOf(request: IncomingMessage): Promise<string | typeof TOO_LARGE>;
export declare function isEncrypted(request: IncomingMessage): boolean;
/** Sends an answer whole. */
export declare function answer(response: ServerResponse, status: number, type: string, body: string): void;
