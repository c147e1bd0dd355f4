import type { RegisteredAsset, Workspace } from '../deployment/deployment';
import { type Json } from './core';
/** What is registered in the workspaces: with the deployment, or since. */
export declare class Assets {
    private readonly byId;
    constructor(workspaces: readonly Workspace[]);
    register(asset: RegisteredAsset): void;
    get(id: string): RegisteredAsset | undefined;
    /** All versions below an id: `<workspace id>/codes`, or `<workspace id>/codes/<name>`. */
    below(id: string): RegisteredAsset[];
    /** A component in the words of its YAML. */
    component(id: string): Json | undefined;
}
