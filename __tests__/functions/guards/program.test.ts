import { STOP_DOCUMENT } from '../../../lib/trigger/program/guards';
import { JobTemplate } from '../../../lib/trigger/templates';
import { REQUEST } from '../../support/templates';
import { packageOf, RunningProgram } from '../running-program';

/** The deployed program in two processes, at Service Bus and storage as this machine has them. */
const file = packageOf({
  'reviews-bert': JobTemplate.command({
    experiment: 'reviews',
    compute: 'gpu-dedicated',
    command: 'python train.py --data ${{inputs.data}}',
    environment: 'azureml:train:1',
    inputs: { data: { type: 'uri_folder' } },
    maxNodes: 4,
    timeout: 'PT6H',
    limits: { jobsPerHour: 2, priority: 'priority' },
  }),
});
let program: RunningProgram;
beforeEach(async () => {
  program = await RunningProgram.start(2, file);
});
afterEach(() => program.stop());

const send = (id: string, priority = 8) => {
  const { params: _, ...body } = REQUEST;
  const applicationProperties = { eventType: 'training.requested', gpuCount: 4, priority };
  return program.send({ ...body, id }, { messageId: id, applicationProperties });
};
const jobs = () => program.azure.jobs.map(({ body }) => body.properties.tags.requestId);

test('two instances start no more than the limit within an hour, the most urgent first, and all in the end', async () => {
  for (const id of ['a', 'b', 'c', 'd']) await send(id);
  await send('urgent', 9);
  await program.drain();
  expect(jobs()).toHaveLength(2);
  expect(await program.waiting()).toHaveLength(3);
  await program.comeDue();
  await program.drain();
  expect(jobs()).toHaveLength(4);
  expect(jobs().slice(2)).toContain('urgent');
  await program.comeDue();
  await program.drain();
  expect(jobs().sort()).toEqual(['a', 'b', 'c', 'd', 'urgent']);
  expect(await program.left()).toEqual([0, 0, 0]);
  expect(program.log().filter(({ reason }) => reason === 'over-limit').length).toBeGreaterThanOrEqual(4);
}, 120_000);

test('a document stops all starts, and nothing is lost', async () => {
  const path = `programs.blob.core.windows.net/guards/${STOP_DOCUMENT}`;
  const headers = { authorization: 'Bearer x', 'x-ms-blob-type': 'BlockBlob' };
  const at = program.bus.bus.clock.now;
  program.azure.blobs.answer({ method: 'PUT', path, headers, body: Buffer.from('{"reason":"a storm"}') }, at);
  await send('a');
  await program.drain();
  expect(jobs()).toEqual([]);
  expect(program.log()).toMatchObject([
    { outcome: 'waiting', reason: 'stopped', details: ['all starts are stopped: a storm'] },
  ]);
  program.azure.blobs.answer({ method: 'DELETE', path, headers, body: Buffer.alloc(0) }, at);
  await program.comeDue();
  await program.drain();
  expect(jobs()).toEqual(['a']);
}, 120_000);
