import type { writeJobFile } from '../trigger/job-files';
type Template = Parameters<typeof writeJobFile>[1];
/** What is wrong with the templates of a package, a sentence each. */
export declare function templateProblems(templates: Readonly<Record<string, unknown>>): string[];
export type { Template };
