import type { Json } from '../../local/azure-ml/core';

/** Who asked for something, as the judge wants to know it. */
export interface Asking {
  /** The program that asked. */
  readonly program: string;
  readonly subscription: string;
  /** The id that its sender gave the message. */
  readonly messageId: string;
  /** Where the message is, as one text: the same for each delivery of it there, and for nothing else. */
  readonly stay: string;
}

/** What is told when a job is made. */
export interface JobMade {
  readonly name: string;
  readonly workspaceId: string;
  readonly properties: Json;
  readonly asking: Asking;
}
