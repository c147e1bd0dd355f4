import type { Edit, Repetition } from './configuration/configuration-file';
import type { ConfigurationTree, ModuleFolder } from './configuration/configuration-tree';
import type { Diagnostic } from './run/terraform-errors';

/** How many instances something is given that has nobody knows how many, by the number of the sample. */
export const COUNTS = [1, 0, 3];

/** A `count` or `for_each`, and what is repeated by it. */
interface Repeated {
  readonly address: string;
  readonly repetition: Repetition;
}

/** Repetitions that nobody can tell the number of: Terraform refuses them, until each sample has a number of its own. */
export class OpenRepetitions {
  /** By the file, and by where it stands there. */
  private readonly found = new Map<string, Map<number, Repeated>>();

  constructor(private readonly tree: ConfigurationTree) {}

  get isEmpty(): boolean {
    return this.found.size === 0;
  }

  /** Why what is repeated may not be there, or several times, by its address. */
  reasons(): ReadonlyMap<string, string> {
    const all = [...this.found.values()].flatMap((found) => [...found.values()]);
    return new Map(all.map(({ address, repetition: { argument, text } }) => [address, `${argument} is ${text}`]));
  }

  /** What takes their place in a sample, by the file. @param number of the sample */
  changesFor(number: number): Map<string, Edit[]> {
    const count = COUNTS[number] ?? 0;
    return new Map(
      [...this.found].map(([file, found]) => [
        file,
        [...found.values()].map(({ repetition: { argument, start, end } }): Edit => {
          // Terraform knows of no time while it plans, so of nothing that is made of it.
          const keys = Array.from({ length: count }, (_, index) => `"${number}-${index}" = jsondecode(timestamp())`);
          const text = argument === 'count' ? `${count}` : `{ ${keys.join(', ')} }`;
          return { start, end, text: file.endsWith('.json') ? JSON.stringify(`\${${text}}`) : text };
        }),
      ]),
    );
  }

  /** Whether errors are about repetitions whose number is not known, which are left open from now on. */
  takes(errors: readonly Diagnostic[]): boolean {
    let isNew = false;
    for (const { summary, file, line } of errors) {
      if (!/^Invalid (count|for_each) argument$/.test(summary) || file === undefined || line === undefined)
        return false;
      const repeated = [...this.tree.modules].flatMap(([address, folder]) => repeatedIn(folder, address, file, line));
      for (const { address, repetition } of repeated) {
        const found = this.found.get(file) ?? new Map();
        this.found.set(file, found);
        isNew ||= !found.has(repetition.start);
        found.set(repetition.start, { repetition, address });
      }
    }
    return isNew;
  }
}

/** The repetitions of a module on a line of one of its files, with the addresses of what is repeated. */
function repeatedIn({ files }: ModuleFolder, module: string, file: string, line: number): Repeated[] {
  const prefix = module === '' ? '' : `module.${module.replaceAll('.', '.module.')}.`;
  return files.flatMap((one) => {
    if (one.file !== file) return [];
    const declared = one.declarations.map(({ kind, type, name, place, repetition }) => ({
      address: `${prefix}${kind === 'resource' ? '' : `${kind}.`}${type}.${name}`,
      place,
      repetition,
    }));
    const called = one.calls.map(({ name, place, repetition }) => ({
      address: `${prefix}module.${name}`,
      place,
      repetition,
    }));
    return [...declared, ...called].flatMap(({ address, place, repetition }) =>
      repetition !== undefined && place.line <= line && line <= place.endLine ? [{ address, repetition }] : [],
    );
  });
}
