import { availableParallelism } from 'node:os';
import { Command } from 'commander';
import { wholeLines } from '../../files';
import { drained, Progress, printJsonLines } from '../../terminal';
import { UsageError } from '../common/exit-status';
import { shellWord } from '../common/shell-word';
import { isSource } from '../common/source-names';
import { answersInOrder } from './answers-in-order';

/** So many bytes of lines are answered at a time. */
const BATCH = 1 << 18;
/** More threads than processors take turns; and with more than these, reading and writing in this one is what takes the time. */
const MOST_THREADS = Math.min(availableParallelism() - 1, 7);

/** @see docs/reference/command.md */
const HOW = `
A line asks one rule about messages:
  {"id": 1, "sql": "gpuCount >= 2", "messages": [{"properties": {"gpuCount": 4}, "system": {"Label": "train"}}]}
"action" (SET and REMOVE) or "correlation" may stand in the place of "sql". A value is plain, or has its type:
{"long": "5"}. A message may be spelt as an SDK does, with subject and applicationProperties.
Of a rule that Service Bus would refuse, line, column and token are what the service reports: it counts columns from 0, and
the end of the text is one line further, at column 0. The detail begins with the place as an editor counts.
A line that cannot be read is answered like the others, with what is wrong, and the next ones are read.`;

/** `training-job-scheduler eval`: what do these filters and actions do to these messages? */
export function evalCommand(): Command {
  return new Command('eval')
    .description('reads JSON lines on standard input, writes one line each: what do these rules do to these messages?')
    .addHelpText('after', HOW)
    .hook('preAction', (_, { args: [file] }) => {
      if (file === undefined || !isSource(file)) return;
      throw new UsageError(`eval ${file}: requests come on standard input: eval < ${shellWord(file)}`);
    })
    .action(evaluateStandardInput);
}

async function evaluateStandardInput(): Promise<void> {
  const progress = new Progress();
  try {
    for await (const answers of answersInOrder(told(wholeLines('-', BATCH), progress), MOST_THREADS)) {
      printJsonLines(answers);
      await drained();
    }
  } finally {
    progress.end();
  }
}

/** The same batches; how far they are is shown. */
async function* told(batches: AsyncIterable<Buffer>, progress: Progress): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const batch of batches) {
    size += batch.length;
    // Where the answers appear on the terminal, they are the progress.
    if (!process.stdout.isTTY) progress.tell('answering, megabytes of requests', Math.floor(size / 1e6));
    yield batch;
  }
}
