import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { answerRefusals } from '../../support/azure-ml/published';
import { CPU, command, WORKSPACE } from './machine';
import { ServiceOfTest } from './service-of-test';

let service: ServiceOfTest;
beforeEach(async () => {
  service = await ServiceOfTest.start();
});
afterEach(() => service.stop());

const SWEEP = {
  jobType: 'Sweep',
  computeId: CPU,
  trial: { command: 'echo "metric loss=${{search_space.rate}}"', environmentId: 'env' },
  objective: { primaryMetric: 'loss', goal: 'Minimize' },
  samplingAlgorithm: { samplingAlgorithmType: 'Grid' },
  searchSpace: { rate: ['choice', [[0.3, 0.1]]] },
  limits: { jobLimitsType: 'Sweep', maxTotalTrials: 2, maxConcurrentTrials: 2, timeout: 'PT1H', trialTimeout: 'PT10M' },
};

describe('a job', () => {
  test('is made with 201, is there with 200, and answers as the specification has it', async () => {
    const asked = command({
      command: 'echo hi',
      inputs: { epochs: { jobInputType: 'literal', value: '3' } },
      outputs: { model: { jobOutputType: 'mlflow_model', mode: 'ReadWriteMount' } },
      limits: { jobLimitsType: 'Command', timeout: 'PT6H' },
      identity: { identityType: 'Managed', clientId: 'me' },
      distribution: { distributionType: 'PyTorch', processCountPerInstance: 1 },
      tags: { requestId: '1' },
    });
    const made = await service.put('tr-1', asked);
    expect(made.status).toBe(201);
    expect(answerRefusals(made.body)).toEqual([]);
    expect(made.body).toMatchObject({
      id: `${WORKSPACE}/jobs/tr-1`,
      name: 'tr-1',
      type: 'Microsoft.MachineLearningServices/workspaces/jobs',
      properties: { ...asked, experimentName: 'Default', status: expect.any(String) },
    });
    expect((await service.put('tr-1', asked)).status).toBe(200);
    await service.until('tr-1');
    const got = await service.ask('GET', 'jobs/tr-1');
    expect(got).toMatchObject({ status: 200, body: { properties: { status: 'Completed' } } });
    expect(answerRefusals(got.body)).toEqual([]);
  });

  test('of each kind answers as the specification has it, its parts too', async () => {
    const id = `${WORKSPACE}/components/step/versions/1`;
    const componentSpec = { type: 'command', command: 'true', environment: 'azureml:env:1' };
    expect((await service.ask('PUT', 'components/step/versions/1', { properties: { componentSpec } })).status).toBe(
      201,
    );
    const graph = {
      jobType: 'Pipeline',
      jobs: { one: { type: 'command', componentId: id } },
      settings: { default_compute: CPU },
    };
    expect((await service.put('sweep', SWEEP)).status).toBe(201);
    expect((await service.put('graph', graph)).status).toBe(201);
    for (const name of ['sweep', 'graph']) await service.until(name);
    for (const name of ['sweep', 'sweep_0', 'graph', 'graph_one']) {
      const { body } = await service.ask('GET', `jobs/${name}`);
      expect([name, body.properties.status, answerRefusals(body)]).toEqual([name, 'Completed', []]);
    }
    const { body } = await service.ask('GET', 'jobs/sweep');
    expect(body.properties.properties).toMatchObject({ best_child_run_id: 'sweep_1', score: '0.1' });
  });

  test('may be put as it was got: nothing of it is changed', async () => {
    await service.put('sweep', SWEEP);
    await service.until('sweep');
    const { body } = await service.ask('GET', 'jobs/sweep');
    const archived = { ...body.properties, isArchived: true, tags: { a: 'b' } };
    expect(await service.put('sweep', archived)).toMatchObject({
      status: 200,
      body: { properties: { isArchived: true, tags: { a: 'b' } } },
    });
  });

  test('of the same name with another command is refused, as the service does it', async () => {
    await service.put('tr-1', command());
    const { status, body } = await service.put('tr-1', command({ command: 'other' }));
    expect(status).toBe(400);
    expect(body.error).toMatchObject({
      code: 'UserError',
      message: expect.stringContaining("'command' cannot be changed"),
    });
    // Where the program that starts jobs looks for it.
    expect(JSON.stringify(body.error.additionalInfo)).toContain('"code":"JobPropertyImmutable"');
  });

  test('is canceled with 202 and an address that tells when it is', async () => {
    await service.put('tr-1', command({ command: "trap '' TERM; sleep 60 & wait; sleep 60" }));
    await service.until('tr-1', ['Running']);
    const canceled = await service.ask('POST', 'jobs/tr-1/cancel');
    expect(canceled.status).toBe(202);
    expect(Number(canceled.headers.get('retry-after'))).toBeGreaterThanOrEqual(10);
    const location = canceled.headers.get('location') ?? '';
    expect(location).toMatch(/\/mfeOperationResults\/jc:training:tr-1\?api-version=2025-06-01$/);
    expect((await service.ask('GET', location)).status).toBe(202);
    await service.until('tr-1');
    expect((await service.ask('GET', location)).status).toBe(200);
    expect((await service.ask('GET', 'jobs/tr-1')).body.properties.status).toBe('Canceled');
    expect((await service.ask('POST', 'jobs/tr-1/cancel')).status).toBe(200);
  });

  test('is deleted, and gone', async () => {
    await service.put('tr-1', command({ command: 'sleep 60' }));
    await service.until('tr-1', ['Running']);
    expect((await service.ask('DELETE', 'jobs/tr-1')).status).toBe(409);
    await service.ask('POST', 'jobs/tr-1/cancel');
    await service.until('tr-1');
    expect((await service.ask('DELETE', 'jobs/tr-1')).status).toBe(200);
    expect((await service.ask('GET', 'jobs/tr-1')).status).toBe(404);
    expect((await service.ask('DELETE', 'jobs/tr-1')).status).toBe(204);
  });
});

