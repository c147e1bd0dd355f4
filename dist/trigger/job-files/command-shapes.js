"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.COMMAND_FILE = exports.JOB_PARTS = exports.COMMAND_PARTS = exports.identity = exports.services = exports.queue = exports.distribution = exports.resources = exports.ENVIRONMENT = exports.output = exports.input = exports.DATA_TYPES = void 0;
const rules_1 = require("../../rules");
const shapes_1 = require("./shapes");
const INPUT_MODES = ['ro_mount', 'download', 'direct', 'eval_mount', 'eval_download'];
exports.DATA_TYPES = [
    'uri_file',
    'uri_folder',
    'mltable',
    'mlflow_model',
    'custom_model',
    'triton_model',
];
const data = (0, rules_1.shapeOf)({ path: rules_1.text }, {
    type: (0, shapes_1.word)(...exports.DATA_TYPES),
    mode: (0, shapes_1.word)(...INPUT_MODES),
    datastore: (0, shapes_1.refused)('what lies here goes to the storage of the workspace'),
    path_on_compute: (0, shapes_1.refused)('the service has no place for it in this version of its interface'),
});
exports.input = (0, rules_1.either)((value) => {
    if (!(0, rules_1.isPlain)(value))
        return shapes_1.scalar;
    return ('value' in value ? (0, rules_1.shapeOf)({ value: shapes_1.scalar }, {}) : data);
}, 'a value, or an object with path');
const NO_PLACE = 'the service has no place for it in this version of its interface; register what the job leaves by itself';
exports.output = (0, shapes_1.orNothing)((0, rules_1.shapeOf)({}, {
    type: (0, shapes_1.word)(...exports.DATA_TYPES),
    mode: (0, shapes_1.word)('rw_mount', 'mount', 'upload', 'direct'),
    path: rules_1.text,
    name: (0, shapes_1.refused)(NO_PLACE),
    version: (0, shapes_1.refused)(NO_PLACE),
}, { expects: 'an object with type, mode, path' }));
const said = (0, rules_1.anything)('anything');
exports.ENVIRONMENT = (0, rules_1.shapeOf)({}, {
    image: rules_1.text,
    conda_file: said,
    build: (0, rules_1.shapeOf)({ path: rules_1.text }, { dockerfile_path: rules_1.text }),
    os_type: (0, shapes_1.word)('linux'),
    name: said,
    version: said,
    description: said,
    tags: said,
    $schema: said,
    inference_config: (0, shapes_1.refused)('it is for endpoints, and this is a job'),
    datastore: (0, shapes_1.refused)('what lies here goes to the storage of the workspace'),
}, { expects: 'an object with image or build' });
const NOT_IN_VERSION = 'the service has no place for it in this version of its interface';
exports.resources = (0, rules_1.shapeOf)({}, {
    instance_count: shapes_1.whole,
    instance_type: rules_1.text,
    shm_size: rules_1.text,
    docker_args: rules_1.text,
    properties: (0, shapes_1.refused)('it is for compute that is not of Azure ML'),
    locations: (0, shapes_1.refused)(NOT_IN_VERSION),
    max_instance_count: (0, shapes_1.refused)(NOT_IN_VERSION),
}, { expects: 'an object with instance_count, instance_type' });
exports.distribution = (0, rules_1.shapeOf)({ type: (0, shapes_1.word)('pytorch', 'mpi', 'tensorflow') }, { process_count_per_instance: shapes_1.whole, parameter_server_count: shapes_1.whole, worker_count: shapes_1.whole });
exports.queue = (0, rules_1.shapeOf)({}, {
    job_tier: (0, shapes_1.word)('spot', 'basic', 'standard', 'premium', 'null'),
    priority: (0, shapes_1.refused)(NOT_IN_VERSION),
}, { expects: 'an object with job_tier' });
exports.services = (0, rules_1.mapOf)((0, rules_1.shapeOf)({}, {
    type: (0, shapes_1.word)('vs_code', 'jupyter_lab', 'tensor_board', 'ssh'),
    nodes: (0, shapes_1.word)('all'),
    port: shapes_1.whole,
    properties: (0, rules_1.mapOf)(shapes_1.scalar),
    log_dir: rules_1.text,
    ssh_public_keys: rules_1.text,
}, { expects: 'an object with type' }));
const OTHER_IDENTITY = 'jobs run as the identity that the environment makes for them';
exports.identity = (0, rules_1.shapeOf)({
    type: {
        ...(0, shapes_1.word)('managed', 'managed_identity'),
        inspect(value, path, inspection) {
            if (typeof value === 'string' && /^managed(_identity)?$/.test(wordOfIdentity(value)))
                return value;
            const why = 'a message has no user, and jobs run as the identity that the environment makes for them';
            inspection.problems.push(`${path}: not taken: ${JSON.stringify(value)}; ${why}; take identity out`);
            return 'managed';
        },
    },
}, {
    client_id: (0, shapes_1.refused)(OTHER_IDENTITY),
    object_id: (0, shapes_1.refused)(OTHER_IDENTITY),
    msi_resource_id: (0, shapes_1.refused)(OTHER_IDENTITY),
});
function wordOfIdentity(value) {
    return value.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
}
exports.COMMAND_PARTS = {
    required: { command: rules_1.text, environment: (0, shapes_1.textOrObject)(rules_1.text, exports.ENVIRONMENT) },
    optional: {
        code: rules_1.text,
        environment_variables: (0, rules_1.mapOf)(shapes_1.scalar),
        resources: exports.resources,
        distribution: exports.distribution,
    },
};
exports.JOB_PARTS = {
    $schema: said,
    type: said,
    name: (0, shapes_1.refused)('a job is named after its request, so that it starts once; take it out'),
    display_name: rules_1.text,
    experiment_name: rules_1.text,
    description: rules_1.text,
    tags: (0, rules_1.mapOf)(shapes_1.scalar),
    properties: (0, shapes_1.refused)('they are written by the service and the client; use tags'),
    compute: rules_1.text,
    identity: exports.identity,
    inputs: (0, rules_1.mapOf)(exports.input),
    outputs: (0, rules_1.mapOf)(exports.output),
};
exports.COMMAND_FILE = (0, rules_1.shapeOf)(exports.COMMAND_PARTS.required, {
    ...exports.JOB_PARTS,
    ...exports.COMMAND_PARTS.optional,
    queue_settings: exports.queue,
    limits: (0, rules_1.shapeOf)({}, { timeout: shapes_1.whole }, { expects: 'an object with timeout' }),
    services: exports.services,
    parent_job_name: (0, shapes_1.refused)('what a message starts is a job of its own'),
}, { expects: 'a command job', standIn: { command: 'standin', environment: 'azureml:standin:1' } });
//# sourceMappingURL=command-shapes.js.map