import type { JobAsset, JobCode, JobEnvironment } from '../assets';
/** What a template needs to be registered, and what is wrong with it. */
export declare class AssetCollection {
    readonly problems: string[];
    private readonly known;
    get assets(): readonly JobAsset[];
    /** A reference as it is; of what lies here, how it will be referred to. What is wrong is told, and something stands in. */
    reference(given: string | JobCode | JobEnvironment): string;
    add(asset: JobAsset): string;
}
