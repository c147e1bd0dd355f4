import type { RegisteredAsset } from '../../deployment/deployment';
import type { Assets } from '../asset-store';
import { objectAt, textAt } from '../core';
import { badRequest, notFound } from './arm-error';
import { type ArmAnswer, type ArmRequest, jsonBody } from './arm-request';
import { notAllowed } from './jobs-service';
import type { Uploads } from './uploads';
import { assetJson } from './workspace-answer';

const KINDS: readonly RegisteredAsset['kind'][] = ['codes', 'components', 'data', 'environments', 'models'];
const NAME = /^[a-zA-Z0-9][a-zA-Z0-9\-_]{0,254}$/;
const VERSION = /^[a-zA-Z0-9][a-zA-Z0-9._-]{0,254}$/;

/** What is registered in a workspace: `data`, `data/{name}/versions`, `data/{name}/versions/{version}`, and so on. */
export class AssetsService {
  constructor(
    private readonly assets: Assets,
    private readonly uploads: Uploads,
  ) {}

  isFor({ path }: ArmRequest): boolean {
    return KINDS.some((kind) => kind === path[0]);
  }

  async answer(asked: ArmRequest): Promise<ArmAnswer> {
    const { method, workspace, url } = asked;
    const [kind = '', name, versions, version, action, ...more] = asked.path;
    if (action === 'startPendingUpload' && kind === 'codes' && more.length === 0)
      return method === 'POST' ? { status: 200, body: this.uploads.begin(url.origin) } : notAllowed(method);
    if (action !== undefined || (versions !== undefined && versions !== 'versions'))
      return { error: notFound(url.pathname) };
    const container = `${workspace.id}/${kind}`;
    if (name === undefined) return method === 'GET' ? list(this.containersOf(container, kind)) : notAllowed(method);
    const found = this.assets.below(`${container}/${name}`);
    if (versions === undefined) {
      if (method !== 'GET') return notAllowed(method);
      return found.length === 0
        ? { error: notFound(`${kind} ${name}`) }
        : { status: 200, body: containerJson(container, kind, name, found) };
    }
    if (version === undefined)
      return method === 'GET' ? list(this.versions(container, found, url).map(assetJson)) : notAllowed(method);
    const id = `${container}/${name}/versions/${version}`;
    const known = this.assets.get(id);
    if (method === 'GET')
      return known === undefined
        ? { error: notFound(`${kind} ${name}:${version}`) }
        : { status: 200, body: assetJson(known) };
    return method === 'PUT' ? this.put(asked, id, known) : notAllowed(method);
  }

  /** A version that is there keeps what it is; code and environments are the same under the same version. */
  private async put({ request, path }: ArmRequest, id: string, known: RegisteredAsset | undefined): Promise<ArmAnswer> {
    const [kind, name = '', , version = ''] = path;
    const read = await jsonBody(request);
    if ('error' in read) return read;
    if (!NAME.test(name) || !VERSION.test(version))
      return {
        error: badRequest(
          'ValidationError',
          `The name or the version is invalid: got ${JSON.stringify(`${name}:${version}`)}.`,
        ),
      };
    if (known !== undefined) return { status: 200, body: assetJson(known) };
    const properties = objectAt(read.body, 'properties');
    const files = this.uploads.filesAt(textAt(properties, 'codeUri') ?? '');
    const asset = { id, kind: kind as RegisteredAsset['kind'], files, properties };
    this.assets.register(asset);
    return { status: 201, body: assetJson(asset) };
  }

  /** Code is also looked for by the hash of its content, whatever name it has. */
  private versions(
    container: string,
    found: readonly RegisteredAsset[],
    { searchParams }: URL,
  ): readonly RegisteredAsset[] {
    const hash = searchParams.get('hash');
    if (hash === null) return found;
    const hashOf = ({ properties }: RegisteredAsset) => textAt(objectAt(properties, 'properties'), 'hash_sha256');
    return this.assets.below(container).filter((asset) => hashOf(asset) === hash);
  }

  private containersOf(container: string, kind: string): object[] {
    const names = new Map<string, RegisteredAsset[]>();
    for (const asset of this.assets.below(container)) {
      const name = nameOf(asset.id);
      names.set(name, [...(names.get(name) ?? []), asset]);
    }
    return [...names].map(([name, versions]) => containerJson(container, kind, name, versions));
  }
}

function containerJson(container: string, kind: string, name: string, versions: readonly RegisteredAsset[]): object {
  return {
    id: `${container}/${name}`,
    name,
    type: `Microsoft.MachineLearningServices/workspaces/${kind}`,
    properties: { isArchived: false, latestVersion: versions.at(-1)?.id.split('/').at(-1) },
  };
}

function nameOf(id: string): string {
  return id.split('/').at(-3) ?? '';
}

function list(value: readonly object[]): ArmAnswer {
  return { status: 200, body: { value } };
}
