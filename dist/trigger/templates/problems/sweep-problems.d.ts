import type { SweepTemplateData } from '../../jobs';
/** What is wrong with what a sweep says beside its trial. */
export declare function sweepProblems(data: SweepTemplateData): string[];
