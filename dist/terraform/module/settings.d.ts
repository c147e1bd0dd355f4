import { type ConfigurationPart, type TerraformSettings } from '../resource';
import type { SourceFile } from './folder';
import type { Module } from './scope';
import type { ModuleSource } from './source';
/** How Terraform is set up, as the root module says it. */
export declare function settingsOf({ terraform, said }: ModuleSource, files: readonly SourceFile[]): TerraformSettings;
/** What a module has beside resources and outputs, where a secret may stand. */
export declare function partsOf(module: Module): ConfigurationPart[];
