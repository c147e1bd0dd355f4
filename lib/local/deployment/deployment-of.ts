import { concernsMessages } from '../../routing/reading/not-understood';
import type { TerraformDocument } from '../../terraform';
import type { Deployment } from './deployment';
import { eventRoutesOf } from './event-routes';
import { UploadedFiles } from './files';
import { FilledDocument } from './filled-document';
import { programsOf } from './programs';
import { workflowsOf } from './workflows';
import { leaveOtherMachines, workspacesOf } from './workspaces';

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
export function deploymentOf(documents: readonly TerraformDocument[]): Deployment {
  const each = documents.map(deploymentOfOne);
  return {
    workspaces: each.flatMap(({ workspaces }) => workspaces),
    programs: each.flatMap(({ programs }) => programs),
    workflows: each.flatMap(({ workflows }) => workflows),
    eventRoutes: each.flatMap(({ eventRoutes }) => eventRoutes),
    leftOut: each.flatMap(({ leftOut }) => leftOut),
  };
}

function deploymentOfOne(document: TerraformDocument): Deployment {
  const filled = new FilledDocument(document);
  const uploaded = new UploadedFiles(filled);
  const programs = programsOf(filled, uploaded);
  const workflows = workflowsOf(filled);
  const eventRoutes = eventRoutesOf(filled);
  const named = [
    ...programs.flatMap(({ address, settings }) => [...settings.values()].map((id) => ({ id, address }))),
    ...workflows.flatMap(({ address, parameters }) =>
      [...parameters.values()].map((id) => ({ id: String(id), address })),
    ),
    ...eventRoutes.map(({ address, workspaceId: id }) => ({ id, address })),
  ];
  const workspaces = workspacesOf(filled, uploaded, named);
  leaveOtherMachines(filled);
  for (const { address, why } of document.gaps.filter(concernsMessages)) filled.leave(address, why);
  return { workspaces, programs, workflows, eventRoutes, leftOut: [...new Set(filled.leftOut)] };
}
