/**
 * What status 0 and 1 mean for a command, as its help says it; 2 means the same for all of them. Commands that say it beside
 * something else in their own help are not here.
 */
export const STATUSES: ReadonlyMap<string, readonly [zero: string, one: string]> = new Map([
  [
    'check',
    [
      'no error, no warning, and all of it could be checked; hints do not count',
      'a finding, or a part that is not known. A document with nothing of Service Bus has nothing to check: it says so, with status 0',
    ],
  ],
  ['diagram', ['drawn', 'drawn, and a part of it is not known']],
  ['emulator', ['written', 'written without a part that is not known']],
  [
    'prove',
    [
      'all that was asked is proved; kinds of messages that reach nobody, and pairs of subscriptions that one message reaches, are listed and not judged, since a topic may have them: prove cover and prove never-overlap judge',
      'something is refuted, found, or cannot be told',
    ],
  ],
  [
    'route',
    [
      'each message is answered, also one that reaches nobody',
      'what is not known decides about a message, or a message is not as the contract of its topic says',
    ],
  ],
  [
    'who-gets',
    [
      'who gets such messages is known, also where some of them reach nobody',
      'no such message can come, or something cannot be told',
    ],
  ],
  [
    'why-not',
    ['the subscription gets every message that was asked about', 'one is not delivered, or that cannot be told'],
  ],
  ['simplify', ['nothing is shorter or cheaper', 'something is, or no message matches, or something cannot be told']],
  ['split', ['the filter fits as it is, or the rules do the same', 'they do not, or that cannot be told']],
]);

/** The same as a line of help. */
export function statusText([zero, one]: readonly [zero: string, one: string]): string {
  return `\nExit status: 0 ${zero}.\n             1 ${one}.\n             2 wrong usage, or input that cannot be read.`;
}
