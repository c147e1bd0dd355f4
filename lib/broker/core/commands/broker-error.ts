/**
 * What clients go by: AMQP's own conditions and those of Service Bus, letter by letter.
 *
 * @see https://learn.microsoft.com/azure/service-bus-messaging/service-bus-amqp-troubleshoot
 */
export type Condition =
  | 'amqp:not-found'
  | 'amqp:not-allowed'
  | 'amqp:not-implemented'
  | 'amqp:invalid-field'
  | 'amqp:internal-error'
  | 'amqp:resource-limit-exceeded'
  | 'amqp:link:message-size-exceeded'
  | 'amqp:link:detach-forced'
  | 'amqp:transaction:rollback'
  | 'amqp:transaction:timeout'
  | 'amqp:transaction:unknown-id'
  | 'com.microsoft:entity-already-exists'
  | 'com.microsoft:entity-disabled'
  | 'com.microsoft:argument-error'
  | 'com.microsoft:argument-out-of-range'
  | 'com.microsoft:message-lock-lost'
  | 'com.microsoft:message-not-found'
  | 'com.microsoft:no-matching-subscription'
  | 'com.microsoft:server-busy'
  | 'com.microsoft:session-cannot-be-locked'
  | 'com.microsoft:session-lock-lost'
  | 'com.microsoft:timeout';

/**
 * That the service refuses something. A value, since a client that asks for what there is not is an ordinary event: the core
 * throws nothing, and who asked is told.
 */
export class BrokerError {
  constructor(
    /** What it is, for programs. */
    readonly condition: Condition,
    /** What it is, for people: a sentence, in the words of the service where they are known. */
    readonly description: string,
  ) {}
}
