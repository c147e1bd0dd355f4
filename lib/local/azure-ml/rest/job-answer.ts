import { objectAt, type Run, textAt } from '../core';
import { experimentOf, propertiesOf } from '../run-view';

/** Whoever asks is nobody in particular here. */
const BY = { createdBy: 'this machine', createdByType: 'Application' };

export function systemData(created: number): object {
  return { createdAt: new Date(created).toISOString(), ...BY };
}

/** A run as the service answers it. */
export function jobJson(run: Run, endpoint: string): object {
  const { workspaceId, name, properties, state, created } = run;
  return {
    id: `${workspaceId}/jobs/${name}`,
    name,
    type: 'Microsoft.MachineLearningServices/workspaces/jobs',
    systemData: systemData(created),
    properties: {
      ...properties,
      displayName: textAt(properties, 'displayName') ?? name,
      experimentName: experimentOf(run),
      tags: objectAt(properties, 'tags'),
      properties: propertiesOf(run),
      isArchived: properties.isArchived === true,
      status: state,
      services: {
        ...objectAt(properties, 'services'),
        Tracking: { jobServiceType: 'Tracking', endpoint: `${endpoint}/mlflow/v1.0${workspaceId}` },
        // There is no studio here: the page of the system has a place for each job.
        Studio: { jobServiceType: 'Studio', endpoint: `${endpoint}/#/jobs/${encodeURIComponent(name)}` },
      },
      ...(run.part?.kind === 'trial' && { parameters: run.part.values }),
    },
  };
}
