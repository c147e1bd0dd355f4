import { app, type InvocationContext } from '@azure/functions';
import { FUNCTION_NAME, RETRY_FUNCTION_NAME } from '../../lib/trigger/jobs';
import { type Dependencies, GIVE_BACK_WAIT, handle, type LogEntry } from '../../lib/trigger/program/handle';
import { messageOf, type Origin } from '../../lib/trigger/program/received-message';

/**
 * Lets the host call the program for each message of the subscription, and for each that waits for another try. Thin:
 * all that can be wrong is in `handle`.
 *
 * A message is completed when this returns, and given back when it throws.
 */
export function register(dependencies: () => Omit<Dependencies, 'log'>): void {
  let ready: Omit<Dependencies, 'log'> | undefined;
  // The body as bytes: read as JSON by the host, one of a thousand levels could not be written down again, and fields of
  // a text would be laid over what the host says of the message.
  const common = (from: Origin) => ({
    connection: 'TrainingBus',
    dataType: 'binary',
    handler: async (body: unknown, context: InvocationContext) => {
      const message = messageOf(body, context.triggerMetadata, from);
      const log = (entry: LogEntry) => write(context, entry);
      try {
        // At the first message and not before: what is missing is an error of that message, and not of the host.
        ready ??= dependencies();
      } catch (error) {
        const { messageId, correlationId, deliveryCount } = message;
        const details = [(error as Error).message];
        log({ level: 'error', outcome: 'given-back', messageId, correlationId, deliveryCount, details });
        await new Promise((resolve) => setTimeout(resolve, GIVE_BACK_WAIT));
        throw error;
      }
      await handle(message, { ...ready, log });
    },
  });
  app.serviceBusTopic(FUNCTION_NAME, {
    ...common('subscription'),
    topicName: '%TRAINING_TOPIC%',
    subscriptionName: '%TRAINING_SUBSCRIPTION%',
  });
  app.hook.appTerminate(() => ready?.queues.close());
  app.serviceBusQueue(RETRY_FUNCTION_NAME, { ...common('retries'), queueName: '%TRAINING_RETRY_QUEUE%' });
}

/** One JSON line, which Application Insights can be asked for by its parts. */
function write(context: InvocationContext, { level, ...entry }: LogEntry): void {
  context[level](JSON.stringify(entry));
}
