import type { Deployment } from '../deployment';
import type { Listener } from '../stories/story';

/** The subscriptions that programs of a deployment listen to. */
export function listenersOf({ programs, workflows }: Deployment): Listener[] {
  const functions = programs.flatMap(({ name, settings }) => {
    const [topic, subscription] = [settings.get('TRAINING_TOPIC'), settings.get('TRAINING_SUBSCRIPTION')];
    return topic === undefined || subscription === undefined
      ? []
      : [{ program: name, subscription: `${topic}/Subscriptions/${subscription}` }];
  });
  const ofWorkflows = workflows.flatMap(({ name, parameters }) => {
    const [topic, subscription] = [parameters.get('topic'), parameters.get('subscription')];
    return typeof topic !== 'string' || typeof subscription !== 'string'
      ? []
      : [{ program: name, subscription: `${topic}/Subscriptions/${subscription}` }];
  });
  return [...functions, ...ofWorkflows];
}
