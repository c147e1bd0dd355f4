import { join } from 'node:path';
import { FileProblem, realFolder } from '../../files';
import { Bounds, MOST_INSTANCES } from '../hcl/bounds';
import type { Computed, Gap, JsonObject } from '../resource';
import { type Called, type Caller, type Inputs, Module } from './scope';
import { type ModuleSource, moduleSource } from './source';
import type { SourceFile, SourceFolder } from './source-folder';

/** Reads a folder. @throws an error of one line for what cannot be read */
export type ReadFolder = (folder: string) => SourceFolder;

/** A module's folder, read once for all calls of it. */
interface Loaded {
  readonly source: ModuleSource;
  readonly files: readonly SourceFile[];
  readonly gaps: readonly Gap[];
}

/** So many modules may call each other, one inside the other. */
const MOST_INSIDE = 100;

/** The local modules that a configuration calls, each folder read once. */
export class LocalModules implements Caller {
  readonly bounds = new Bounds();
  private readonly loaded = new Map<string, Loaded | string>();
  private readonly called = new Set<Loaded>();

  constructor(
    private readonly read: ReadFolder | undefined,
    readonly computed?: Computed | undefined,
  ) {}

  /** The files of all modules that were read. */
  get files(): readonly SourceFile[] {
    return [...this.loaded.values()].flatMap((one) => (typeof one === 'string' ? [] : one.files));
  }

  /** The folders of all modules that were read. */
  get folders(): readonly string[] {
    return [...this.loaded].flatMap(([folder, one]) => (typeof one === 'string' ? [] : [folder]));
  }

  /** What of a module's folder was not understood. */
  gapsOf(module: Module): readonly Gap[] {
    const real = module.folder === undefined ? undefined : realFolder(module.folder);
    const loaded = real === undefined ? undefined : this.loaded.get(real);
    return loaded === undefined || typeof loaded === 'string' ? [] : [...loaded.gaps, ...loaded.source.gaps];
  }

  call(from: Module, call: JsonObject, address: string, inputs: Inputs): Called {
    const { source } = call;
    if (typeof source !== 'string' || !/^\.\.?(\/|$)/.test(source)) {
      return { why: `calls ${JSON.stringify(source) ?? 'nothing'}, which is no folder of this project` };
    }
    if (this.read === undefined || from.folder === undefined) return { why: `calls ${source}, which was not read` };
    const folder = join(from.folder, source);
    const real = folderBehind(folder);
    if (real === undefined) return { why: `calls ${source}, which is not there` };
    if (real instanceof FileProblem) return { why: `calls ${source}, which ${real.reason}` };
    let inside = 0;
    for (let above: Module | undefined = from; above !== undefined; above = above.calledBy?.module) {
      if (above.folder !== undefined && realFolder(above.folder) === real)
        return { why: `calls ${source}, which calls itself` };
      inside++;
    }
    if (inside > MOST_INSIDE) return { why: `calls ${source}, which more than ${MOST_INSIDE} modules are around` };
    const loaded = this.load(real, folder);
    if (typeof loaded === 'string') return { why: loaded };
    // Once, it has as much as its files.
    const isRepeated = this.called.has(loaded);
    this.called.add(loaded);
    if (isRepeated && !this.bounds.makes(1 + loaded.source.declarations.size)) {
      return { why: `calls ${source}, and more than ${MOST_INSTANCES} modules and resources are made of others` };
    }
    return { module: new Module(loaded.source, address, folder, inputs, this, { module: from, call }) };
  }

  private load(real: string, folder: string): Loaded | string {
    const known = this.loaded.get(real);
    if (known !== undefined) return known;
    const loaded = this.loadNew(folder);
    this.loaded.set(real, loaded);
    return loaded;
  }

  private loadNew(folder: string): Loaded | string {
    try {
      const { files, gaps } = (this.read as ReadFolder)(folder);
      for (const { text } of files) this.bounds.add(text);
      if (files.length === 0) return `calls ${folder}, which has no .tf.json file`;
      // Terraform gives variables of a module no values of files.
      return { source: moduleSource(files), files, gaps: gaps.filter(({ address }) => !address.endsWith('.tfvars')) };
    } catch (error) {
      return `calls ${folder}, which cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    }
  }
}

function folderBehind(folder: string): string | undefined | FileProblem {
  try {
    return realFolder(folder);
  } catch (error) {
    if (error instanceof FileProblem) return error;
    throw error;
  }
}

/** The arguments of a call that are for the module, and not for Terraform. */
export function argumentsOf(call: JsonObject): JsonObject {
  const { source, version, providers, for_each, count, depends_on, '//': comment, ...rest } = call;
  return rest;
}
