import { JobAsset } from './job-asset';
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
export declare class JobEnvironment {
    /** What is registered; `undefined` where something is wrong with it. */
    readonly asset: JobAsset | undefined;
    /** What is wrong, a line each. */
    readonly problems: readonly string[];
    /**
     * A public image, or one of a container registry that the workspace may read.
     *
     * @param name what it is called in the workspace
     */
    static fromImage(name: string, image: string, { condaFile }?: ImageOptions): JobEnvironment;
    /**
     * An image that Azure ML builds from a folder with a Dockerfile.
     *
     * @param path from the folder that the app runs in
     */
    static fromDockerfile(path: string, options?: {
        readonly dockerfilePath?: string;
    }): JobEnvironment;
    /** @internal @param conda a file, or what stands in one; @param subject what a problem is about */
    static _image(path: string, image: string, conda: {
        readonly path: string;
        readonly shown: string;
    } | string | undefined, subject: string): JobEnvironment;
    /** @internal @param subject what a problem is about */
    static _build(path: string, dockerfile: string | undefined, subject: string, shown: string): JobEnvironment;
    private constructor();
}
