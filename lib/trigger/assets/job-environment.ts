import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { describeProblem } from '../../rules';
import { condaText, JobAsset } from './job-asset';
import { localFiles } from './local-files';

/** What an image adds to itself. */
export interface ImageOptions {
  /**
   * A file with packages of conda, from the folder that the app runs in.
   *
   * @default - none
   */
  readonly condaFile?: string;
}

/** What commands run in, where it is not registered yet: it is, when it is deployed. */
export class JobEnvironment {
  /**
   * A public image, or one of a container registry that the workspace may read.
   *
   * @param name what it is called in the workspace
   */
  static fromImage(name: string, image: string, { condaFile }: ImageOptions = {}): JobEnvironment {
    const conda = condaFile === undefined ? undefined : { path: resolve(condaFile), shown: condaFile };
    return JobEnvironment._image(resolve(name), image, conda, 'environment');
  }

  /**
   * An image that Azure ML builds from a folder with a Dockerfile.
   *
   * @param path from the folder that the app runs in
   */
  static fromDockerfile(path: string, options: { readonly dockerfilePath?: string } = {}): JobEnvironment {
    return JobEnvironment._build(resolve(path), options.dockerfilePath, 'environment', path);
  }

  /** @internal @param subject what a problem is about */
  static _image(
    path: string,
    image: string,
    conda: { readonly path: string; readonly shown: string } | undefined,
    subject: string,
  ): JobEnvironment {
    const problems: string[] = [];
    if (!IMAGE.test(image)) {
      const allowed = 'the name of an image: <registry>/<name>:<tag>';
      problems.push(describeProblem({ subject: `${subject}.image`, got: image, allowed, fix: 'give one' }));
    }
    if (conda !== undefined && !isFile(conda.path)) {
      const allowed = 'a file that is there';
      const fix = 'give its path from where it is written';
      problems.push(describeProblem({ subject: `${subject}.conda_file`, got: conda.shown, allowed, fix }));
    }
    if (problems.length > 0) return new JobEnvironment(undefined, problems);
    return new JobEnvironment(JobAsset.image(path, image, conda && condaText(conda.path)), []);
  }

  /** @internal @param subject what a problem is about */
  static _build(path: string, dockerfile: string | undefined, subject: string, shown: string): JobEnvironment {
    const found = localFiles(path, `${subject}.build.path`, shown);
    const name = dockerfile ?? 'Dockerfile';
    const problems = [...found.problems];
    if (problems.length === 0 && !found.files.some((file) => file.path === name)) {
      const allowed = `a folder with ${name} in it, which .amlignore does not name`;
      problems.push(describeProblem({ subject: `${subject}.build.path`, got: shown, allowed, fix: 'put it there' }));
    }
    return new JobEnvironment(problems.length === 0 ? JobAsset.build(path, found, dockerfile) : undefined, problems);
  }

  private constructor(
    /** What is registered; `undefined` where something is wrong with it. */
    readonly asset: JobAsset | undefined,
    /** What is wrong, a line each. */
    readonly problems: readonly string[],
  ) {}
}

/** A reference as the client of Docker reads it, roughly: no spaces, no scheme. */
const IMAGE = /^[a-z0-9][\w.-]*(:\d+)?(\/[a-z0-9][\w.-]*)*(:[\w][\w.-]*)?(@sha256:[0-9a-f]{64})?$/;

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}
