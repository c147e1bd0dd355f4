import type { Argument, Command, Option } from 'commander';

/** What may stand where somebody writes. */
export interface Asked {
  /** The command whose words these are. */
  readonly command: Command;
  /** What is written of the word; of `--from=cdk`, the part behind the equals sign. */
  readonly written: string;
  /** What stands before that part in the same word. */
  readonly before: string;
  /** Whether a command below this one may stand there. */
  readonly mayBeCommand: boolean;
  /** Whether the name of an option may stand there. */
  readonly mayBeOption: boolean;
  /** The option or argument whose value may stand there. */
  readonly meant: Option | Argument | undefined;
  /** The options that are given already, with the last value of each. */
  readonly given: ReadonlyMap<Option, string | undefined>;
}

/**
 * What the last of some words may be, by commander's own tree of commands.
 *
 * @param words those behind the name of the program, the last one as far as it is written
 */
export function askedOf(program: Command, words: readonly string[]): Asked {
  const line = new Line(program);
  for (const word of words.slice(0, -1)) line.take(word);
  return line.ask(words.at(-1) ?? '');
}

class Line {
  private readonly given = new Map<Option, string | undefined>();
  /** The option that waits for a value, and whether it may have more than one. */
  private open: Option | undefined;
  private hasValue = false;
  private taken = 0;
  private isBehindDashes = false;
  private isHelp = false;

  constructor(private command: Command) {}

  take(word: string): void {
    if (this.isBehindDashes) this.taken++;
    else if (this.open !== undefined && (this.mustHaveValue || !isOption(word))) this.give(this.open, word);
    else if (word === '--') [this.isBehindDashes, this.open] = [true, undefined];
    else if (isOption(word)) this.takeOption(word);
    else this.takeWord(word);
  }

  ask(word: string): Asked {
    const { command, given, open } = this;
    const all = { command, given, before: '', written: word };
    const none = { mayBeCommand: false, mayBeOption: false, meant: undefined };
    if (open !== undefined && (this.mustHaveValue || !isOption(word))) return { ...all, ...none, meant: open };
    if (!this.isBehindDashes && word.startsWith('-')) {
      const [, before = '', written = ''] = /^(--[^=]+=)(.*)$/s.exec(word) ?? [];
      if (before === '') return { ...all, ...none, mayBeOption: true };
      return { ...all, ...none, before, written, meant: this.optionNamed(before.slice(0, -1)) };
    }
    const isFirst = this.taken === 0 && !this.isBehindDashes;
    const meant = this.isHelp ? undefined : this.argument();
    return { ...all, mayBeCommand: isFirst, mayBeOption: word === '' && !this.isBehindDashes && !this.isHelp, meant };
  }

  private get mustHaveValue(): boolean {
    return this.open?.required === true && !this.hasValue;
  }

  private give(option: Option, value: string): void {
    this.given.set(option, value);
    this.hasValue = true;
    if (!option.variadic) this.open = undefined;
  }

  private takeOption(word: string): void {
    const [, name = word, value] = /^(--[^=]+)=(.*)$/s.exec(word) ?? [];
    const option = this.optionNamed(name);
    this.open = undefined;
    if (option === undefined) return;
    this.given.set(option, value);
    this.hasValue = value !== undefined;
    if ((option.required || option.optional) && value === undefined) this.open = option;
  }

  private takeWord(word: string): void {
    this.open = undefined;
    const below =
      this.taken === 0 ? this.command.commands.find((one) => [one.name(), ...one.aliases()].includes(word)) : undefined;
    if (below !== undefined) this.command = below;
    // Commander's own command, which is none of the tree.
    else if (word === 'help' && this.taken === 0 && this.command.commands.length > 0) this.isHelp = true;
    else this.taken++;
  }

  private optionNamed(name: string): Option | undefined {
    for (let command: Command | null = this.command; command !== null; command = command.parent) {
      const option = command.options.find(({ long, short }) => long === name || short === name);
      if (option !== undefined) return option;
    }
    return undefined;
  }

  private argument(): Argument | undefined {
    const { registeredArguments } = this.command;
    const last = registeredArguments.at(-1);
    return registeredArguments[this.taken] ?? (last?.variadic === true ? last : undefined);
  }
}

/** `-` is standard input. */
function isOption(word: string): boolean {
  return word.startsWith('-') && word !== '-';
}
