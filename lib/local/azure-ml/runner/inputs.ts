import { cpSync, existsSync, mkdirSync, statSync, symlinkSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { RegisteredAsset } from '../../deployment/deployment';
import type { LocalProfile } from '../../profile/profile';
import type { TaskInput } from '../core';
import { folderAt, outputPath } from './job-folder';

/** What is known of data on this machine. */
export interface DataHere {
  readonly profile: LocalProfile;
  readonly assetOf: (id: string) => RegisteredAsset | undefined;
  /** The folder of a run; `undefined` where there is none of that name. */
  readonly folderOf: (run: string) => string | undefined;
}

/** An asset by what it is called in a reference. */
interface Named {
  readonly kind: 'data' | 'models';
  readonly name: string;
  readonly version: string;
}

/** Something that a run needs is not here: what, and how to have it. */
export class MissingHere extends Error {
  override readonly name = 'MissingHere';
}

const ARM_ID = /^(?:azureml:)?\/subscriptions\/.*\/workspaces\/[^/]+\/(data|models)\/([^/]+)\/versions\/([^/]+)$/i;
const SHORT = /^azureml:([^:@/]+):([^:@/]+)$/;
/** What Azure ML calls an output that it registers by itself. */
const REGISTERED_OUTPUT = /^azureml_([\w-]+?)_output_([\w.-]+)$/;
const OUTPUT = /^azureml:\/\/(?:subscriptions\/.*\/)?datastores\/\w+\/paths\/azureml\/([\w-]+)\/([\w.-]+)\/?$/;
const OUTPUT_OF_JOB = /^azureml:\/\/jobs\/([\w-]+)\/outputs\/([\w.-]+?)\/?(?:\/paths\/?(.*))?$/;

/**
 * Puts what an input names into the folder of a run: a link to where it is on this machine, or a copy where that is a
 * registered asset.
 *
 * @returns its path there
 * @throws MissingHere where it is not on this machine
 */
export function placeInput(
  folder: string,
  name: string,
  input: Exclude<TaskInput, { kind: 'literal' }>,
  here: DataHere,
): string {
  const target = join(folder, name);
  if (input.kind === 'output') return linkTo(target, outputOf(input.run, input.output, here));
  const { uri, type } = input;
  const named = namedBy(uri, type);
  const said = named === undefined ? own(here.profile.data, uri) : saidBy(here.profile, named);
  if (said !== undefined) return linkTo(target, checked(resolve(here.profile.folder ?? '.', said), uri));
  const [, run, output] =
    OUTPUT.exec(uri) ?? OUTPUT_OF_JOB.exec(uri) ?? REGISTERED_OUTPUT.exec(named?.name ?? '') ?? [];
  if (run !== undefined && output !== undefined) return linkTo(target, outputOf(run, output, here));
  const asset = named === undefined ? undefined : here.assetOf(uri.replace(/^azureml:(?=\/)/, ''));
  if (asset !== undefined && asset.files.size > 0) return copyAsset(target, asset, type);
  throw new MissingHere(missingText(uri, named));
}

/** Copies the files of an asset. @throws MissingHere where one of them is not there */
export function copyFiles(target: string, { id, files }: RegisteredAsset): void {
  mkdirSync(target, { recursive: true });
  for (const [path, source] of files) {
    const place = resolve(target, path);
    const within = relative(target, place);
    // A document of others says what files are called.
    if (within.startsWith('..') || isAbsolute(within))
      throw new MissingHere(`${id} has a file outside of its folder: ${path}`);
    if (!existsSync(source)) throw new MissingHere(`${source}, a file of ${id}, is not there; synthesize again`);
    mkdirSync(dirname(place), { recursive: true });
    cpSync(source, place);
  }
}

function copyAsset(target: string, asset: RegisteredAsset, type: string): string {
  copyFiles(target, asset);
  const [only] = asset.files.size === 1 ? asset.files.keys() : [];
  return type === 'uri_file' && only !== undefined ? join(target, only) : target;
}

function outputOf(run: string, output: string, { folderOf }: DataHere): string {
  const folder = folderOf(run);
  if (folder === undefined)
    throw new MissingHere(`the output ${output} of job ${run} is not here: there is no such job`);
  const path = outputPath(folderAt(folder), output === 'artifacts' ? '' : output);
  if (!existsSync(path)) throw new MissingHere(`job ${run} has left no output ${output}`);
  return path;
}

function saidBy({ data, models }: LocalProfile, { kind, name, version }: Named): string | undefined {
  const table = kind === 'models' ? models : data;
  return own(table, `${name}:${version}`) ?? own(table, name);
}

function own(table: Readonly<Record<string, string>> | undefined, name: string): string | undefined {
  return table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}

function checked(path: string, uri: string): string {
  if (!existsSync(path)) throw new MissingHere(`${path}, which the local profile has for ${uri}, is not there`);
  return path;
}

function namedBy(uri: string, type: string): Named | undefined {
  const [, kind, name, version] = ARM_ID.exec(uri) ?? [];
  if (name !== undefined && version !== undefined)
    return { kind: kind?.toLowerCase() === 'models' ? 'models' : 'data', name, version };
  const [, shortName, shortVersion] = SHORT.exec(uri) ?? [];
  if (shortName === undefined || shortVersion === undefined) return undefined;
  return { kind: type.endsWith('_model') ? 'models' : 'data', name: shortName, version: shortVersion };
}

function missingText(uri: string, named: Named | undefined): string {
  if (named === undefined)
    return `${uri} is not on this machine, and nothing is fetched; say where it is in the local profile: "data": { ${JSON.stringify(uri)}: "<folder or file>" }`;
  const { kind, name, version } = named;
  return `${kind} ${name}:${version} is not on this machine; say where it is in the local profile: "${kind}": { "${name}": "<folder or file>" }`;
}

/** A link; where the system has none for a file, the path itself. */
function linkTo(target: string, path: string): string {
  const isFolder = statSync(path).isDirectory();
  if (process.platform === 'win32' && !isFolder) return path;
  const place = isFolder ? target : join(target, basename(path));
  if (!isFolder) mkdirSync(target, { recursive: true });
  symlinkSync(path, place, isFolder ? 'junction' : 'file');
  return place;
}
