import { app, type InvocationContext, output } from '@azure/functions';
import { FUNCTION_NAME } from '../../lib/trigger/jobs';
import { type Dependencies, handle, type LogEntry, type MessageContext } from './handle';

/** Where messages go that start nothing, with the reason. */
const rejectedQueue = output.serviceBusQueue({ connection: 'TrainingBus', queueName: '%TRAINING_REJECTED_QUEUE%' });

/**
 * Lets the host call the program for each message of the subscription. Thin: all that can be wrong is in `handle`.
 *
 * A message is completed when this returns, and given back when it throws.
 */
export function register(dependencies: () => Dependencies): void {
  let ready: Dependencies | undefined;
  app.serviceBusTopic(FUNCTION_NAME, {
    connection: 'TrainingBus',
    topicName: '%TRAINING_TOPIC%',
    subscriptionName: '%TRAINING_SUBSCRIPTION%',
    extraOutputs: [rejectedQueue],
    handler: async (body: unknown, context: InvocationContext) => {
      // At the first message and not before: what is missing is an error of that message, and not of the host.
      ready ??= dependencies();
      const message = messageOf(context);
      const deps = { ...ready, log: (entry: LogEntry) => write(context, entry) };
      const outcome = await handle(body, message, deps);
      if (outcome.kind !== 'rejected') return;
      const { reason, details } = outcome;
      const { messageId, correlationId } = message;
      context.extraOutputs.set(rejectedQueue, { reason, details, messageId, correlationId, request: body });
    },
  });
}

function messageOf({ triggerMetadata = {} }: InvocationContext): MessageContext {
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  const { messageId, correlationId, deliveryCount, applicationProperties, userProperties } = triggerMetadata;
  return {
    messageId: text(messageId),
    correlationId: text(correlationId),
    deliveryCount: Number(deliveryCount ?? 1),
    applicationProperties: applicationProperties ?? userProperties,
  };
}

/** One JSON line, which Application Insights can be asked for by its parts. */
function write(context: InvocationContext, { level, ...entry }: LogEntry): void {
  context[level](JSON.stringify(entry));
}
