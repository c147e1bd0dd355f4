"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.evaluateAgain = exports.evaluateModel = exports.splitDataset = exports.trainOnCpu = exports.trainAgain = exports.trainOnGpu = void 0;
const node_path_1 = require("node:path");
const trigger_1 = require("../trigger");
/** What the commands find in their folder; registered in the workspace when it is deployed. */
const code = trigger_1.JobCode.fromFolder((0, node_path_1.join)(__dirname, 'training'));
/** Environments that Azure ML keeps, each with a version: what runs is what was tried. */
const WITH_TORCH = 'azureml://registries/azureml/environments/acpt-pytorch-2.2-cuda12.1/versions/41';
const WITH_SCIKIT_LEARN = 'azureml://registries/azureml/environments/sklearn-1.5/versions/41';
/** The names under which a team registers its tables, and the models that it evaluates. */
const TABLES = ['reviews', 'vision', 'churn'];
const MODELS = ['reviews-bert', 'vision-v2', 'churn-gbm'];
const trainNetwork = {
    command: 'python train_network.py --data ${{inputs.data}} --epochs ${{inputs.epochs}} --learning-rate ${{inputs.learningRate}} --reason ${{inputs.reason}} --priority ${{inputs.priority}} --out ${{outputs.model}}',
    code,
    environment: WITH_TORCH,
    parameters: {
        epochs: trigger_1.Parameter.integer({ min: 1, max: 50, default: 3 }),
        learningRate: trigger_1.Parameter.number({ min: 0.00001, max: 0.1, default: 0.001 }),
        reason: trigger_1.Parameter.oneOf(['requested', 'new-data', 'drift'], { default: 'requested' }),
        priority: trigger_1.Parameter.integer({ min: 0, max: 9, default: 0 }),
    },
    inputs: { data: { type: 'uri_folder', assets: TABLES } },
    outputs: { model: { type: 'mlflow_model' } },
    // A process for each GPU of a node, of which the clusters have one.
    distribution: { distributionType: 'PyTorch', processCountPerInstance: 1 },
    maxNodes: 2,
    timeout: 'PT6H',
};
/** A network on GPUs; which machines is what the rule says: `SET queueTier = 'dedicated'`, or `'spot'`. */
exports.trainOnGpu = trigger_1.JobTemplate.command({
    ...trainNetwork,
    experiment: 'requested-trainings',
    compute: { dedicated: 'gpu-dedicated', spot: 'gpu-spot' },
    fromProperties: { tier: 'queueTier', parameters: { priority: 'priority' } },
});
/** The same without being asked by anybody: on cheap machines, for the reason that the rule says. */
exports.trainAgain = trigger_1.JobTemplate.command({
    ...trainNetwork,
    experiment: 'automatic-trainings',
    compute: 'gpu-spot',
    fromProperties: { parameters: { reason: 'reason', priority: 'priority' } },
});
/** A forest on machines without a GPU. */
exports.trainOnCpu = trigger_1.JobTemplate.command({
    experiment: 'requested-trainings',
    compute: 'cpu',
    command: 'python train_forest.py --data ${{inputs.data}} --trees ${{inputs.trees}} --out ${{outputs.model}}',
    code,
    environment: WITH_SCIKIT_LEARN,
    parameters: { trees: trigger_1.Parameter.integer({ min: 10, max: 1000, default: 200 }) },
    inputs: { data: { type: 'uri_folder', assets: TABLES } },
    outputs: { model: { type: 'mlflow_model' } },
    timeout: 'PT2H',
});
/** Parts of a large dataset, written by as many nodes as the rule says. */
exports.splitDataset = trigger_1.JobTemplate.command({
    experiment: 'datasets',
    compute: 'cpu',
    command: 'python split.py --data ${{inputs.data}} --parts ${{inputs.parts}} --out ${{outputs.parts}}',
    code,
    environment: WITH_SCIKIT_LEARN,
    parameters: { parts: trigger_1.Parameter.integer({ min: 2, max: 1000, default: 64 }) },
    inputs: { data: { type: 'uri_folder' } },
    outputs: { parts: { type: 'uri_folder' } },
    distribution: { distributionType: 'PyTorch', processCountPerInstance: 1 },
    maxNodes: 4,
    fromProperties: { nodeCount: 'nodeCount' },
    timeout: 'PT4H',
});
const evaluate = {
    experiment: 'evaluations',
    compute: 'cpu',
    command: 'python evaluate.py --model ${{inputs.model}} --data ${{inputs.data}} --least-accuracy ${{inputs.leastAccuracy}} --reason ${{inputs.reason}} --out ${{outputs.report}}',
    code,
    environment: WITH_SCIKIT_LEARN,
    parameters: {
        leastAccuracy: trigger_1.Parameter.number({ min: 0, max: 1, default: 0.8 }),
        reason: trigger_1.Parameter.oneOf(['trained', 'eval'], { default: 'trained' }),
    },
    inputs: {
        model: { type: 'mlflow_model', assets: MODELS },
        data: { type: 'uri_folder', assets: TABLES },
    },
    outputs: { report: { type: 'uri_folder' } },
    timeout: 'PT1H',
};
/** Whether a candidate is good enough: the job fails where it is not. */
exports.evaluateModel = trigger_1.JobTemplate.command(evaluate);
/** The same again, for the reason that the rule says. */
exports.evaluateAgain = trigger_1.JobTemplate.command({
    ...evaluate,
    fromProperties: { parameters: { reason: 'retryReason' } },
});
//# sourceMappingURL=templates.js.map