describe('the list of jobs', () => {
  test('has pages, the newest first, and no parts of jobs', async () => {
    for (let number = 0; number < 52; number++)
      await service.put(`j${number}`, command({ command: 'sleep 60', computeId: CPU }));
    await service.put('sweep', SWEEP);
    const first = await service.ask('GET', 'jobs');
    expect(first.body.value).toHaveLength(50);
    expect(first.body.value[0].name).toBe('sweep');
    expect(first.body.value.flatMap(answerRefusals)).toEqual([]);
    const second = await service.ask('GET', first.body.nextLink);
    expect(second.body.value.map(({ name }: { name: string }) => name)).toEqual(['j2', 'j1', 'j0']);
    expect(second.body).not.toHaveProperty('nextLink');
  });

  test.each([
    ['', ['b', 'a']],
    ['listViewType=All', ['c', 'b', 'a']],
    ['listViewType=ArchivedOnly', ['c']],
    ['jobType=Command', ['a']],
    ['jobType=sweep', ['b']],
    ['tag=team', ['a']],
    ['properties=stage', ['a']],
    ['properties=stage=test', ['a']],
    ['properties=stage=prod', []],
  ])('with ?%s', async (query, expected) => {
    await service.put('a', command({ command: 'true', tags: { team: 'x' }, properties: { stage: 'test' } }));
    await service.put('b', SWEEP);
    await service.put('c', command({ command: 'true', isArchived: true, jobType: 'Command' }));
    const { body } = await service.ask('GET', `jobs?${query}`);
    expect(body.value.map(({ name }: { name: string }) => name)).toEqual(expected);
  });
});

