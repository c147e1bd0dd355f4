import { type CommandData, type ComputeData, type EarlyTermination, type FixedInput, type InputData, type OutputData, type PipelineTemplateData, type PropertySources, type SamplingAlgorithm } from '../jobs';
import type { AssetCollection } from './asset-collection';
import type { CommandOptions, PipelineOptions, PropertyDecisions, SweepOptions, TemplateOptions } from './template-options';
/** What every kind of template has, as data. */
export declare function baseOf(options: TemplateOptions, assets: AssetCollection): {
    experiment: string;
    tiers: Record<string, ComputeData>;
    parameters: Record<string, import("../jobs").ParameterSchema>;
    inputs: Record<string, InputData>;
    fixed?: Record<string, FixedInput> | undefined;
    outputs: Record<string, OutputData>;
    maxNodes: number;
    fromProperties?: PropertySources | undefined;
};
/** What properties decide, as data: they win where nothing is said. */
export declare function sourcesOf({ tier, nodeCount, parameters }: PropertyDecisions): PropertySources;
/** What a command runs, and in what, as data. */
export declare function commandOf(options: CommandOptions, assets: AssetCollection): CommandData;
/** A word for a way of choosing, as data. */
export declare function samplingOf(sampling?: SweepOptions['sampling']): SamplingAlgorithm;
/** When a trial is given up, as data: a median is looked at with every report, as the official client says it. */
export declare function terminationOf(policy: EarlyTermination): EarlyTermination;
/** A graph, as data. */
export declare function pipelineOf(options: PipelineOptions, assets: AssetCollection): Pick<PipelineTemplateData, 'component' | 'steps' | 'continueOnStepFailure'>;
/** Where it runs by tier; what is wrong is added. */
export declare function tiersOf(compute: TemplateOptions['compute'], problems: string[]): Record<string, ComputeData>;
