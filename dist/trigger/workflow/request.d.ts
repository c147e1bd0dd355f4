import { type TemplateData } from '../jobs';
import { type WorkflowAction } from './expressions';
/** A template, and where its steps are. */
export interface TemplateCase {
    readonly name: string;
    readonly template: TemplateData;
    /** Tells the steps of templates apart. */
    readonly index: number;
}
/**
 * What is looked at and made for a template: `checks_n` is what is wrong, and nothing where all is right; `job_n` is the
 * job, with its body.
 */
export declare function requestSteps({ name, template, index }: TemplateCase): Record<string, WorkflowAction>;
