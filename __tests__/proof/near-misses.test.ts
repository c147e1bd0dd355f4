import { proofMatchers, TopicProof } from '../../lib/proof';
import { Router, sentJson, sentMessage, type Topic, topicIn } from '../../lib/routing';
import { shippedTexts } from '../support/shipped/synthesized';

expect.extend(proofMatchers);

const texts = shippedTexts();

test.each(['dev', 'prod'])('the shipped catalogue of %s keeps what it claims', async (name) => {
  const topic = topicIn(texts[name]!, 'training-events');
  expect(topic.claims.map(({ kind }) => kind)).toEqual(['exactly-once', 'exactly-once', 'never-overlap']);
  await expect(topic).toKeepItsClaims();
});

/** The shipped topic with a part of one filter replaced. */
function changed(rule: string, part: string, replacement: string): Topic {
  const json = JSON.parse(texts.dev!);
  const resource = json.resource.azurerm_servicebus_subscription_rule[rule];
  expect(resource.sql_filter).toContain(part);
  resource.sql_filter = resource.sql_filter.replace(part, replacement);
  return topicIn(JSON.stringify(json), 'training-events');
}

const TRAINING = 'a training request reaches exactly one subscription';
const DRIFT = 'drift is retrained or looked at, never both';
const CPU = 'bus_training-events_cpu-train_without-gpu';
const TRIAGE = 'bus_training-events_drift-triage_other-drift';
const AFFORDABLE = ' AND (NOT EXISTS(costEstimateUsd) OR costEstimateUsd <= 200)';

test.each([
  ['cpu-train asks for gpuCount = 0', CPU, 'gpuCount < 1', 'gpuCount = 0', TRAINING, undefined],
  [
    'cpu-train asks for gpuCount = 0 and needs it',
    CPU,
    '(NOT EXISTS(gpuCount) OR gpuCount < 1)',
    'gpuCount = 0',
    TRAINING,
    [],
  ],
  ['cpu-train takes what is expensive', CPU, AFFORDABLE, '', TRAINING, ['cost-approval', 'cpu-train']],
  ['cpu-train does not take retrains', CPU, ", 'retrain.requested'", '', TRAINING, []],
  ['drift-triage does not look at env', TRIAGE, " OR NOT EXISTS(env) OR env <> 'prod'", '', DRIFT, []],
  ['drift-triage needs an env', TRIAGE, 'NOT EXISTS(env) OR ', '', DRIFT, []],
  ['drift-triage needs a score', TRIAGE, 'NOT EXISTS(driftScore) OR ', '', DRIFT, []],
  [
    'drift-triage takes strong drift',
    TRIAGE,
    'driftScore < 0.3',
    'driftScore <= 0.3',
    DRIFT,
    ['drift-retrain', 'drift-triage'],
  ],
  [
    'gpu-spot and gpu-urgent meet',
    'bus_training-events_gpu-spot_not-urgent',
    'priority < 7',
    'priority < 8',
    TRAINING,
    ['gpu-spot', 'gpu-urgent'],
  ],
] as const)('%s', async (_, rule, part, replacement, claimed, receivers) => {
  // GIVEN
  const topic = changed(rule, part, replacement);
  const proof = new TopicProof(topic);
  // WHEN
  const claim = topic.claims.find(({ name }) => name === claimed)!;
  const answer = await proof.prove(claim);
  await proof.close();
  // THEN
  if (receivers === undefined) {
    expect(answer).toEqual({ verdict: 'proved' });
    return;
  }
  if (answer.verdict !== 'refuted') throw new Error(answer.verdict);
  // What a person would paste into `route` says the same.
  const pasted = sentMessage(JSON.parse(JSON.stringify(sentJson(answer.refutations[0]!.message))));
  const reached = new Router().route(topic, pasted).results.map(({ subscription }) => subscription.name);
  expect(reached).toEqual(receivers);
});

test('a failing expectation shows the message', async () => {
  const topic = changed(CPU, AFFORDABLE, '');
  await expect(expect(topic).toKeepItsClaims()).rejects.toThrow(
    /"a training request reaches exactly one subscription" \(for messages whose .*, but not for those whose .*\) is refuted: a message comes twice, to .* and .*: \{"applicationProperties":\{"eventType":"training.requested","costEstimateUsd":201\}\}/,
  );
});
