import { dirname } from 'node:path';
import { commandSetting, findServer, type Machine, type Start, startOf } from './find-server';
import { notInstalled, type Problem, wrongSetting } from './problems';
import { hasRules, isLooked, type OpenFile } from './relevance';

/** What a file that is open asks for: a server, a word to the user, or nothing. */
export type Decision =
  | { readonly kind: 'start'; readonly start: Start }
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'nothing' };

const NOTHING: Decision = { kind: 'nothing' };

/**
 * Decides for a file that is open while no server runs. A server that the project has is started for any file of the
 * languages, so that it is there when the first filter is written; one of the setting may have to be fetched first, and waits
 * for a file that has rules. Only for such a file is a word said.
 *
 * @param setting what `serviceBusFilters.command` is
 * @param has whether there is a file, for its path
 */
export function decide(
  file: OpenFile,
  setting: unknown,
  machine: Machine & { readonly has: (folder: string, file: string) => boolean },
): Decision {
  if (!isLooked(file)) return NOTHING;
  const isWanted = hasRules(file);
  const folder = dirname(file.path);
  const command = commandSetting(setting);
  if (command !== undefined) {
    if (!isWanted) return NOTHING;
    if ('wrong' in command) return { kind: 'problem', problem: wrongSetting(command.wrong) };
    return { kind: 'start', start: startOf(command, folder, machine) };
  }
  const found = findServer(folder, machine);
  if ('command' in found) return { kind: 'start', start: found };
  if (!isWanted) return NOTHING;
  return { kind: 'problem', problem: notInstalled(found, (name) => machine.has(found.project ?? folder, name)) };
}
