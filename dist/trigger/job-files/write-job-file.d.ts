import type { TemplateData } from '../jobs';
/**
 * A job file of the Azure ML CLI (v2) for a template: what `az ml job create --file` starts is what a message starts that
 * says nothing.
 *
 * What a message may say stands in comments, since the format has no place for it. What a deployment has registered is
 * named by its version, and so are the steps of pipelines.
 *
 * @param name what messages call the template
 * @param options the ARM id of the workspace that it is for, which registered code is named with
 */
export declare function writeJobFile(name: string, template: TemplateData, options?: {
    readonly workspaceId?: string;
}): string;