describe('what Azure Resource Manager refuses', () => {
  test.each([
    ['no token', { authorization: '' }, 401, 'AuthenticationFailed'],
    ['another scheme', { authorization: 'Basic abc' }, 401, 'AuthenticationFailed'],
  ])('%s', async (_, headers, status, code) => {
    const answer = await service.ask('GET', 'jobs', undefined, headers);
    expect(answer).toMatchObject({ status, body: { error: { code } } });
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer authorization_uri=/);
  });

  test.each([
    ['GET', 'jobs?api-version=', 400, 'InvalidApiVersionParameter'],
    ['GET', 'jobs?api-version=newest', 400, 'InvalidApiVersionParameter'],
    ['GET', 'jobs/none', 404, 'UserError'],
    ['POST', 'jobs/none/cancel', 404, 'UserError'],
    ['POST', 'jobs/none', 405, 'MethodNotAllowed'],
    ['PATCH', 'jobs', 405, 'MethodNotAllowed'],
    ['GET', 'jobs/none/files', 404, 'NotFound'],
    ['GET', 'jobs?listViewType=Some', 400, 'ValidationError'],
    ['GET', 'jobs?$skip=-1', 400, 'ValidationError'],
    ['GET', 'jobs?$skip=next', 400, 'ValidationError'],
    ['GET', 'computes/none', 404, 'NotFound'],
    ['DELETE', 'computes/cpu', 405, 'MethodNotAllowed'],
    ['GET', 'data/none', 404, 'NotFound'],
    ['GET', 'data/none/versions/1', 404, 'NotFound'],
    ['GET', 'onlineEndpoints', 404, 'NotFound'],
    ['GET', `${WORKSPACE}x/jobs`, 404, 'ResourceNotFound'],
    ['GET', '/subscriptions/0/resourceGroups/ml', 404, 'NotFound'],
  ])('%s %s', async (method, path, status, code) => {
    expect(await service.ask(method, path)).toMatchObject({
      status,
      body: { error: { code, message: expect.any(String) } },
    });
  });

  test('a request without a version of the API', async () => {
    const response = await fetch(`${service.http.url}${WORKSPACE}/jobs`, { headers: { authorization: 'Bearer x' } });
    expect([response.status, (await response.json()).error.code]).toEqual([400, 'MissingApiVersionParameter']);
  });

  test('a body that is no JSON', async () => {
    const { status, body } = await service.ask('PUT', 'jobs/a', '{"properties":');
    expect([status, body.error.code]).toEqual([400, 'InvalidRequestContent']);
  });

  test.each(['-a', 'a b', 'a.b', 'a'.repeat(256), '..%2f..%2fx'])('a job of the name %s', async (name) => {
    const { status, body } = await service.put(name, command());
    expect([status, body.error.code]).toEqual([400, 'ValidationError']);
  });
});

describe('what is wrong with a body is told, each part of it', () => {
  test.each([
    ['nothing', {}, ['jobType: got nothing, allowed Command, Sweep, Pipeline']],
    ['a kind that there is not', { jobType: 'Magic' }, ['jobType: got "Magic", allowed Command, Sweep, Pipeline']],
    [
      'a kind that is not here',
      { jobType: 'AutoML' },
      ['jobType: AutoML jobs run in Azure ML, and not on this machine'],
    ],
    ['no command and no environment', { jobType: 'Command' }, [/^command: got nothing/, /^environmentId: got nothing/]],
    ['an empty command', command({ command: '' }), [/^command: got "", allowed a command/]],
    ['a member that there is not', command({ comand: 'x' }), [/unknown member "comand"; did you mean command\?/]],
    [
      'a number where a text is',
      command({ inputs: { a: { jobInputType: 'literal', value: 5 } } }),
      [/^inputs\.a\.value: got 5, allowed a text/],
    ],
    [
      'a kind of input that there is not',
      command({ inputs: { a: { jobInputType: 'folder' } } }),
      [/^inputs\.a\.jobInputType: got "folder"/],
    ],
    [
      'data without where it is',
      command({ inputs: { a: { jobInputType: 'uri_folder' } } }),
      [/^inputs\.a\.uri: got nothing/],
    ],
    [
      'a name that would leave its folder',
      command({ inputs: { '../a': { jobInputType: 'literal', value: '5' } } }),
      [/unknown|name/],
    ],
    [
      'a time that is none',
      command({ limits: { jobLimitsType: 'Command', timeout: '6 hours' } }),
      [/^limits\.timeout: got "6 hours", allowed a time of ISO 8601/],
    ],
    ['no machines', command({ resources: { instanceCount: 0 } }), [/^resources\.instanceCount: got 0/]],
    [
      'a distribution that there is not',
      command({ distribution: { distributionType: 'Ray' } }),
      [/^distribution\.distributionType: got "Ray"/],
    ],
    ['a tag that is no text', command({ tags: { a: 1 } }), [/^tags\.a: got 1, allowed a text/]],
    ['a sweep without what it looks for', { ...SWEEP, objective: undefined }, [/^objective: got nothing/]],
    [
      'a goal that there is not',
      { ...SWEEP, objective: { primaryMetric: 'a', goal: 'Best' } },
      [/^objective\.goal: got "Best", allowed Minimize, Maximize/],
    ],
    ['two things at once', command({ command: '', tags: { a: 1 } }), [/^tags\.a/, /^command/]],
  ])('%s', async (_, properties, expected) => {
    const { status, body } = await service.put('a', properties as never);
    expect([status, body.error.code]).toEqual([400, 'ValidationError']);
    const messages = body.error.details.map(({ message }: { message: string }) => message);
    expect(messages).toHaveLength(expected.length);
    for (const one of expected)
      expect(messages).toContainEqual(typeof one === 'string' ? one : expect.stringMatching(one));
    expect(service.ml.list()).toEqual([]);
  });
});

