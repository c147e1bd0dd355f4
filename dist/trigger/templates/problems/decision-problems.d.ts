import { type TemplateData } from '../../jobs';
/** What is wrong with what a template reads from properties, whatever rules and contract say. */
export declare function decisionProblems(data: Pick<TemplateData, 'fromProperties' | 'parameters' | 'tiers' | 'maxNodes'>): string[];
