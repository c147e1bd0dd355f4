"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.deploymentOf = deploymentOf;
const event_routes_1 = require("./event-routes");
const files_1 = require("./files");
const filled_document_1 = require("./filled-document");
const programs_1 = require("./programs");
const workflows_1 = require("./workflows");
const workspaces_1 = require("./workspaces");
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
function deploymentOf(documents) {
    const each = documents.map(deploymentOfOne);
    return {
        workspaces: each.flatMap(({ workspaces }) => workspaces),
        programs: each.flatMap(({ programs }) => programs),
        workflows: each.flatMap(({ workflows }) => workflows),
        eventRoutes: each.flatMap(({ eventRoutes }) => eventRoutes),
        leftOut: each.flatMap(({ leftOut }) => leftOut),
    };
}
function deploymentOfOne(document) {
    const filled = new filled_document_1.FilledDocument(document);
    const uploaded = new files_1.UploadedFiles(filled);
    const programs = (0, programs_1.programsOf)(filled, uploaded);
    const workflows = (0, workflows_1.workflowsOf)(filled);
    const eventRoutes = (0, event_routes_1.eventRoutesOf)(filled);
    const named = [
        ...programs.flatMap(({ address, settings }) => [...settings.values()].map((id) => ({ id, address }))),
        ...workflows.flatMap(({ address, parameters }) => [...parameters.values()].map((id) => ({ id: String(id), address }))),
        ...eventRoutes.map(({ address, workspaceId: id }) => ({ id, address })),
    ];
    const workspaces = (0, workspaces_1.workspacesOf)(filled, uploaded, named);
    (0, workspaces_1.leaveOtherMachines)(filled);
    for (const { address, why } of document.gaps)
        filled.leave(address, why);
    return { workspaces, programs, workflows, eventRoutes, leftOut: [...new Set(filled.leftOut)] };
}
//# sourceMappingURL=deployment-of.js.map