test('a workspace, its clusters and where its services are', async () => {
  const { body } = await service.ask('GET', WORKSPACE);
  expect(body).toMatchObject({ id: WORKSPACE, name: 'training', properties: { provisioningState: 'Succeeded' } });
  const places = await service.ask('GET', body.properties.discoveryUrl);
  expect(places.body).toMatchObject({ api: service.http.url, history: service.http.url });
  const { body: clusters } = await service.ask('GET', 'computes');
  expect(clusters.value.map(({ name }: { name: string }) => name)).toEqual(['cpu', 'gpu']);
  expect((await service.ask('GET', 'computes/cpu')).body.properties).toMatchObject({
    computeType: 'AmlCompute',
    properties: { vmSize: 'Standard_DS3_v2', scaleSettings: { maxNodeCount: 2 }, currentNodeCount: 0 },
  });
});

test('what is registered can be asked for, and a version stays what it is', async () => {
  const properties = { dataType: 'uri_folder', dataUri: 'azureml://somewhere' };
  expect((await service.ask('PUT', 'data/reviews/versions/7', { properties })).status).toBe(201);
  expect((await service.ask('PUT', 'data/reviews/versions/7', { properties: {} })).body).toMatchObject({ properties });
  expect((await service.ask('GET', 'data/reviews')).body.properties.latestVersion).toBe('7');
  expect((await service.ask('GET', 'data')).body.value).toHaveLength(1);
  expect((await service.ask('GET', 'data/reviews/versions')).body.value[0].id).toBe(
    `${WORKSPACE}/data/reviews/versions/7`,
  );
  expect((await service.ask('PUT', 'data/a b/versions/7', { properties })).status).toBe(400);
});

describe('the history of a run', () => {
  const history = `/history/v1.0${WORKSPACE}`;

  test('has its logs with addresses that can be fetched', async () => {
    await service.put('tr-1', command({ command: 'echo hello; exit 3', tags: { requestId: '7' } }));
    await service.until('tr-1');
    const { body } = await service.ask('GET', `${history}/runs/tr-1/details`);
    expect(body).toMatchObject({
      runId: 'tr-1',
      status: 'Failed',
      target: 'cpu',
      tags: { requestId: '7' },
      error: { error: { message: 'the process ended with exit code 3' } },
    });
    const response = await fetch(body.logFiles['user_logs/std_log.txt']);
    expect(await response.text()).toBe('hello\n');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await service.ask('GET', `${history}/experiments/Default/runs/tr-1`)).body.status).toBe('Failed');
    expect(await service.ml.log('tr-1')).toBe('hello\n');
  });

  test('has the parts of a job', async () => {
    await service.put('sweep', SWEEP);
    await service.until('sweep');
    const { body } = await service.ask('GET', `${history}/runs/sweep/children`);
    expect(body.value.map(({ runId }: { runId: string }) => runId)).toEqual(['sweep_0', 'sweep_1']);
    expect(body.value[0]).toMatchObject({ parentRunId: 'sweep', rootRunId: 'sweep' });
  });

  test.each([
    'user_logs/../job.json',
    'user_logs/%2e%2e/job.json',
    'user_logs/..%2fjob.json',
    'job.json',
    'code/x',
    'outputs/link',
    'user_logs',
    '../../../etc/passwd',
  ])('gives no file but logs and outputs: %s', async (path) => {
    await service.put('tr-1', command({ command: 'touch x; ln -s /etc/passwd ../outputs/link' }));
    await service.until('tr-1');
    expect((await service.ask('GET', `/artifact/v2.0${WORKSPACE}/runs/tr-1/${path}`)).status).toBe(404);
  });

  test('of a run that there is not is not there, and without a token nothing is', async () => {
    expect((await service.ask('GET', `${history}/runs/none/details`)).status).toBe(404);
    expect((await service.ask('GET', `${history}/runs/none/details`, undefined, { authorization: '' })).status).toBe(
      401,
    );
  });
});

