import type { RegisteredAsset, Workspace } from '../deployment/deployment';
import { type Json, objectAt } from './core';

/** What is registered in the workspaces: with the deployment, or since. */
export class Assets {
  private readonly byId = new Map<string, RegisteredAsset>();

  constructor(workspaces: readonly Workspace[]) {
    for (const { assets } of workspaces) for (const asset of assets) this.register(asset);
  }

  register(asset: RegisteredAsset): void {
    this.byId.set(keyOf(asset.id), asset);
  }

  get(id: string): RegisteredAsset | undefined {
    return this.byId.get(keyOf(id));
  }

  /** All versions below an id: `<workspace id>/codes`, or `<workspace id>/codes/<name>`. */
  below(id: string): RegisteredAsset[] {
    const beginning = `${keyOf(id)}/`;
    return [...this.byId].filter(([key]) => key.startsWith(beginning)).map(([, asset]) => asset);
  }

  /** A component in the words of its YAML. */
  component(id: string): Json | undefined {
    const asset = this.get(id);
    return asset === undefined ? undefined : objectAt(asset.properties, 'componentSpec');
  }
}

/** Ids of Azure are the same in capitals and small letters; in a reference they begin with `azureml:`. */
function keyOf(id: string): string {
  return id.replace(/^azureml:(?=\/)/i, '').toLowerCase();
}
