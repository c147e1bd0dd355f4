import { MessageContract, Property } from 'training-job-scheduler';

export const trainingEvent = MessageContract.of({
  eventType: Property.oneOf('training.requested', 'dataset.ready'),
  gpuCount: Property.int({ min: 0, max: 64 }).optional(),
});