test('what may be changed of a job is changed by its history, as `az ml job update` does it', async () => {
  await service.put('tr-1', command({ command: 'true', tags: { a: '1', b: '1' } }));
  await service.until('tr-1');
  const place = `/history/v1.0${WORKSPACE}/experiments/Default/runs/tr-1`;
  await service.ask('PATCH', place, { displayName: 'better', tags: { b: '2' }, hidden: true, command: 'other' });
  const { body } = await service.ask('GET', 'jobs/tr-1');
  expect(body.properties).toMatchObject({
    displayName: 'better',
    tags: { a: '1', b: '2' },
    isArchived: true,
    command: 'true',
  });
  expect((await service.ask('GET', 'jobs')).body.value).toEqual([]);
});

describe('uploads', () => {
  const begin = async () => {
    const { body } = await service.ask('POST', 'codes/mine/versions/1/startPendingUpload', {
      pendingUploadType: 'TemporaryBlobReference',
    });
    return body.blobReferenceForConsumption.blobUri as string;
  };
  const blob = (method: string, address: string, body?: string, headers: Record<string, string> = {}) =>
    fetch(address, {
      method,
      headers: { 'x-ms-blob-type': 'BlockBlob', ...headers },
      ...(body !== undefined && { body }),
    });

  test('are the files of the code that is registered with them', async () => {
    const place = await begin();
    expect((await blob('HEAD', `${place}/src/train.js`)).status).toBe(404);
    expect((await blob('PUT', `${place}/src/train.js`, 'console.log(require("./lib/words.js"))')).status).toBe(201);
    await blob('PUT', `${place}/src/lib/words.js`, 'module.exports = "uploaded"');
    expect((await blob('HEAD', `${place}/src/train.js`)).status).toBe(200);
    expect(await (await blob('GET', `${place}?restype=container&comp=list`)).text()).toContain(
      '<Name>src/lib/words.js</Name>',
    );
    const properties = { codeUri: `${place}/src`, properties: { hash_sha256: 'abc' } };
    expect((await service.ask('PUT', 'codes/mine/versions/1', { properties })).status).toBe(201);
    await service.put('tr-1', command({ command: 'node train.js', codeId: `${WORKSPACE}/codes/mine/versions/1` }));
    await service.until('tr-1');
    expect(await service.ml.log('tr-1')).toBe('uploaded\n');
    const found = await service.ask('GET', 'codes/other/versions?hash=abc');
    expect(found.body.value.map(({ id }: { id: string }) => id)).toEqual([`${WORKSPACE}/codes/mine/versions/1`]);
    expect((await service.ask('GET', 'codes/other/versions?hash=abd')).body.value).toEqual([]);
  });

  test.each([
    ['PUT', 'BASE/..%2f..%2fescaped', 404],
    ['PUT', 'BASE/%2e%2e%2fescaped', 404],
    ['PUT', 'NONE/x', 404],
    ['GET', 'BASE/none', 404],
    ['DELETE', 'BASE/x', 400],
  ])('%s %s is refused', async (method, path, status) => {
    const place = await begin();
    const address = path
      .replace('BASE', place)
      .replace('NONE', `${service.http.url}/blob/00000000-0000-4000-8000-000000000000`);
    expect((await blob(method, address, method === 'PUT' ? 'x' : undefined)).status).toBe(status);
    expect(existsSync(join(service.ml.folder, 'escaped'))).toBe(false);
  });

  test('of pages of others are refused', async () => {
    expect((await blob('PUT', `${await begin()}/x`, 'x', { origin: 'https://evil.example' })).status).toBe(403);
  });
});

test('this machine tells clients where Azure is, as a cloud of its own', async () => {
  const response = await fetch(`${service.http.url}/metadata/endpoints?api-version=2019-05-01`);
  expect(await response.json()).toMatchObject([
    { name: 'AzureOnThisMachine', resourceManager: `${service.http.url}/` },
  ]);
});

