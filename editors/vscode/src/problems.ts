import { type NotInstalled, PACKAGE } from './find-server';

/** What a button does. */
export type Deed =
  /** Writes a command into a terminal, for the user to run. */
  | { readonly kind: 'terminal'; readonly cwd: string; readonly command: string }
  /** Opens the setting of the command. */
  | { readonly kind: 'setting' }
  /** Shows what the server has written. */
  | { readonly kind: 'output' }
  /** Starts the server anew. */
  | { readonly kind: 'restart' };

/** What went wrong: one line, with the buttons that mend it. */
export interface Problem {
  readonly text: string;
  readonly buttons: readonly { readonly title: string; readonly deed: Deed }[];
}

const SETTING = { title: 'Set the Command', deed: { kind: 'setting' } } as const;
const OUTPUT = { title: 'Show the Output', deed: { kind: 'output' } } as const;
const AGAIN = { title: 'Try Again', deed: { kind: 'restart' } } as const;

/** The files by which package managers are known, with how each adds a package for development. */
const MANAGERS: readonly (readonly [lock: string, command: string])[] = [
  ['pnpm-lock.yaml', 'pnpm add --save-dev'],
  ['yarn.lock', 'yarn add --dev'],
  ['bun.lock', 'bun add --dev'],
];

/**
 * That the package is nowhere above a file.
 *
 * @param has whether a file is in the project's folder
 */
export function notInstalled({ project }: NotInstalled, has: (file: string) => boolean): Problem {
  if (project === undefined) {
    const command = `["npx", "--yes", "${PACKAGE}"]`;
    return {
      text: `Service Bus filters are not checked: no package.json above this file has ${PACKAGE}; set serviceBusFilters.command to ${command}, or to another way to run it.`,
      buttons: [SETTING],
    };
  }
  const [, add = 'npm install --save-dev'] = MANAGERS.find(([lock]) => has(lock)) ?? [];
  const command = `${add} ${PACKAGE}`;
  return {
    text: `Service Bus filters are not checked: ${PACKAGE} is not installed in ${project}; run \`${command}\` there.`,
    buttons: [{ title: 'Install', deed: { kind: 'terminal', cwd: project, command } }, SETTING],
  };
}

/** That the setting is no command. @param value what it is, as JSON */
export function wrongSetting(value: string): Problem {
  return {
    text: `serviceBusFilters.command is ${value}; it has to be a list of words, as ["npx", "--yes", "${PACKAGE}"], or empty.`,
    buttons: [SETTING],
  };
}

/** That there is no server. @param what the command did, in a few words; of several lines the first is told */
export function notRunning(command: string, what: string): Problem {
  const [line = ''] = what.split('\n');
  return {
    text: `Service Bus filters are not checked: \`${command}\` ${line}`,
    buttons: [AGAIN, OUTPUT, SETTING],
  };
}
