import type { ISubscription } from '../../servicebus';

/**
 * What becomes of messages that nobody takes: while a program is paused, stopped or broken. Each is a way in which a
 * request is lost without a job, or where nobody is told.
 */
export function waitingWarnings({ name, options }: ISubscription): string[] {
  const { autoDeleteOnIdle, deadLetteringOnMessageExpiration = true, defaultMessageTtl, status } = options;
  const isPaused = status === 'ReceiveDisabled' || status === 'Disabled';
  const warnings: string[] = [];
  if (autoDeleteOnIdle !== undefined) {
    warnings.push(
      `autoDeleteOnIdle: got ${autoDeleteOnIdle}: ${name} is deleted with the requests in it where its program is paused or stopped for so long; leave it out`,
    );
  }
  if (!deadLetteringOnMessageExpiration) {
    warnings.push(
      `deadLetteringOnMessageExpiration: got false: a request that expires in ${name} is gone without a trace, and starts nothing; leave it out, and what expires is in training-dead-letters`,
    );
  }
  if (isPaused && defaultMessageTtl !== undefined) {
    const end = deadLetteringOnMessageExpiration ? 'and is a dead letter then, to be sent again' : 'and is lost then';
    warnings.push(
      `${name} is paused, and its messages live for ${defaultMessageTtl}: what waits longer expires, ${end}`,
    );
  }
  return warnings;
}