describe('tokens of managed identities', () => {
  const ask = (query: string, header?: string) =>
    service.ask('GET', `/identity?${query}`, undefined, { 'x-identity-header': header ?? service.ml.identityHeader });

  test('are given to programs of this machine, to each identity its own', async () => {
    const { status, body } = await ask('resource=https://management.azure.com/&api-version=2019-08-01&client_id=me');
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: 'Bearer', resource: 'https://management.azure.com/', client_id: 'me' });
    expect(Number(body.expires_on)).toBeGreaterThan(Date.now() / 1000);
    const [, claims = ''] = body.access_token.split('.');
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({ appid: 'me' });
  });

  test.each([
    ['resource=x&api-version=2019-08-01', 'wrong', 401],
    ['resource=x&api-version=2017-09-01', undefined, 400],
    ['api-version=2019-08-01', undefined, 400],
  ])('are not given for ?%s with %s', async (query, header, status) => {
    expect((await ask(query, header)).status).toBe(status);
  });
});

describe('MLflow', () => {
  const tracking = `/mlflow/v1.0${WORKSPACE}/api/2.0/mlflow`;

  test('keeps the metrics, parameters and tags of a job', async () => {
    await service.put('tr-1', command({ command: 'sleep 60' }));
    await service.until('tr-1', ['Running']);
    const post = (path: string, body: object) =>
      service.ask('POST', `${tracking}/${path}`, { run_id: 'tr-1', ...body });
    await post('runs/log-metric', { key: 'loss', value: 0.5, timestamp: 1000, step: 0 });
    await post('runs/log-batch', {
      metrics: [{ key: 'loss', value: 0.25, timestamp: 2000, step: 1 }],
      params: [{ key: 'rate', value: '0.1' }],
      tags: [{ key: 'kind', value: 'try' }],
    });
    await post('runs/log-parameter', { key: 'epochs', value: '3' });
    const { body } = await service.ask('GET', `${tracking}/runs/get?run_id=tr-1`);
    expect(body.run).toMatchObject({
      info: { run_id: 'tr-1', status: 'RUNNING', artifact_uri: expect.stringMatching(/^file:.*\/outputs\/default$/) },
      data: {
        metrics: [{ key: 'loss', value: 0.25, timestamp: 2000, step: 1 }],
        params: expect.arrayContaining([
          { key: 'rate', value: '0.1' },
          { key: 'epochs', value: '3' },
        ]),
        tags: [{ key: 'kind', value: 'try' }],
      },
    });
    const history = await service.ask('GET', `${tracking}/metrics/get-history?run_id=tr-1&metric_key=loss`);
    expect(history.body.metrics.map(({ value }: { value: number }) => value)).toEqual([0.5, 0.25]);
    expect(service.ml.list()[0]?.metrics).toEqual({ loss: 0.25 });
    const experiment = await service.ask('GET', `${tracking}/experiments/get-by-name?experiment_name=Default`);
    expect(experiment.body.experiment.experiment_id).toBe(body.run.info.experiment_id);
  });

  test.each([
    ['runs/log-metric', { run_id: 'none', key: 'a', value: 1 }, 404, 'RESOURCE_DOES_NOT_EXIST'],
    ['runs/log-metric', { run_id: 'tr-1', key: 'a', value: 'much' }, 400, 'INVALID_PARAMETER_VALUE'],
    ['runs/create', { experiment_id: '1' }, 400, 'FEATURE_DISABLED'],
    ['runs/magic', { run_id: 'tr-1' }, 404, 'ENDPOINT_NOT_FOUND'],
  ])('refuses %s %j', async (path, body, status, code) => {
    await service.put('tr-1', command({ command: 'true' }));
    expect(await service.ask('POST', `${tracking}/${path}`, body)).toMatchObject({
      status,
      body: { error_code: code },
    });
  });
});

test('jobs are told where MLflow is, and that place answers', async () => {
  await service.put('tr-1', command({ command: 'echo $MLFLOW_TRACKING_URI $MLFLOW_RUN_ID' }));
  await service.until('tr-1');
  const [uri, run] = (await service.ml.log('tr-1')).trim().split(' ');
  const response = await fetch(`${uri}/api/2.0/mlflow/runs/get?run_id=${run}`, {
    headers: { authorization: 'Bearer x' },
  });
  expect((await response.json()).run.info.run_id).toBe('tr-1');
});

test('stopping removes the folder that it has made for itself', async () => {
  const other = await ServiceOfTest.start();
  await other.put('tr-1', command({ command: 'sleep 60' }));
  await other.until('tr-1', ['Running']);
  await other.stop();
  expect(existsSync(other.ml.folder)).toBe(false);
});
