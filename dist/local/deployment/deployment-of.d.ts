import type { TerraformDocument } from '../../terraform';
import type { Deployment } from './deployment';
/**
 * What documents deploy beside Service Bus: workspaces with clusters and what is registered, programs and workflows that
 * start jobs, and where events of jobs go. Any document will do, a stack of this project or configuration of one's own.
 *
 * Ids and addresses that Azure gives are made up in the form that it gives them, always the same for the same document.
 * A plan has no expressions: of what it makes anew it tells no settings, and programs are left out for that reason; the
 * synthesized configuration has them.
 *
 * @param documents what is deployed together; files that they name are looked for from the folder of each
 */
export declare function deploymentOf(documents: readonly TerraformDocument[]): Deployment;
