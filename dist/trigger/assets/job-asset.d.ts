import { type AssetKind, type DataType } from '../jobs';
import { type LocalFile, type LocalFiles } from './local-files';
/** The kinds of things that are registered with a deployment. */
export type JobAssetKind = Exclude<AssetKind, 'computes'>;
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
export declare class JobAsset {
    readonly kind: JobAssetKind;
    readonly name: string;
    readonly files: readonly LocalFile[];
    /** What is registered, in the words of ARM. */
    readonly properties: (place: AssetPlace) => Readonly<Record<string, unknown>>;
    /** What has to be registered before, by reference. */
    readonly needs: readonly string[];
    /** Code: files that a command finds in its folder. */
    static code(path: string, { files }: LocalFiles): JobAsset;
    /** Data, or a model, that lies beside a job file. */
    static data(path: string, type: DataType, { files, isFile }: LocalFiles): JobAsset;
    /** An image, with packages of conda where there are any. */
    static image(path: string, image: string, condaFile: string | undefined): JobAsset;
    /** An image that Azure ML builds. */
    static build(path: string, { files }: LocalFiles, dockerfilePath: string | undefined): JobAsset;
    /**
     * A step of a pipeline, which only takes registered components.
     *
     * @param spec the component in the words of its YAML; what it refers to as `azureml:<name>:<version>` gets its ARM id
     */
    static component(path: string, spec: ComponentSpec): JobAsset;
    /** The version: enough of the hash. */
    readonly version: string;
    private constructor();
    /** How a template refers to it. */
    get reference(): string;
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
