import type { CommandData, Distribution, TemplateData } from '../../jobs';
/** What is wrong with what a command runs in. */
export declare function commandDataProblems(at: string, data: CommandData): string[];
/** What is wrong with a size of shared memory. */
export declare function sharedMemoryProblems(subject: string, size: string): string[];
/** What is wrong with how a command is spread. */
export declare function distributionProblems(subject: string, distribution: Distribution): string[];
/** A command can only name what there is; Azure would say so after the job was queued. */
export declare function bindingProblems(data: TemplateData): string[];
