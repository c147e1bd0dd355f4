import { resolve } from 'node:path';
import { JobAsset } from './job-asset';
import { localFiles } from './local-files';

/** Code that lies here, and is registered in the workspace when it is deployed. */
export class JobCode {
  /**
   * The files of a folder, without what its `.amlignore` names (or its `.gitignore`, where it has none).
   *
   * @param path from the folder that the app runs in
   */
  static fromFolder(path: string): JobCode {
    return JobCode._at(resolve(path), 'code', path);
  }

  /** @internal @param subject what a problem is about */
  static _at(path: string, subject: string, shown: string): JobCode {
    const found = localFiles(path, subject, shown);
    return new JobCode(found.problems.length === 0 ? JobAsset.code(path, found) : undefined, found.problems);
  }

  private constructor(
    /** What is registered; `undefined` where something is wrong with it. */
    readonly asset: JobAsset | undefined,
    /** What is wrong, a line each. */
    readonly problems: readonly string[],
  ) {}
}
