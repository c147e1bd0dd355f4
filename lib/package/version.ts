import { ownManifest } from './manifest';

/** The version of this project, as its package.json has it. */
export function packageVersion(): string {
  return ownManifest().version;
}
