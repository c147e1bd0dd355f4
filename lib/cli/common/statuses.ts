/**
 * What status 0 and 1 mean for each command that does something, by its words, as its help and the page of statuses say it;
 * 2 means the same for all of them. A command without a second text never ends with 1.
 */
export const STATUSES: ReadonlyMap<string, Status> = new Map<string, Status>([
  [
    'adopt',
    [
      'what was written is proved to deploy what was read, and all of that was known',
      'what was written does not deploy the same, or that could not be tried, or something was not known',
    ],
  ],
  [
    'audit',
    [
      'each rule is followed, not applicable, or excepted with a reason',
      'a rule is not followed and not excepted, nobody can tell whether it is, checkov fails what nothing excepts, or an exception is not in order: it has ended, nothing needs it, it is too wide or too long, it is written twice, or it is for a rule that has none',
    ],
  ],
  [
    'check',
    [
      'no error, no warning, and all of it could be checked; hints do not count',
      'a finding, or a part that is not known. A document with nothing of Service Bus has nothing to check: it says so, with status 0',
    ],
  ],
  ['completion', ['the script is printed']],
  ['dead-letters list', ['all places were looked at']],
  ['dead-letters show', ['what is there is shown, also where that is nothing']],
  [
    'dead-letters resend',
    [
      'everything that was chosen is sent again; without --yes and without a terminal, all of it could be',
      'something that was chosen stays, the message that was named is not there, or whoever was asked said no',
    ],
  ],
  [
    'dead-letters discard',
    [
      'everything that was chosen is taken away; without --yes and without a terminal, all of it could be',
      'something that was chosen stays, the message that was named is not there, or whoever was asked said no',
    ],
  ],
  ['diagram', ['drawn', 'drawn, and a part of it is not known']],
  ['emulator', ['written', 'written without a part that is not known']],
  ['eval', ['each line is answered, also one that is wrong']],
  ['init', ['the project is written']],
  ['jobs export', ['the files are written']],
  ['jobs list', ['the jobs are listed, also where there is none', 'no template has the name of --template']],
  ['jobs show', ['the job is shown']],
  ['jobs log', ['the log is shown', 'with --follow: the job has failed']],
  ['jobs durations', ['what is known of finished jobs is told']],
  ['jobs cancel', ['the job is asked to end, or has ended']],
  ['jobs stop', ['nothing starts any more', 'a Logic App still starts jobs: each is named']],
  ['jobs resume', ['starts go on, or were not stopped']],
  ['jobs limits', ['starts go on', 'all starts are stopped']],
  ['language-server', ['the editor has ended it']],
  [
    'local',
    [
      'it was stopped; with --once, each message has come to its end, and no job has failed',
      'something is not known, and nothing was started; with --once, a message was set aside, a job has failed, or not all of it was over in time',
    ],
  ],
  ['local fault drop-connections', ['connections are dropped']],
  ['local fault lose-locks', ['locks are lost']],
  ['local fault throttle', ['it throttles']],
  ['local fault fill', ['it is full, or no longer']],
  ['local fault delay', ['answers are delayed']],
  ['local advance', ['time has passed']],
  ['peek', ['what is there is shown']],
  [
    'prove',
    [
      'all that was asked is proved; kinds of messages that reach nobody, and pairs of subscriptions that one message reaches, are listed and not judged, since a topic may have them: prove cover and prove never-overlap judge',
      'something is refuted, found, or cannot be told',
    ],
  ],
  ['prove exactly-once', ['it is proved, in each topic that was asked', 'it is refuted in one, or cannot be told']],
  ['prove never-overlap', ['it is proved, in each topic that was asked', 'it is refuted in one, or cannot be told']],
  ['prove cover', ['it is proved, in each topic that was asked', 'it is refuted in one, or cannot be told']],
  ['prove not-reach', ['it is proved, in each topic that was asked', 'it is refuted in one, or cannot be told']],
  ['prove equivalent', ['the two filters match the same messages', 'they do not, or that cannot be told']],
  ['prove implies', ['each message of the first filter is one of the second', 'one is not, or that cannot be told']],
  [
    'review',
    [
      'no gate is hit, also where messages change destination: that is to be read, and stops nothing',
      'a gate is hit that nobody acknowledged, or something that matters is not known ("cannot tell")',
    ],
  ],
  [
    'route',
    [
      'each message is answered, also one that reaches nobody',
      'what is not known decides about a message, or a message is not as the contract of its topic says',
    ],
  ],
  ['schema', ['it is printed']],
  [
    'send',
    [
      'all are sent, and each is wanted, as far as that is known',
      'a message is not as its contract says, and nothing was sent; or all are sent, and of one it is known that no rule wants it, that a program would set it aside, or that it was dropped as a duplicate',
    ],
  ],
  ['simplify', ['nothing is shorter or cheaper', 'something is, or no message matches, or something cannot be told']],
  [
    'simulate',
    [
      'nothing was found',
      'a promise is broken, or a message starts nothing even where nothing fails; of a day: messages expire, are refused, set aside or dead letters, jobs still wait at the end, the tier throttles, or a line is not a message of its topic',
    ],
  ],
  ['split', ['the filter fits as it is, or the rules do the same', 'they do not, or that cannot be told']],
  ['watch', ['it was stopped']],
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
]);

/** What status 0 means, and 1 where a command has it. */
export type Status = readonly [zero: string, one?: string];

/** The same as lines of help. */
export function statusText([zero, one]: Status): string {
  const lines = [
    `0 ${zero}`,
    ...(one === undefined ? [] : [`1 ${one}`]),
    '2 wrong usage, or input that cannot be read',
  ];
  return `\nExit status: ${lines.join('.\n             ')}.`;
}
