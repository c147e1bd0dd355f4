import type { AnswerOf, BrokerCore, BrokerError, Command, Tier, Time } from '../core';

/** A request of HTTP, whole. */
export interface AdministrationRequest {
  readonly method: string;
  /** The path and the query, as they were sent. */
  readonly url: string;
  /** The host and port that the client called. */
  readonly host: string;
  readonly isEncrypted: boolean;
  /** `Authorization`; `undefined` where there is none. */
  readonly authorization: string | undefined;
  /** `If-Match`, which makes of a PUT an update. */
  readonly ifMatch: string | undefined;
  readonly body: string;
}

export interface AdministrationAnswer {
  readonly status: number;
  /** XML; empty where there is nothing to tell. */
  readonly body: string;
}

/** What of a running broker is administered. */
export interface Administered {
  /** The name, the tier and the age of the namespace. */
  readonly namespace: { readonly name: string; readonly tier: Tier; readonly createdAt: Time };
  readonly look: Pick<BrokerCore, 'describe' | 'list' | 'subscriptions' | 'rules'>;
  /** Carries out a command; what it changes is stored when it answers. */
  run<C extends Command>(command: C): Promise<AnswerOf<C> | BrokerError>;
  now(): Time;
}

/** A request that is refused: the status, and why. */
export class Refusal {
  constructor(
    readonly status: number,
    readonly detail: string,
  ) {}
}
