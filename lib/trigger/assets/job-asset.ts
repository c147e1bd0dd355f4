import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { type AssetKind, type DataType, registeredAsset } from '../jobs';
import { contentHash, HASH_VERSION, type LocalFile, type LocalFiles } from './local-files';

/** The kinds of things that are registered with a deployment. */
export type JobAssetKind = Extract<AssetKind, 'codes' | 'components' | 'data' | 'environments'>;

/** What a workspace and its storage are called in what is registered; a deployment puts their names in. */
export interface AssetPlace {
  /** The ARM id of the workspace. */
  readonly workspaceId: string;
  /** The address of the files of this asset, without "/" at its end. */
  readonly filesUri: string;
}

/**
 * Something that is registered in the workspace when it is deployed, under a name that says where it comes from and a
 * version that is a hash of its content: what has not changed is the same version, and nothing is done.
 */
export class JobAsset {
  /** Code: files that a command finds in its folder. */
  static code(path: string, { files }: LocalFiles): JobAsset {
    const hash = contentHash(files);
    return new JobAsset('codes', nameOf(path), hash, files, ({ filesUri }) => ({
      codeUri: filesUri,
      properties: { hash_sha256: hash, hash_version: HASH_VERSION },
    }));
  }

  /** Data that lies beside a job file. */
  static data(path: string, type: DataType, { files, isFile }: LocalFiles): JobAsset {
    const only = isFile ? files[0]?.path : undefined;
    return new JobAsset('data', nameOf(path), hashOf([type, contentHash(files)]), files, ({ filesUri }) => ({
      dataType: type,
      dataUri: only === undefined ? `${filesUri}/` : `${filesUri}/${only}`,
    }));
  }

  /** An image, with packages of conda where there are any. */
  static image(path: string, image: string, condaFile: string | undefined): JobAsset {
    const properties = { image, ...(condaFile !== undefined && { condaFile }), osType: 'Linux' };
    return new JobAsset('environments', nameOf(path), hashOf(properties), [], () => properties);
  }

  /** An image that Azure ML builds. */
  static build(path: string, { files }: LocalFiles, dockerfilePath: string | undefined): JobAsset {
    const hash = hashOf([contentHash(files), dockerfilePath]);
    return new JobAsset('environments', nameOf(path), hash, files, ({ filesUri }) => ({
      build: { contextUri: `${filesUri}/`, ...(dockerfilePath !== undefined && { dockerfilePath }) },
      osType: 'Linux',
    }));
  }

  /**
   * A step of a pipeline, which only takes registered components.
   *
   * @param spec the component in the words of its YAML; what it refers to as `azureml:<name>:<version>` gets its ARM id
   */
  static component(path: string, spec: ComponentSpec): JobAsset {
    const version = hashOf(spec);
    const name = nameOf(path);
    return new JobAsset('components', name, version, [], ({ workspaceId }) => ({
      componentSpec: {
        ...spec,
        name,
        version: version.slice(0, VERSION_LENGTH),
        ...(spec.code !== undefined && { code: referenceIn(workspaceId, 'codes', spec.code) }),
        environment: referenceIn(workspaceId, 'environments', spec.environment),
      },
    }));
  }

  /** The version: enough of the hash. */
  readonly version: string;

  private constructor(
    readonly kind: JobAssetKind,
    readonly name: string,
    hash: string,
    readonly files: readonly LocalFile[],
    /** What is registered, in the words of ARM. */
    readonly properties: (place: AssetPlace) => Readonly<Record<string, unknown>>,
  ) {
    this.version = hash.slice(0, VERSION_LENGTH);
  }

  /** How a template refers to it. */
  get reference(): string {
    return `azureml:${this.name}:${this.version}`;
  }
}

/** A command component in the words of its YAML. */
export interface ComponentSpec {
  readonly type: 'command';
  readonly command: string;
  readonly environment: string;
  readonly code?: string;
  readonly _source: string;
  readonly [key: string]: unknown;
}

const VERSION_LENGTH = 40;

/** In a component a reference begins with `azureml:`, whatever follows. */
function referenceIn(workspaceId: string, kind: AssetKind, reference: string): string {
  const asset = registeredAsset(reference);
  if (asset === undefined || asset.name.startsWith('AzureML-')) return reference;
  return `azureml:${workspaceId}/${kind}/${asset.name}/versions/${asset.version}`;
}

/**
 * A name that says where it comes from, from the folder that the app runs in: the same on every machine. What has to be
 * replaced is told apart by a hash.
 */
function nameOf(path: string): string {
  const place = relative(process.cwd(), path).split(sep).join('/');
  const readable = place
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(-60)
    .replace(/^-/, '');
  return `${readable || 'here'}-${hashOf(place).slice(0, 8)}`;
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

/** A conda file as it stands there. */
export function condaText(path: string): string {
  return readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
}
