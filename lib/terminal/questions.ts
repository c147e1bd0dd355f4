import { WriteStream } from 'node:tty';

/** Whether somebody is there who can be asked. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true;
}

/** Whoever was asked has ended it, with Ctrl-C or the end of the input. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
}

/** A question that is answered with a text. */
export interface TextQuestion {
  readonly asks: string;
  /**
   * What is taken where nothing is typed.
   *
   * @default - something has to be typed
   */
  readonly usual?: string;
  /** What is wrong with an answer; it is shown, and asked again. */
  problem(answer: string): string | undefined;
}

/** A question with some answers, of which one is chosen. */
export interface ChoiceQuestion {
  readonly asks: string;
  readonly usual?: string;
  readonly choices: readonly { readonly value: string; readonly means: string }[];
}

/** Asks for a text. @throws Unanswered */
export function askText({ asks, usual, problem }: TextQuestion): Promise<string> {
  const { default: input }: typeof import('@inquirer/input') = require('@inquirer/input');
  return answered((context) =>
    input({ message: asks, default: usual, validate: (answer) => problem(answer.trim()) ?? true }, context),
  );
}

/** Asks for one of several. @throws Unanswered */
export function askChoice({ asks, usual, choices }: ChoiceQuestion): Promise<string> {
  const { default: select }: typeof import('@inquirer/select') = require('@inquirer/select');
  const shown = choices.map(({ value, means }) => ({ value, name: `${value}: ${means}`, short: value }));
  return answered((context) => select({ message: asks, default: usual, choices: shown }, context));
}

/**
 * On standard error, so that standard output has the answer of the command alone. By a stream of its own: what is asked is
 * text of this project and moves the cursor, which the guard of the other stream would make visible.
 */
async function answered(ask: (context: { output: WriteStream }) => Promise<string>): Promise<string> {
  const output = new WriteStream(2);
  try {
    return (await ask({ output })).trim();
  } catch (error) {
    if (error instanceof Error && ENDED.includes(error.name)) throw new Unanswered('no answer');
    throw error;
  } finally {
    output.destroy();
  }
}

/** @see https://github.com/SBoudrias/Inquirer.js/tree/main/packages/prompts */
const ENDED: readonly string[] = ['ExitPromptError', 'AbortPromptError', 'CancelPromptError'];
