import { isAbsolute, join, normalize, resolve } from 'node:path';
import { kindOf, namesIn, parseJson, readFileText } from '../../../files';
import { isObject, type JsonObject, UnreadableDocument } from '../../../terraform';
import type { ConfigurationFile, ModuleCall } from './configuration-file';
import { hclConfiguration } from './hcl-configuration';
import { jsonConfiguration } from './json-configuration';

/** A folder with files of a configuration: the one that was named, or one of a module. */
export interface ModuleFolder {
  /** The folder, as the user would name it. */
  readonly path: string;
  /** The same, from the root of the file system. */
  readonly absolute: string;
  readonly files: readonly ConfigurationFile[];
}

/** A configuration, with all modules that it calls. */
export interface ConfigurationTree {
  readonly root: ModuleFolder;
  /** All folders, each once; the root is the first. */
  readonly folders: readonly ModuleFolder[];
  /** Modules by their addresses without keys: `bus.queues`; the root is ''. */
  readonly modules: ReadonlyMap<string, ModuleFolder>;
  /** What `terraform init` has downloaded, as it says itself: the text of `modules.json`. */
  readonly manifest: string | undefined;
}

/** Which files a program reads: OpenTofu has names of its own, which win. */
export type Program = 'terraform' | 'tofu';

/**
 * Reads a configuration with the modules that it calls: those on this machine, and those that `terraform init` has
 * downloaded.
 *
 * @throws FileProblem where a file cannot be read
 * @throws UnreadableDocument where a module is not there
 */
export function readTree(folder: string, program: Program): ConfigurationTree {
  const data = process.env.TF_DATA_DIR ?? '.terraform';
  const manifestFile = join(isAbsolute(data) ? data : join(folder, data), 'modules', 'modules.json');
  const manifest = kindOf(manifestFile) === 'file' ? manifestIn(manifestFile) : undefined;
  const downloaded = foldersIn(manifest);
  const folders = new Map<string, ModuleFolder>();
  const modules = new Map<string, ModuleFolder>();
  const missing: MissingModule[] = [];
  const withoutHost = new Set<string>();
  const read = (path: string, address: string, above: readonly string[]): ModuleFolder => {
    const absolute = resolve(path);
    const module = folders.get(absolute) ?? { path, absolute, files: filesIn(path, program) };
    folders.set(absolute, module);
    modules.set(address, module);
    // Terraform tells of a module that calls itself.
    if (above.includes(absolute)) return module;
    for (const call of module.files.flatMap(({ calls }) => calls)) {
      const inner = address === '' ? call.name : `${address}.${call.name}`;
      const { source } = call;
      if (source !== undefined && !source.startsWith('registry.')) withoutHost.add(inner);
      const isLocal = source !== undefined && /^\.\.?(?:[\\/]|$)/.test(source);
      const found = isLocal ? normalize(join(path, source)) : downloadedFolder(folder, downloaded.get(inner));
      if (found !== undefined && kindOf(found) === 'folder') read(found, inner, [...above, absolute]);
      else missing.push({ call, address: inner, folder: isLocal ? found : undefined });
    }
    return module;
  };
  const root = read(folder, '', []);
  if (missing.length > 0) throw new UnreadableDocument(missingModules(folder, missing, program));
  return {
    root,
    folders: [...folders.values()],
    modules,
    manifest: manifest && JSON.stringify(ofRegistry(manifest, program, withoutHost)),
  };
}

/** Where Terraform and OpenTofu look for a module whose source names no host. */
const REGISTRIES: Readonly<Record<Program, string>> = {
  terraform: 'registry.terraform.io/',
  tofu: 'registry.opentofu.org/',
};

/**
 * What was downloaded, as if it was by the program that reads it now: what the other one has downloaded for a source
 * without a host is there as well, but would be asked for again, of another registry.
 */
function ofRegistry(manifest: JsonObject, program: Program, withoutHost: ReadonlySet<string>): JsonObject {
  const Modules = modulesIn(manifest).map((one) => {
    const { Key: key, Source: source } = one;
    if (typeof source !== 'string' || !withoutHost.has(String(key))) return one;
    const host = Object.values(REGISTRIES).find((each) => source.startsWith(each));
    return host === undefined ? one : { ...one, Source: `${REGISTRIES[program]}${source.slice(host.length)}` };
  });
  return { ...manifest, Modules };
}

function downloadedFolder(folder: string, found: string | undefined): string | undefined {
  if (found === undefined) return undefined;
  return isAbsolute(found) ? found : join(folder, found);
}

/** A module that is not there. */
interface MissingModule {
  readonly call: ModuleCall;
  readonly address: string;
  /** The folder where it should be; `undefined` for one that is downloaded. */
  readonly folder: string | undefined;
}

/** All that are missing, in one line. */
function missingModules(folder: string, missing: readonly MissingModule[], program: Program): string {
  const named = ({ call: { place }, address }: MissingModule) =>
    `${place.file}:${place.line}: module.${address.replaceAll('.', '.module.')}`;
  const local = missing.flatMap((one) =>
    one.folder === undefined ? [] : `${named(one)}: there is no folder ${one.folder}`,
  );
  const remote = missing.flatMap((one) =>
    one.folder === undefined
      ? `${named(one)} of ${one.call.source ?? 'a source that is computed'} is not downloaded`
      : [],
  );
  const advice = remote.length === 0 ? [] : [`run ${program} init in ${folder} first`];
  return [...local, ...remote, ...advice].join('; ');
}

/** What was downloaded, as it was written down. @see modsdir.Manifest in the sources of Terraform */
function manifestIn(file: string): JsonObject {
  const { text } = readFileText(file);
  try {
    const json = parseJson(text);
    return isObject(json) ? json : {};
  } catch {
    throw new UnreadableDocument(`${file}: not JSON; run terraform init again`);
  }
}

function modulesIn({ Modules: modules }: JsonObject): readonly JsonObject[] {
  return Array.isArray(modules) ? modules.filter(isObject) : [];
}

/** Where modules were downloaded to, by their addresses. */
function foldersIn(manifest: JsonObject = {}): Map<string, string> {
  return new Map(
    modulesIn(manifest).flatMap(({ Key: key, Dir: dir }) =>
      typeof key === 'string' && typeof dir === 'string' && key !== '' ? [[key, dir] as const] : [],
    ),
  );
}

/** The files of a configuration in a folder. @see FilterFilenames in internal/configs/parser_config_dir.go */
function filesIn(folder: string, program: Program): ConfigurationFile[] {
  const names = namesIn(folder).filter(
    (name) => isConfiguration(name, program) && kindOf(join(folder, name)) === 'file',
  );
  const isReplaced = (name: string) => program === 'tofu' && names.includes(name.replace(/\.tf(\.json)?$/, '.tofu$1'));
  return names
    .filter((name) => !(/\.tf(\.json)?$/.test(name) && isReplaced(name)))
    .map((name) => {
      const file = join(folder, name);
      const { text } = readFileText(file);
      return name.endsWith('.json') ? jsonConfiguration(file, text) : hclConfiguration(file, text);
    });
}

/** Whether a file belongs to a configuration, by its name. */
export function isConfiguration(name: string, program: Program): boolean {
  if (name.startsWith('.') || name.endsWith('~') || (name.startsWith('#') && name.endsWith('#'))) return false;
  return /\.tf(\.json)?$/.test(name) || (program === 'tofu' && /\.tofu(\.json)?$/.test(name));
}
