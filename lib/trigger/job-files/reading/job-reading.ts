import { resolve } from 'node:path';
import { Inspection, type Shape, UNUSABLE } from '../../../rules';
import type { JobAsset } from '../../assets';
import type { YamlFile } from '../form/yaml-file';

/** What is read of a job file so far: what it needs to be registered, and what is wrong with it. */
export class JobReading {
  /** Problems, each with its place in a file before it. */
  readonly problems: string[] = [];
  private readonly known = new Map<string, JobAsset>();

  get assets(): readonly JobAsset[] {
    return [...this.known.values()];
  }

  /** What a file says, as far as it can be used. */
  inspect<T>(file: YamlFile, shape: Shape<T>): T {
    this.problems.push(...file.problems);
    return file.problems.length > 0 ? (shape.standIn as T) : this.inspectPart(file, shape, file.value, '');
  }

  /** What a part of a file says, as far as it can be used. */
  inspectPart<T>(file: YamlFile, shape: Shape<T>, value: unknown, path: string): T {
    const inspection = new Inspection();
    const usable = shape.inspect(value, path, inspection);
    this.tell(file, inspection.problems);
    return usable === UNUSABLE ? (shape.standIn as T) : usable;
  }

  /** @param problems each beginning with the path of what is wrong */
  tell(file: YamlFile, problems: readonly string[]): void {
    this.problems.push(...problems.map((problem) => file.placed(problem)));
  }

  /** How something is referred to that is registered when it is deployed; what stands in for what is wrong. */
  register(
    file: YamlFile,
    made: { readonly asset: JobAsset | undefined; readonly problems: readonly string[] },
  ): string {
    this.tell(file, made.problems);
    if (made.asset === undefined) return 'azureml:standin:1';
    this.known.set(`${made.asset.kind}/${made.asset.name}`, made.asset);
    return made.asset.reference;
  }
}

/** Where a path of a file leads: it begins at the file's folder. */
export function pathIn(file: YamlFile, written: string): string {
  return resolve(file.folder, written.replace(/^file:(\/\/)?/, ''));
}

/** Whether a text is a reference or an address, and no path here. */
export function isRemote(text: string): boolean {
  return /^(azureml:|[a-z][a-z0-9+.-]+:\/\/|\/subscriptions\/)/i.test(text);
}
