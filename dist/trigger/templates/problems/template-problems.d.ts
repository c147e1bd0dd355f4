import type { TemplateData } from '../../jobs';
/**
 * What is wrong with a template, a line each: all that the published schema of Azure ML refuses, and what Azure would only
 * find when the job has started.
 */
export declare function templateProblems(data: TemplateData): string[];
