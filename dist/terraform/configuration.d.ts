import type { SourceFile, SourceFolder } from './module/folder';
import { type ReadFolder } from './module/modules';
import { type Computed, type ConfigurationPart, type ExpressionReference, type Gap, type Target, type TerraformOutput, type TerraformResource, type TerraformSettings } from './resource';
/** Resources of a folder of `.tf.json`, and what their references lead to. */
export interface ResolvedResources {
    readonly resources: readonly TerraformResource[];
    /**
     * What an argument leads to, as far as the document decides it.
     *
     * @param argument its name, with dots into blocks: `private_service_connection.private_connection_resource_id`
     */
    resolve(resource: TerraformResource, argument: string): Target;
    /** The parts that were not understood: nothing certain may be said that depends on them. */
    readonly gaps: readonly Gap[];
    /**
     * Whether the provider of a subscription takes the rule `$Default` away from those that it creates; `undefined` where
     * that is not known. @see features.servicebus.auto_delete_subscription_default_rule, azurerm issue 32452
     */
    removesDefaultRule(resource: TerraformResource): boolean | undefined;
    /**
     * What the document takes away, as it was: a plan says so.
     *
     * @default - nothing is known to be taken away
     */
    readonly deleted?: readonly TerraformResource[];
}
/** Everything that the files of a folder, or a plan, say. */
export interface DocumentContents extends ResolvedResources {
    readonly outputs: readonly TerraformOutput[];
    readonly settings: TerraformSettings;
    /** Everything that a resource or output refers to. */
    references(owner: TerraformResource | TerraformOutput): readonly ExpressionReference[];
    /**
     * The same resources, with everything evaluated by what is filled in when it is deployed. A plan has the values that it
     * has.
     */
    resourcesWith(computed: Computed): readonly TerraformResource[];
}
/** What a configuration says beside that. */
export interface ConfigurationContents extends DocumentContents {
    /** What is no resource and no output, and can hold a secret. */
    readonly parts: readonly ConfigurationPart[];
    /** All files that it was read from, those of modules and of variables too. */
    readonly files: readonly SourceFile[];
    /** The folders of the modules that it calls. */
    readonly modules: readonly string[];
}
/**
 * What the files of one folder say together, as Terraform reads them.
 *
 * @param at the folder, where modules are looked for from; left out, no module is read
 * @param computed what is filled in when it is deployed; left out, only Terraform knows
 */
export declare function readConfiguration(folder: SourceFolder, at?: {
    readonly folder: string;
    readonly read: ReadFolder;
}, computed?: Computed): ConfigurationContents;
