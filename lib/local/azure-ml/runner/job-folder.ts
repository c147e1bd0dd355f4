import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** The folders of one run, as Azure ML names them. */
export interface JobFolder {
  readonly root: string;
  /** What the command runs in: the files of its code. */
  readonly code: string;
  /** A link or a folder for each input. */
  readonly inputs: string;
  readonly outputs: string;
  /** What its processes have written. */
  readonly userLogs: string;
  /** What was done for it here. */
  readonly systemLogs: string;
}

export function folderAt(root: string): JobFolder {
  return {
    root,
    code: join(root, 'code'),
    inputs: join(root, 'inputs'),
    outputs: join(root, 'outputs'),
    userLogs: join(root, 'user_logs'),
    systemLogs: join(root, 'system_logs'),
  };
}

/**
 * A new folder for a run, named after it. Names that differ in capitals alone are different jobs, and may be one folder to
 * the file system: the later one gets a number.
 */
export function makeFolder(parent: string, name: string): string {
  mkdirSync(parent, { recursive: true });
  for (let number = 1; ; number++) {
    const path = join(parent, number === 1 ? name : `${name}~${number}`);
    try {
      mkdirSync(path);
      return path;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

export function makeFolders({ code, inputs, outputs, userLogs, systemLogs }: JobFolder): void {
  for (const path of [code, inputs, outputs, userLogs, systemLogs]) mkdirSync(path, { recursive: true });
}

/** Where an output is, within the folder of its run. */
export function outputPath({ outputs }: JobFolder, name: string): string {
  return join(outputs, name);
}
