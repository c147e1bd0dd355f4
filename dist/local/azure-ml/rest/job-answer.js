"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.systemData = systemData;
exports.jobJson = jobJson;
const core_1 = require("../core");
const run_view_1 = require("../run-view");
/** Whoever asks is nobody in particular here. */
const BY = { createdBy: 'this machine', createdByType: 'Application' };
function systemData(created) {
    return { createdAt: new Date(created).toISOString(), ...BY };
}
/** A run as the service answers it. */
function jobJson(run, endpoint) {
    const { workspaceId, name, properties, state, created } = run;
    return {
        id: `${workspaceId}/jobs/${name}`,
        name,
        type: 'Microsoft.MachineLearningServices/workspaces/jobs',
        systemData: systemData(created),
        properties: {
            ...properties,
            displayName: (0, core_1.textAt)(properties, 'displayName') ?? name,
            experimentName: (0, run_view_1.experimentOf)(run),
            tags: (0, core_1.objectAt)(properties, 'tags'),
            properties: (0, run_view_1.propertiesOf)(run),
            isArchived: properties.isArchived === true,
            status: state,
            services: {
                ...(0, core_1.objectAt)(properties, 'services'),
                Tracking: { jobServiceType: 'Tracking', endpoint: `${endpoint}/mlflow/v1.0${workspaceId}` },
                Studio: { jobServiceType: 'Studio', endpoint: `${endpoint}/` },
            },
            ...(run.part?.kind === 'trial' && { parameters: run.part.values }),
        },
    };
}
//# sourceMappingURL=job-answer.js.map