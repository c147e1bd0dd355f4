import type { SentMessage } from '../core';
/** The messages of a transfer. @throws MalformedAmqp for what are none */
export declare function messagesOf(payload: Buffer, format: number): SentMessage[];
