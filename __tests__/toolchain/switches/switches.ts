import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isNode, type Node, parseTypeScript } from '../../../lib/package/typescript-parser';

const ROOT = join(__dirname, '../../..');

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
  const inserted: { readonly at: number; readonly text: string }[] = [];
  const after = (offset: number, sign: string) => source.indexOf(sign, offset) + 1;
  const visit = (node: Node): void => {
    if (node.type === 'SwitchStatement') ask(node);
    for (const part of Object.values(node)) {
      for (const one of Array.isArray(part) ? part : [part]) if (isNode(one)) visit(one);
    }
  };
  const ask = ({ discriminant, cases }: Node): void => {
    const { start, end, type, operator } = discriminant as Node;
    // What `typeof` gives is JavaScript's own, and the compiler does not narrow it.
    if (type === 'UnaryExpression' && operator === 'typeof') return;
    const asked = source.slice(start, end);
    const other = (cases as readonly Node[]).find(({ test }) => test === null);
    // In front, where no case that stands before falls into it.
    if (other === undefined) inserted.push({ at: after(end, '{'), text: ` default: everyKindHasACase(${asked}); ` });
    else inserted.push({ at: after(other.start, ':'), text: ` defaultIsForWhatHasNoEnd(${asked}); ` });
  };
  visit(parseTypeScript(source, isMarkup));
  let [text, from] = ['', 0];
  for (const { at, text: question } of inserted.sort((one, other) => one.at - other.at)) {
    text += source.slice(from, at) + question;
    from = at;
  }
  return text + source.slice(from);
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
