import { readFileSync } from 'node:fs';
import { topicIn } from 'training-job-scheduler/jest';
import { SqlFilter } from 'training-job-scheduler/rules';
import { trainingEvent } from './contract';

const topic = topicIn(readFileSync('cdktf.out/stacks/dev/cdk.tf.json', 'utf8'), 'training-events');

test('a request with a GPU goes to gpu-urgent alone', async () => {
  const message = { applicationProperties: { eventType: 'training.requested', gpuCount: 2 } };
  expect(topic).toRoute(message, 'gpu-urgent');
  expect(topic).not.toRoute(message, 'train-model');
});

test('rules can be asked without cdktf', () => {
  expect(String(SqlFilter.parse("a = 'b'"))).toBe("a = 'b'");
  expect(trainingEvent.jsonSchema()).toMatchObject({ type: 'object' });
});
