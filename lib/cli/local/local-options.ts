import { InvalidArgumentError } from 'commander';
import type { Tier } from '../../broker';
import type { SourceOptions } from '../common/documents';

/** What is said on the command line of the system around Service Bus. */
export interface SystemOptions {
  /** The port of Service Bus. */
  readonly port: number;
  readonly profile: string;
  readonly data?: string;
  readonly host: string;
  /** @default - the usual one where it is free, and else any that is */
  readonly pagePort?: number;
  readonly instances: number;
  readonly messages?: readonly string[];
  readonly topic?: string;
  readonly once?: boolean;
  readonly json?: boolean;
}

/** What is said on the command line of all of it. */
export interface LocalOptions extends SystemOptions, SourceOptions {
  readonly namespace?: string;
  readonly config?: string;
  readonly empty?: boolean;
  /** Without programs, Azure ML and page. */
  readonly onlyServiceBus?: boolean;
  readonly tier?: Tier;
  readonly allowIncomplete?: boolean;
  /** Says all of what there is when it starts. */
  readonly details?: boolean;
}

/** A port of TCP. */
export function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new InvalidArgumentError('a whole number, 0 to 65535');
  return port;
}
