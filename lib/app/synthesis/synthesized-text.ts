import { App } from 'cdktf';
import type { AnyEnvironment } from '../declaration/environment';
import { reportLines } from '../report/report';
import { TrainingSchedulerStack } from '../stack/stack';
import { skipCreationTraces } from './creation-traces';
import { mistakesIn } from './synthesize';

/**
 * The text of the `cdk.tf.json` of an environment, for tests: what the app would write, with the contract and the claims
 * of the topic, which `Testing.synth` of cdktf leaves out. Nothing is written. Left out is what is taken over from Azure
 * (`imports`): a test asks what the code says, and not what else may be there before the first deployment.
 *
 * ```ts
 * expect(topicIn(synthesizedText(environment), 'training-events')).toRoute(message, 'train');
 * ```
 *
 * @param environment an environment of the app, as `synthesize` deploys it
 * @returns the JSON, which is the same at every call
 * @throws Error with everything that is wrong with the environment, one problem a line
 */
export function synthesizedText({ imports: _, ...environment }: AnyEnvironment): string {
  skipCreationTraces();
  const app = new App({ stackTraces: false, skipValidation: true });
  const stacks: TrainingSchedulerStack[] = [];
  const mistakes = mistakesIn(app, () => stacks.push(new TrainingSchedulerStack(app, environment)));
  const [stack] = stacks;
  if (mistakes.length > 0 || stack === undefined) throw new Error(reportLines(mistakes).join('\n'));
  stack.prepareStack();
  return JSON.stringify(stack.toTerraform(), undefined, 2);
}
