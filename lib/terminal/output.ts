import { once } from 'node:events';
import { jsonText, type Line, terminalLines, visibleLines, withoutCommands } from '../text';
import { fit } from './fit';
import { shownJson, shownMarkup, shownMermaid, shownText } from './kept-back';

/**
 * Everything that this project prints goes through these functions, and each of them makes harmless what is of others in
 * its own way. What is printed by any other means, by packages or by mistake, is made harmless all the same
 * (`guardOutput`), but in that case our own colours are nobody's.
 */

/** Prints lines for people on standard output, each as one line, fitted into a terminal. */
export function print(lines: Line | readonly Line[]): void {
  printOn(process.stdout, lines);
}

/** Prints lines for people on standard error. */
export function printError(lines: Line | readonly Line[]): void {
  printOn(process.stderr, lines);
}

/** Prints Markdown, in which the text of others is harmless already; fitted into a terminal. */
export function printMarkdown(markdown: string): void {
  write(process.stdout, fitted(process.stdout, harmless(shownText(markdown))));
}

/** Prints a picture or a page, in which the text of others is harmless already; nothing of it is moved. */
export function printDocument(document: string): void {
  write(process.stdout, harmless(document.startsWith('<') ? shownMarkup(document) : shownMermaid(document)));
}

/** Prints a value as JSON, for programs. @param indent blanks of each level; without it one line */
export function printJson(value: object, indent?: number): void {
  printJsonLines(`${jsonText(value, indent)}\n`);
}

/** Prints text that `lib/text` has made of JSON. */
export function printJsonLines(json: string): void {
  if (json !== '') write(process.stdout, shownJson(json));
}

/** Waits where the reader of standard output is slower, so that output does not pile up in memory. */
export async function drained(): Promise<void> {
  if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
}

/** How wide a stream is; `undefined` where it is no terminal, and nothing is fitted into anything. */
export function columnsOf(stream: { readonly isTTY?: boolean; readonly columns?: number }): number | undefined {
  return stream.isTTY === true && (stream.columns ?? 0) > 0 ? stream.columns : undefined;
}

/** From now on whatever is written to standard output and standard error is harmless. */
export function guardOutput(): void {
  for (const stream of [process.stdout, process.stderr]) guard(stream);
}

/** Whether what is written now has been made harmless, by one of the functions above. */
let isHarmless = false;
const guarded = new WeakSet<NodeJS.WriteStream>();

function guard(stream: NodeJS.WriteStream): void {
  if (guarded.has(stream)) return;
  guarded.add(stream);
  const original = stream.write.bind(stream) as (...parts: unknown[]) => boolean;
  const guarding = (chunk: unknown, ...others: unknown[]) =>
    original(
      isHarmless || typeof chunk !== 'string' || CURSOR.test(chunk) ? chunk : harmless(shownText(chunk)),
      ...others,
    );
  stream.write = guarding as NodeJS.WriteStream['write'];
}

/** By itself, what Node's readline writes to move the cursor in its line and to clear that. */
const CURSOR = /^\p{Cc}\[(?:\d*G|[012]?K)$/u;

function printOn(stream: NodeJS.WriteStream, lines: Line | readonly Line[]): void {
  const shown = terminalLines(Array.isArray(lines) ? lines : [lines as Line]);
  if (shown.length > 0) write(stream, fitted(stream, shownText(`${shown.join('\n')}\n`)));
}

function write(stream: NodeJS.WriteStream, text: string): void {
  isHarmless = true;
  try {
    stream.write(text);
  } finally {
    isHarmless = false;
  }
}

function harmless(text: string): string {
  return withoutCommands(visibleLines(text));
}

function fitted(stream: NodeJS.WriteStream, text: string): string {
  const columns = columnsOf(stream);
  return columns === undefined ? text : fitHarmless(text, columns);
}

/** Fits text in which no line is a command so that none becomes one: it may begin with what stood in a line. */
export function fitHarmless(text: string, columns: number): string {
  const shown = fit(text, columns);
  const harmless = withoutCommands(shown);
  return shown === harmless ? shown : fitHarmless(harmless, columns);
}
