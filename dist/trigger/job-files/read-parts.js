"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.commandOf = commandOf;
exports.textsAt = textsAt;
exports.codeOf = codeOf;
exports.environmentOf = environmentOf;
exports.distributionOf = distributionOf;
exports.computeOf = computeOf;
exports.servicesOf = servicesOf;
const yaml_1 = require("yaml");
const rules_1 = require("../../rules");
const assets_1 = require("../assets");
const command_shapes_1 = require("./command-shapes");
const job_reading_1 = require("./job-reading");
const shapes_1 = require("./shapes");
const within = (at, name) => [...at, name].join('.');
/** What a command runs, and in what, as data. */
function commandOf(reading, file, parts, at) {
    const { command, environment, code, resources = {}, distribution, environment_variables: variables } = parts;
    return {
        command,
        environment: environmentOf(reading, file, environment, [...at, 'environment']),
        ...(code !== undefined && { code: codeOf(reading, file, code, [...at, 'code']) }),
        ...(distribution && { distribution: distributionOf(distribution) }),
        ...(resources.shm_size !== undefined && { shmSize: resources.shm_size }),
        ...(resources.docker_args !== undefined && { dockerArgs: resources.docker_args }),
        ...(variables &&
            Object.keys(variables).length > 0 && {
            environmentVariables: textsAt(file, variables, [...at, 'environment_variables']),
        }),
    };
}
/** Values as texts, each as somebody wrote it. */
function textsAt(file, map, at) {
    return Object.fromEntries(Object.keys(map).map((name) => [name, file.textAt(...at, name)]));
}
/** A folder that lies beside the file is registered when it is deployed. */
function codeOf(reading, file, code, at) {
    if (/^(git\+|https?:)/.test(code)) {
        const allowed = 'a folder beside the file, or what is registered';
        const fix = 'check it out here: what is fetched when a job starts may have changed since it was reviewed';
        reading.tell(file, [(0, rules_1.describeProblem)({ subject: at.join('.'), got: code, allowed, fix })]);
        return 'azureml:standin:1';
    }
    if ((0, job_reading_1.isRemote)(code))
        return code;
    return reading.register(file, assets_1.JobCode._at((0, job_reading_1.pathIn)(file, code), at.join('.'), code));
}
/** An environment by reference; one that stands in the file, or in a file of its own, is registered when it is deployed. */
function environmentOf(reading, file, given, at) {
    if (typeof given !== 'string')
        return inlineEnvironment(reading, file, given, at);
    if ((0, job_reading_1.isRemote)(given))
        return given;
    if (!/^file:|\.ya?ml$/.test(given)) {
        const allowed = 'azureml:<name>:<version>, an object with image or build, or a file: with one';
        reading.tell(file, [(0, rules_1.describeProblem)({ subject: at.join('.'), got: given, allowed, fix: 'write it like this' })]);
        return 'azureml:standin:1';
    }
    const other = file.beside(given);
    if (other.problems.length > 0) {
        reading.tell(file, other.problems.map((problem) => `${at.join('.')}: ${problem}`));
        return 'azureml:standin:1';
    }
    return inlineEnvironment(reading, other, reading.inspect(other, command_shapes_1.ENVIRONMENT), []);
}
function inlineEnvironment(reading, file, given, at) {
    const { image, build, conda_file: conda } = given;
    const subject = at.join('.');
    if ((image === undefined) === (build === undefined)) {
        const allowed = 'image or build, one of the two';
        const fix = image === undefined ? 'say what it runs in' : 'take one out';
        reading.tell(file, [(0, rules_1.describeProblem)({ subject: subject || 'environment', got: { image, build }, allowed, fix })]);
        return 'azureml:standin:1';
    }
    const path = `${file.path}${at.length === 0 ? '' : `#${subject}`}`;
    if (build !== undefined) {
        if (conda !== undefined) {
            const fix = 'put the packages into the Dockerfile';
            reading.tell(file, [
                (0, rules_1.describeProblem)({ subject: within(at, 'conda_file'), got: 'a file', allowed: 'none beside build', fix }),
            ]);
        }
        const { path: folder, dockerfile_path: dockerfile } = build;
        return reading.register(file, assets_1.JobEnvironment._build((0, job_reading_1.pathIn)(file, folder), dockerfile, subject, folder));
    }
    // Packages can stand in the file itself, as an object.
    const inline = (0, rules_1.isPlain)(conda) ? (0, yaml_1.stringify)(conda, { sortMapEntries: true }) : undefined;
    const packages = typeof conda === 'string' ? { path: (0, job_reading_1.pathIn)(file, conda), shown: conda } : undefined;
    return reading.register(file, assets_1.JobEnvironment._image(path, image, packages ?? inline, subject));
}
function distributionOf(given) {
    const { process_count_per_instance: processes, parameter_server_count: servers, worker_count: workers } = given;
    const type = (0, shapes_1.wordOf)(given.type);
    if (type === 'tensorflow') {
        return {
            distributionType: 'TensorFlow',
            ...(servers !== undefined && { parameterServerCount: servers }),
            ...(workers !== undefined && { workerCount: workers }),
        };
    }
    return {
        distributionType: type === 'mpi' ? 'Mpi' : 'PyTorch',
        ...(processes !== undefined && { processCountPerInstance: processes }),
    };
}
const TIERS = {
    spot: 'Spot',
    basic: 'Basic',
    standard: 'Standard',
    premium: 'Premium',
};
/** Where a job or a step runs: a cluster by its name, or no cluster, as where nothing is said. */
function computeOf(reading, file, compute, { resources = {}, queue = {} }, at) {
    const name = compute?.replace(/^azureml:/, '');
    const subject = at.join('.');
    const wrong = (allowed, fix) => {
        reading.tell(file, [(0, rules_1.describeProblem)({ subject, got: compute, allowed, fix })]);
        return 'standin';
    };
    if (name === 'local')
        return wrong('a cluster of the workspace', 'a message starts nothing on a machine of its own');
    if (name !== undefined && /[/@]/.test(name))
        return wrong('azureml:<name of a cluster>', 'name the cluster alone');
    const tier = queue.job_tier === undefined ? undefined : TIERS[(0, shapes_1.wordOf)(queue.job_tier)];
    if (name !== undefined && name !== 'serverless') {
        if (tier !== undefined) {
            reading.tell(file, [
                (0, rules_1.describeProblem)({
                    subject: [...at.slice(0, -1), 'queue_settings', 'job_tier'].join('.'),
                    got: queue.job_tier,
                    allowed: 'none beside compute: a cluster has a priority of its own',
                    fix: 'take one of the two out',
                }),
            ]);
        }
        if (resources.instance_type !== undefined) {
            const allowed = 'none beside compute: a cluster has machines of one kind';
            const subject = [...at.slice(0, -1), 'resources', 'instance_type'].join('.');
            const fix = 'take one of the two out';
            reading.tell(file, [(0, rules_1.describeProblem)({ subject, got: resources.instance_type, allowed, fix })]);
        }
        return name;
    }
    return {
        ...(resources.instance_type !== undefined && { instanceType: resources.instance_type }),
        ...(tier !== undefined && { jobTier: tier }),
    };
}
const SERVICE_TYPES = {
    vs_code: 'VSCode',
    jupyter_lab: 'JupyterLab',
    tensor_board: 'TensorBoard',
    ssh: 'SSH',
};
/** Programs to connect to while a job runs. */
function servicesOf(file, services) {
    return Object.fromEntries(Object.entries(services).map(([name, { type = 'vs_code', nodes, port, properties = {}, log_dir, ssh_public_keys }]) => {
        const all = {
            ...textsAt(file, properties, ['services', name, 'properties']),
            ...(log_dir !== undefined && { logDir: log_dir }),
            ...(ssh_public_keys !== undefined && { sshPublicKeys: ssh_public_keys }),
        };
        const data = {
            jobServiceType: SERVICE_TYPES[(0, shapes_1.wordOf)(type)],
            ...(nodes !== undefined && { nodes: { nodesValueType: 'All' } }),
            ...(port !== undefined && { port }),
            ...(Object.keys(all).length > 0 && { properties: all }),
        };
        return [name, data];
    }));
}
//# sourceMappingURL=read-parts.js.map