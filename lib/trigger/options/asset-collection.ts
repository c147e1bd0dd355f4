import type { JobAsset, JobCode, JobEnvironment } from '../assets';

/** What a template needs to be registered, and what is wrong with it. */
export class AssetCollection {
  readonly problems: string[] = [];
  private readonly known = new Map<string, JobAsset>();

  get assets(): readonly JobAsset[] {
    return [...this.known.values()];
  }

  /** A reference as it is; of what lies here, how it will be referred to. What is wrong is told, and something stands in. */
  reference(given: string | JobCode | JobEnvironment): string {
    if (typeof given === 'string') return given;
    this.problems.push(...given.problems);
    return given.asset === undefined ? STAND_IN : this.add(given.asset);
  }

  add(asset: JobAsset): string {
    this.known.set(`${asset.kind}/${asset.name}`, asset);
    return asset.reference;
  }
}

const STAND_IN = 'azureml:standin:1';
