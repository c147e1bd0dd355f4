import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { FRAMEWORKS, type Framework } from './framework';
import type { NewFile } from './new-files';
import { type PackageOptions, packageJson } from './package-json';
import type { Names } from './project-names';

const ROOT = join(__dirname, '..', '..');
/** What every new project begins with. */
const STARTER = join(ROOT, 'starter');

/** npm leaves these out of a package, or follows them itself, under their own names. */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ['gitattributes', '.gitattributes'],
  ['gitignore', '.gitignore'],
  ['nvmrc', '.nvmrc'],
]);

/** What is this project's own, and the same in a new one. */
const SHARED = [join('.github', 'comment.sh')];

/** So many days exceptions from security rules hold that somebody approves on the first day; at most a year is allowed. */
const DAYS_OF_EXCEPTIONS = 180;

/**
 * The files of a new project, with the user's names in them.
 *
 * @param today the day from which on exceptions hold, such as `2026-11-22`
 * @param source where npm gets this package from; the version that runs by default
 */
export function projectFiles(names: Names, today: string, source?: string): NewFile[] {
  const framework = frameworkOf(names.framework);
  const values = valuesOf(names, framework, today);
  const starter = filesIn(STARTER).map((file) => ({
    path: nameOf(file),
    content: ofFramework(filled(readFileSync(join(STARTER, file), 'utf8'), file, values), framework),
  }));
  const shared = SHARED.map((path) => ({ path, content: readFileSync(join(ROOT, path), 'utf8') }));
  const made = Object.entries({
    'cdktf.json': cdktfJson(names.name),
    'package.json': packageJson(names.name, framework, {
      source,
      messages: 'examples/messages',
      profile: 'local/profile.json',
    }),
  }).map(([path, value]) => ({ path, content: json(value) }));
  return [...starter, ...shared, ...made];
}

/** What every project has, whatever it deploys; the rest of the starter is about its example. */
const COMMON = ['gitattributes', 'gitignore', 'main.ts', 'nvmrc', 'tsconfig.json'];

/** Of the files of a new project those that say nothing of what it deploys: the app, the packages, the options. */
export function commonFiles(
  { name, framework: wanted }: Pick<Names, 'name' | 'framework'>,
  options: Omit<PackageOptions, 'profile'>,
): NewFile[] {
  const framework = frameworkOf(wanted);
  const values = new Map([['node', framework.node.replace('>=', '')]]);
  const common = COMMON.map((file) => ({
    path: nameOf(file),
    content: ofFramework(filled(readFileSync(join(STARTER, file), 'utf8'), file, values), framework),
  }));
  return [
    ...common,
    { path: 'cdktf.json', content: json(cdktfJson(name)) },
    { path: 'package.json', content: json(packageJson(name, framework, options)) },
  ];
}

function frameworkOf(name: string): Framework {
  const framework = FRAMEWORKS.get(name);
  if (framework === undefined) throw new Error(`no framework is called ${name}`);
  return framework;
}

/** The last day of exceptions that somebody still has to approve. @param today such as `2026-11-22` */
export function endOfExceptions(today: string): string {
  const end = new Date(`${today}T00:00:00Z`);
  end.setUTCDate(end.getUTCDate() + DAYS_OF_EXCEPTIONS);
  return end.toISOString().slice(0, 10);
}

/** The names of these files, whatever the project is called. */
export function projectPaths(): string[] {
  return [...filesIn(STARTER).map(nameOf), ...SHARED, 'cdktf.json', 'package.json'].sort();
}

function nameOf(file: string): string {
  return RENAMED.get(file) ?? file;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + sep.length));
}

/** What stands in the starter as `{{name}}`. */
function valuesOf({ name, prefix, location, email }: Names, framework: Framework, today: string): Map<string, string> {
  return new Map([
    ['name', name],
    ['prefix', prefix],
    // Storage accounts have small letters and digits alone.
    ['letters', prefix.replace(/-/g, '')],
    ['location', location],
    ['email', email],
    ['expires', endOfExceptions(today)],
    ['node', framework.node.replace('>=', '')],
  ]);
}

/** GitHub and Azure ML have expressions that look alike, with a dollar in front. */
function filled(text: string, file: string, values: ReadonlyMap<string, string>): string {
  return text.replace(/(?<!\$)\{\{(\w+)\}\}/g, (_, key) => {
    const value = values.get(key);
    if (value === undefined) throw new Error(`starter/${file}: nothing is called ${key}`);
    // In TypeScript it stands between single quotes.
    return file.endsWith('.ts') ? value.replace(/[\\']/g, '\\$&') : value;
  });
}

/** The constructs come from the entry for the framework; all else is the same for both. */
function ofFramework(text: string, { entry }: Framework): string {
  return text.replace(/(?<=from ')training-job-scheduler(?=')/g, entry);
}

/** The command line of cdktf knows a project by an id, which is the same whenever one of this name is made. */
function cdktfJson(name: string): object {
  const hash = createHash('sha256').update(name).digest('hex');
  const id = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `4${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ];
  return {
    language: 'typescript',
    app: 'npm run --silent synth',
    projectId: id.join('-'),
    sendCrashReports: 'false',
    terraformProviders: [],
    terraformModules: [],
    context: {},
  };
}

function json(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
