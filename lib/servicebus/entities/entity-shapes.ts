import { ENTITY_SIZES } from '../../limits';
import { flag, number, oneOf, text } from '../../rules';
import { forwardTarget } from './forward-target';

/** The settings that topics and queues have in common. */
export const ENTITY_SETTINGS = {
  autoDeleteOnIdle: text,
  batchedOperationsEnabled: flag,
  defaultMessageTtl: text,
  duplicateDetectionWindow: text,
  expressEnabled: flag,
  maxMessageSizeInKilobytes: number,
  maxSizeInMegabytes: oneOf(...ENTITY_SIZES),
  partitioningEnabled: flag,
  requiresDuplicateDetection: flag,
  preventDestroy: flag,
};

/** The settings that queues and subscriptions have in common: they hand out. */
export const RECEIVER_SETTINGS = {
  deadLetteringOnMessageExpiration: flag,
  forwardDeadLetteredMessagesTo: forwardTarget,
  forwardTo: forwardTarget,
  lockDuration: text,
  maxDeliveryCount: number,
  requiresSession: flag,
};
