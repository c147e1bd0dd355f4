import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseSync } from '@swc/core';

const ROOT = join(__dirname, '../../..');

interface Span {
  readonly start: number;
  readonly end: number;
}

interface Node {
  readonly type: string;
  readonly span?: Span;
  readonly [name: string]: unknown;
}

interface Case {
  /** `null` for `default`. */
  readonly test: Node | null;
  readonly span: Span;
}

/**
 * What the compiler has to say yes to. A switch without `default` has a case for every kind; a `default` is for texts and
 * numbers, of which there is no end, and not for kinds: a new one would be among them, and nobody would be told.
 */
const QUESTIONS = `
declare function everyKindHasACase(left: never): never;
type WithoutEnd<T> = [T] extends [never] ? T : string extends T ? T : number extends T ? T : never;
declare function defaultIsForWhatHasNoEnd<T>(left: T & WithoutEnd<T>): void;
`;

/** A source with a question to the compiler in each of its switches; its lines stay where they are. */
export function withQuestions(source: string, isMarkup = false): string {
  const bytes = Buffer.from(source);
  // Spans go on from one file to the next: the empty statement in front tells where this one begins.
  const module = parseSync(`;${source}`, { syntax: 'typescript', tsx: isMarkup, target: 'es2022' }) as unknown as {
    readonly body: readonly Node[];
  };
  const base = (module.body[0]?.span?.start ?? 0) + 1;
  const inserted: { readonly at: number; readonly text: string }[] = [];
  const after = (offset: number, sign: string) => bytes.indexOf(sign, offset - base) + 1;
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) visit(one);
    else if (typeof value === 'object' && value !== null) {
      const node = value as Node;
      if (node.type === 'SwitchStatement') ask(node);
      for (const part of Object.values(node)) visit(part);
    }
  };
  const ask = ({ span, discriminant, cases }: Node): void => {
    const { span: of, type, operator } = discriminant as Node;
    // What `typeof` gives is JavaScript's own, and the compiler does not narrow it.
    if (span === undefined || of === undefined || (type === 'UnaryExpression' && operator === 'typeof')) return;
    const asked = bytes.subarray(of.start - base, of.end - base).toString('utf8');
    const other = (cases as readonly Case[]).find(({ test }) => test === null);
    // In front, where no case that stands before falls into it.
    if (other === undefined) inserted.push({ at: after(of.end, '{'), text: ` default: everyKindHasACase(${asked}); ` });
    else inserted.push({ at: after(other.span.start, ':'), text: ` defaultIsForWhatHasNoEnd(${asked}); ` });
  };
  visit(module.body.slice(1));
  let [text, from] = ['', 0];
  for (const { at, text: question } of inserted.sort((one, other) => one.at - other.at)) {
    text += bytes.subarray(from, at).toString('utf8') + question;
    from = at;
  }
  return text + bytes.subarray(from).toString('utf8');
}

/** The switches of some files that leave a kind out, as `<file>:<line>: <kinds>`, asked of the compiler. */
export function leavingOut(files: ReadonlyMap<string, string>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'switches-'));
  try {
    for (const [file, source] of files) {
      mkdirSync(join(folder, file, '..'), { recursive: true });
      writeFileSync(join(folder, file), withQuestions(source, file.endsWith('x')));
    }
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    cpSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
    writeFileSync(join(folder, 'questions.d.ts'), QUESTIONS);
    const { compilerOptions } = JSON.parse(readFileSync(join(ROOT, 'tsconfig.json'), 'utf8'));
    // The questions come behind a `return`, or before a declaration that a case shares with others.
    const asked = { ...compilerOptions, allowUnreachableCode: true, noFallthroughCasesInSwitch: false };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: asked, include: ['.'] }));
    return problemsIn(compiled(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function compiled(folder: string): string {
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
  try {
    return execFileSync(process.execPath, [compiler, '--pretty', 'false', '-p', folder], {
      cwd: folder,
      encoding: 'utf8',
    });
  } catch (error) {
    return (error as { readonly stdout: string }).stdout;
  }
}

/** What the compiler says no to; anything else that it finds is in the sources themselves. */
function problemsIn(output: string): string[] {
  return output
    .split('\n')
    .filter((line) => /^\S.*: error /.test(line))
    .flatMap((line) => {
      const [, file, at, kinds] =
        /^(.+)\((\d+),\d+\): error TS2345: Argument of type '(.+)' is not assignable to parameter of type 'never'\.$/.exec(
          line,
        ) ?? [];
      // Where no kind is left, nothing is left to have one: that is as it should be.
      if (kinds === 'any' || /error TS2339: .* on type 'never'\.$/.test(line)) return [];
      return file === undefined ? [line] : [`${file}:${at}: ${kinds}`];
    });
}

/** The sources of this project, by their paths in it. */
export function sourcesOfProject(): Map<string, string> {
  return new Map(
    ['lib', 'functions'].flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.tsx?$/.test(file))
        .map((file): [string, string] => [join(folder, file), readFileSync(join(ROOT, folder, file), 'utf8')]),
    ),
  );
}
