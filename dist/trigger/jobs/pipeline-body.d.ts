import type { ComputeData, PipelineTemplateData } from './template-data';
type Properties = Readonly<Record<string, unknown>>;
/**
 * What a pipeline says beside what every job has, as the official client sends it: `jobs` with a node for each step,
 * whose names have underscores, and `settings` with where it comes from.
 *
 * A step names a registered component; one with a command in it is refused by the service.
 */
export declare function pipelineOf(template: PipelineTemplateData, compute: ComputeData, workspaceId: string): Properties;
export {};
