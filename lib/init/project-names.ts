import { basename, resolve } from 'node:path';
import { describeProblem, show } from '../rules';
import { FRAMEWORKS } from './framework';
import { installedPackages } from './package-json';
import { doubtfulRegion, misspeltRegion } from './regions';

/** What a project and the things that it deploys are called; the user's own. */
export interface Names {
  /** The name of the project, in package.json and as the tag `application` of all that it deploys. */
  readonly name: string;
  /** What the names of namespaces, vaults and storage accounts begin with, which are unique in all of Azure. */
  readonly prefix: string;
  /** The region, such as `westeurope`. */
  readonly location: string;
  /** Who is told of dead letters and errors. */
  readonly email: string;
  /** `cdktf` or `cdktn`. */
  readonly framework: string;
}

/** One name that is asked for, or given as an option. */
export interface Question {
  readonly key: keyof Names;
  /** How it is asked on a terminal. */
  readonly asks: string;
  /** What the option is for, in the help of the command. */
  readonly help: string;
  /** The answers that there are, with what each means; any text without. */
  readonly choices?: readonly { readonly value: string; readonly means: string }[];
  /** What is taken where nothing is said; `undefined` for a name that nobody can guess. */
  usual(known: { readonly folder: string; readonly prefix?: string; readonly name?: string }): string | undefined;
  /** What is allowed, and how to get there, for an answer that is not; `undefined` for one that is. */
  fault(answer: string): { readonly allowed: string; readonly fix: string } | undefined;
  /** What is said of an answer that is taken, and that somebody may not have meant. @default - nothing */
  doubt?(answer: string): string | undefined;
  /** What the usual answer is made of, in words; for one that can be wrong. */
  madeOf?(known: { readonly folder: string; readonly name?: string }): string;
}

/** `kv-<prefix>-prod` and `st<prefix>prodml` have at most 24 characters. */
const LONGEST_PREFIX = 16;

/** The names in the order in which they are asked for. */
export const QUESTIONS: readonly Question[] = [
  {
    key: 'name',
    asks: 'name of the project',
    help: 'name of the project (default: that of the folder)',
    usual: ({ folder }) => packageNameOf(basename(resolve(folder))),
    madeOf: ({ folder }) => `the name of the folder, ${show(basename(resolve(folder)))}`,
    fault: (answer) => {
      if (RESERVED.has(answer)) return { allowed: 'a name that npm does not use itself', fix: 'use my-jobs' };
      if (installedPackages().has(answer)) {
        return { allowed: 'a name that no package has that the project installs', fix: 'choose another' };
      }
      const isName = /^[a-z0-9][a-z0-9._-]*$/.test(answer) && answer.length <= 214;
      const near = packageNameOf(answer);
      return isName
        ? undefined
        : { allowed: 'small letters, digits, "-", "." and "_"', fix: `use ${near || 'my-jobs'}` };
    },
  },
  {
    key: 'prefix',
    asks: 'what names in Azure begin with (unique in all of Azure)',
    help: `what names in Azure begin with, 2 to ${LONGEST_PREFIX} characters (default: made of the name)`,
    usual: ({ name }) => (name === undefined ? undefined : prefixOf(name)),
    madeOf: ({ name }) => `the name of the project, ${show(name)}`,
    fault: (answer) => {
      const isPrefix = /^[a-z](-?[a-z0-9])+$/.test(answer) && answer.length <= LONGEST_PREFIX;
      const allowed = `2 to ${LONGEST_PREFIX} small letters, digits and single "-", first a letter, last no "-"`;
      const near = prefixOf(answer);
      return isPrefix ? undefined : { allowed, fix: `use ${near.length > 1 ? near : 'contoso-ml'}` };
    },
  },
  {
    key: 'location',
    asks: 'region of Azure',
    help: 'region of Azure (default: westeurope)',
    usual: () => 'westeurope',
    fault: (answer) => {
      const near = answer.toLowerCase().replace(/[^a-z0-9]/g, '');
      const meant = misspeltRegion(answer);
      const allowed = 'the name of a region as az account list-locations has it, small letters and a digit';
      if (meant !== undefined) return { allowed, fix: `use ${meant}` };
      const isRegion = isNameOfRegion(answer);
      return isRegion ? undefined : { allowed, fix: `use ${isNameOfRegion(near) ? near : 'westeurope'}` };
    },
    doubt: doubtfulRegion,
  },
  {
    key: 'email',
    asks: 'mail address that alerts go to',
    help: 'mail address that alerts go to; has to be given where nobody can be asked',
    usual: () => undefined,
    fault: (answer) =>
      /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(answer)
        ? undefined
        : { allowed: 'a mail address', fix: 'write it like oncall@example.com' },
  },
  {
    key: 'framework',
    asks: 'framework',
    help: 'cdktf, or cdktn for CDK Terrain, its successor, on Node 22 and later (default: cdktf)',
    choices: [
      { value: 'cdktf', means: 'CDK for Terraform 0.21, archived by HashiCorp; Node 20 and later' },
      { value: 'cdktn', means: 'CDK Terrain, the successor that the community keeps; Node 22 and later' },
    ],
    usual: () => 'cdktf',
    fault: (answer) =>
      FRAMEWORKS.has(answer)
        ? undefined
        : { allowed: [...FRAMEWORKS.keys()].join(' or '), fix: 'use cdktf where you do not know' },
  },
];

/** What is wrong with an answer, in a line; `undefined` where nothing is. */
export function questionProblem({ key, fault }: Question, answer: string | undefined): string | undefined {
  const found = fault(answer ?? '');
  return found && describeProblem({ subject: `--${key}`, got: answer, ...found });
}

/**
 * The same of an answer that nobody gave, and that was made of something else: of what, and how to give one.
 *
 * @param known the folder, and the name of the project
 */
export function usualProblem(
  question: Question,
  answer: string | undefined,
  known: { readonly folder: string; readonly name?: string | undefined },
): string | undefined {
  const { key, fault, madeOf } = question;
  const found = madeOf && fault(answer ?? '');
  if (madeOf === undefined || found === undefined) return questionProblem(question, answer);
  const { folder, name } = known;
  const source = madeOf({ folder, ...(name !== undefined && { name }) });
  const made = answer === undefined || answer === '' ? 'is nothing' : `is ${show(answer)}`;
  const example = found.fix.replace(/^use (?=\S+$)/, `--${key} `);
  const fix = example === found.fix ? `give another with --${key}` : `give one, such as ${example}`;
  return `--${key} was not given, and made of ${source}, it ${made}; allowed ${found.allowed}: ${fix}`;
}

/** Names that npm has for something else. */
const RESERVED: ReadonlySet<string> = new Set(['node_modules', 'favicon.ico']);

function isNameOfRegion(text: string): boolean {
  return /^[a-z]+\d?[a-z]*$/.test(text);
}

/** The nearest name that npm takes; empty where nothing is left. */
function packageNameOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[^a-z0-9]+|-+$/g, '')
    .slice(0, 214);
}

/** The nearest prefix; too short where nothing is left. */
function prefixOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, LONGEST_PREFIX)
    .replace(/-+$/, '');
}
