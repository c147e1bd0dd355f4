import { durationText } from '../../broker/administration/duration-text';
import { quantile } from '../../simulation';
import { print, printError, printJson, withProgress } from '../../terminal';
import { lengthText } from '../common/length-text';
import { drawnLines } from '../common/plain-table';
import type { DurationOptions } from './jobs-options';
import { workspacesOf } from './where';

/** `training-job-scheduler jobs durations`: how long the jobs of each template ran, for a simulation of a day. */
export async function durations(options: DurationOptions, isSaid: boolean): Promise<void> {
  const { most, template } = options;
  const lengths = new Map<string, number[]>();
  let untold = 0;
  let seen = 0;
  let isMore = false;
  await withProgress('asking how long jobs ran', async (progress) => {
    for (const workspace of await workspacesOf(options, isSaid)) {
      for await (const job of workspace.jobs({ state: 'Completed', ...(template !== undefined && { template }) })) {
        if (seen === most) {
          isMore = true;
          return;
        }
        progress.tell('asking how long jobs ran', ++seen, most);
        const name = job.tags.get('template');
        const { started, ended } = await workspace.details(job.name);
        const length = Date.parse(ended ?? '') - Date.parse(started ?? '');
        if (name === undefined || !(length > 0)) untold++;
        else lengths.set(name, [...(lengths.get(name) ?? []), length]);
      }
    }
  });
  const all = [...lengths].sort(([one], [other]) => (one < other ? -1 : 1));
  for (const [, some] of all) some.sort((one, other) => one - other);
  if (options.json === true)
    printJson(Object.fromEntries(all.map(([name, some]) => [name, some.map((length) => durationText(length))])), 2);
  else if (all.length === 0) print('no job that was started by a template has ended well');
  else
    print(
      drawnLines([
        ['template', 'jobs', 'half up to', '9 of 10', 'longest'],
        ...all.map(([name, some]) => [name, `${some.length}`, ...[0.5, 0.9, 1].map((part) => shown(some, part))]),
      ]),
    );
  if (untold > 0)
    printError(`training-job-scheduler: ${untold} left out: of no template, or without the time of its start or end`);
  if (isMore) printError(`training-job-scheduler: there are more; --most ${most * 2} asks for more of them`);
}

function shown(lengths: readonly number[], part: number): string {
  const length = quantile(lengths, part);
  return length === undefined ? '-' : lengthText(length);
}
