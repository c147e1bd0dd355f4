import { COMMAND, JobFolder, PIPELINE, SWEEP } from './written';

let folder: JobFolder;
beforeEach(() => {
  folder = new JobFolder();
});
afterEach(() => folder.remove());

/** What the format of the CLI knows, and nothing is made of: each with its reason. */
test.each<[what: string, text: string, problem: RegExp]>([
  ['a name', `${COMMAND}name: x\n`, /4:1: name: not taken; a job is named after its request/],
  ['properties', `${COMMAND}properties: {a: b}\n`, /4:1: properties: not taken; they are written by the service/],
  [
    'a parent',
    `${COMMAND}parent_job_name: x\n`,
    /parent_job_name: not taken; what a message starts is a job of its own/,
  ],
  [
    'the identity of a user',
    `${COMMAND}identity: {type: user_identity}\n`,
    /identity.type: not taken: "user_identity"; a message has no user/,
  ],
  [
    'another identity',
    `${COMMAND}identity: {type: managed, client_id: x}\n`,
    /identity.client_id: not taken; jobs run as the identity/,
  ],
  [
    'a priority',
    `${COMMAND}queue_settings: {priority: high}\n`,
    /queue_settings.priority: not taken; the service has no place/,
  ],
  ['locations', `${COMMAND}resources: {locations: [x]}\n`, /resources.locations: not taken/],
  [
    'resources of others',
    `${COMMAND}resources: {properties: {a: b}}\n`,
    /resources.properties: not taken; it is for compute that is not of Azure ML/,
  ],
  [
    'an output by name',
    `${COMMAND}outputs: {o: {name: x, version: 1}}\n`,
    /outputs.o.name: not taken; the service has no place[\s\S]*outputs.o.version: not taken/,
  ],
  [
    'a datastore for what lies here',
    `${COMMAND}inputs: {d: {path: ., datastore: azureml:x}}\n`,
    /inputs.d.datastore: not taken/,
  ],
  [
    'an environment for an endpoint',
    'command: x\nlimits: {timeout: 9}\nenvironment: {image: a, inference_config: {}}\n',
    /environment.inference_config: not taken; it is for endpoints/,
  ],
  ['code out of git', `${COMMAND}code: git+https://github.com/a/b\n`, /4:1: code: got "git\+https:.*check it out here/],
  ['a machine of its own', `${COMMAND}compute: local\n`, /compute: got "local", allowed a cluster/],
  [
    'a cluster by its id',
    `${COMMAND}compute: azureml:/subscriptions/s/x/computes/c\n`,
    /compute: got .*allowed azureml:<name of a cluster>/,
  ],
  [
    'a kind of machine beside a cluster',
    `${COMMAND}compute: azureml:gpu\nresources: {instance_type: x}\n`,
    /5:13: resources.instance_type: got "x", allowed none beside compute/,
  ],
  [
    'a tier beside a cluster',
    `${COMMAND}compute: azureml:gpu\nqueue_settings: {job_tier: spot}\n`,
    /5:18: queue_settings.job_tier: got "spot", allowed none beside compute/,
  ],
  [
    'no end',
    'command: echo hi\nenvironment: azureml:e:1\n',
    /1:1: limits.timeout: got nothing, allowed the longest that it may take.*limits: \{ timeout: 3600 \}/,
  ],
  [
    'the latest environment',
    'command: x\nlimits: {timeout: 9}\nenvironment: azureml:e@latest\n',
    /3:1: environment: got "azureml:e@latest", allowed a version/,
  ],
  [
    'an environment that is nothing',
    'command: x\nlimits: {timeout: 9}\nenvironment: python\n',
    /3:1: environment: got "python", allowed azureml:<name>:<version>, an object/,
  ],
  [
    'an environment of nothing',
    'command: x\nlimits: {timeout: 9}\nenvironment: {name: e}\n',
    /environment: got .*allowed image or build/,
  ],
  [
    'an environment of Windows',
    'command: x\nlimits: {timeout: 9}\nenvironment: {image: a, os_type: windows}\n',
    /environment.os_type: got "windows", allowed linux/,
  ],
  [
    'an image that is none',
    'command: x\nlimits: {timeout: 9}\nenvironment: {image: "a b"}\n',
    /3:15: environment.image: got "a b"/,
  ],
  [
    'packages beside a Dockerfile',
    'command: x\nlimits: {timeout: 9}\nenvironment: {build: {path: .}, conda_file: c.yml}\n',
    /environment.conda_file: got .*allowed none beside build/,
  ],
  [
    'packages that are not there',
    'command: x\nlimits: {timeout: 9}\nenvironment: {image: a, conda_file: no.yml}\n',
    /3:25: environment.conda_file: got "no.yml", allowed a file that can be read: there is no such file/,
  ],
  [
    'a Dockerfile that is not there',
    'command: x\nlimits: {timeout: 9}\nenvironment: {build: {path: .}}\n',
    /environment.build.path: got ".", allowed a folder with Dockerfile in it/,
  ],
  [
    'an environment file that is not there',
    'command: x\nlimits: {timeout: 9}\nenvironment: file:no.yml\n',
    /3:1: environment: job file: got "no.yml", allowed a job file that is there/,
  ],
  [
    'code that is not there',
    `${COMMAND}code: ./src\n`,
    /4:1: code: got ".\/src", allowed a file or folder that is there/,
  ],
  [
    'data that is not there',
    `${COMMAND}inputs: {d: {path: data, type: uri_folder}}\n`,
    /4:14: inputs.d.path: got "data", allowed a file or folder that is there/,
  ],
  [
    'a file as a folder',
    `${COMMAND}inputs: {d: {path: job.yml}}\n`,
    /inputs.d.path: got "job.yml", allowed a folder, as uri_folder is one/,
  ],
  [
    'a folder as a file',
    `${COMMAND}inputs: {d: {path: ., type: uri_file}}\n`,
    /inputs.d.path: got ".", allowed a file, as uri_file is one/,
  ],
  [
    'data with a signature',
    `${COMMAND}inputs: {d: {path: "https://a.blob.core.windows.net/c?sig=x"}}\n`,
    /inputs.d: allowed an address without a signature/,
  ],
  [
    'a way of data that is for outputs',
    `${COMMAND}inputs: {d: {path: azureml:a:1, mode: rw_mount}}\n`,
    /4:33: inputs.d.mode: got "rw_mount", allowed ro_mount.*did you mean ro_mount/,
  ],
  [
    'a way of tables for a folder',
    `${COMMAND}inputs: {d: {path: azureml:a:1, mode: eval_mount}}\n`,
    /4:33: inputs.d.mode: got "EvalMount", allowed .* for uri_folder/,
  ],
  [
    'an output beside the file',
    `${COMMAND}outputs: {o: {path: ./out}}\n`,
    /4:15: outputs.o.path: got ".\/out", allowed azureml:\/\/datastores/,
  ],
  ['a label of the program', `${COMMAND}tags: {requestId: x}\n`, /4:8: tags.requestId: allowed another name/],
  [
    'an input that is not there',
    'command: x ${{inputs.y}}\nenvironment: azureml:e:1\nlimits: {timeout: 60}\n',
    /1:1: command: got \$\{\{inputs.y\}\}, allowed one of none/,
  ],
  [
    'a sweep without a count',
    SWEEP.replace('max_total_trials: 4, ', ''),
    /6:1: limits.max_total_trials: got nothing, allowed a whole number of trials/,
  ],
  [
    'a distribution that is none',
    SWEEP.replace('uniform', 'unifrom'),
    /4:21: search_space.lr.type: got "unifrom".*did you mean uniform/,
  ],
  [
    'a way of choosing that is none',
    SWEEP.replace('random', 'randm'),
    /3:1: sampling_algorithm: got "randm".*did you mean random/,
  ],
  [
    'a base of logarithms',
    SWEEP.replace('random', '{type: random, logbase: e}'),
    /sampling_algorithm.logbase: not taken/,
  ],
  [
    'a policy that is none',
    `${SWEEP}early_termination: {type: medium_stopping}\n`,
    /early_termination.type: got "medium_stopping".*did you mean median_stopping/,
  ],
  [
    'a choice of yes and no',
    SWEEP.replace('{type: uniform, min_value: 0, max_value: 1}', '{type: choice, values: [true]}'),
    /search_space.lr.values\[0\]: got true, allowed a text or number; write it in quotes/,
  ],
  [
    'a component as a pipeline',
    `${PIPELINE}component: azureml:x:1\n`,
    /component: not taken; the ends of its steps cannot be seen/,
  ],
  [
    'a pipeline without a place',
    PIPELINE.replace('azureml:cpu', '"azureml:"'),
    /^job.yml:1:1: compute: got "", allowed the name of a cluster/,
  ],
  [
    'a pipeline that says no place',
    PIPELINE.replace(/settings.*\n/, ''),
    /1:1: settings.default_compute: got nothing, allowed a cluster for the steps that have none/,
  ],
  ['a step without an end', PIPELINE.replace(', limits: {timeout: 60}', ''), /4:3: jobs.a.limits.timeout: got nothing/],
  [
    'a sweep as a step',
    PIPELINE.replace('command:', 'type: sweep, command:'),
    /4:7: jobs.a.type: not taken: "sweep"; .* a sweep as a step/,
  ],
  [
    'a step of another type',
    PIPELINE.replace('command:', 'type: spark, command:'),
    /jobs.a.type: not taken: "spark"; .*Spark/,
  ],
  [
    'a step with a slip',
    PIPELINE.replace('environment:', 'enviroment:'),
    /jobs.a: unknown option "enviroment"; did you mean environment/,
  ],
  [
    'a step that is connected to',
    PIPELINE.replace('limits:', 'services: {a: {type: ssh}}, limits:'),
    /jobs.a.services: not taken; nobody connects/,
  ],
  [
    'a step by its latest version',
    PIPELINE.replace(/command: .*\{timeout/, 'component: azureml:a@latest, limits: {timeout'),
    /4:7: jobs.a.component: got "azureml:a@latest", allowed a version/,
  ],
  [
    'a component that is not there',
    PIPELINE.replace(/command: .*\{timeout/, 'component: ./a.yml, limits: {timeout'),
    /4:7: jobs.a.component: got ".\/a.yml"|jobs.a.component: .*a.yml/,
  ],
  [
    'a step that reads what is not there',
    PIPELINE.replace('limits:', 'inputs: {x: "${{parent.inputs.y}}"}, limits:'),
    /jobs.a.inputs.x: got .*allowed none/,
  ],
  ['a step in capitals', PIPELINE.replace('  a:', '  A:'), /jobs: got "A", allowed small letters/],
  [
    'a datastore by its id',
    PIPELINE.replace('{default', '{default_datastore: azureml:/subscriptions/s/datastores/d, default'),
    /2:12: settings.default_datastore: got .*allowed the name of a datastore/,
  ],
])('%s is refused with the reason', (_, text, problem) => {
  expect(folder.problemsOf(folder.read(text)).join('\n')).toMatch(problem);
});
