"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.JobTemplate = void 0;
const rules_1 = require("../../rules");
const job_files_1 = require("../job-files");
const asset_collection_1 = require("./asset-collection");
const iso_time_1 = require("./iso-time");
const template_problems_1 = require("./problems/template-problems");
const template_data_of_1 = require("./template-data-of");
const template_shapes_1 = require("./template-shapes");
/**
 * A job that a message may start: the deployment owns what runs, where and as whom, the message names the template and
 * fills typed, bounded parameters.
 */
class JobTemplate {
    data;
    parameters;
    mistakes;
    collected;
    told;
    /** One command, run once, and ended after `timeout` (ISO 8601) at the latest. */
    static command(given) {
        const { options, mistakes } = inspected(template_shapes_1.COMMAND, given);
        const assets = new asset_collection_1.AssetCollection();
        const { timeout, parameters } = options;
        const data = {
            kind: 'command',
            ...(0, template_data_of_1.baseOf)(options, assets),
            ...(0, template_data_of_1.commandOf)(options, assets),
            timeout: (0, iso_time_1.canonicalTime)(timeout),
        };
        return new JobTemplate(data, parameters, mistakes, assets);
    }
    /** A search for the best settings of a command. */
    static sweep(given) {
        const { options, mistakes } = inspected(template_shapes_1.SWEEP, given);
        const assets = new asset_collection_1.AssetCollection();
        const { trial, objective, sampling, searchSpace, earlyTermination, parameters } = options;
        const { maxTotalTrials, maxConcurrentTrials, timeout, trialTimeout } = options;
        const data = {
            kind: 'sweep',
            ...(0, template_data_of_1.baseOf)(options, assets),
            trial: (0, template_data_of_1.commandOf)(trial, assets),
            objective,
            sampling: (0, template_data_of_1.samplingOf)(sampling),
            searchSpace,
            ...(earlyTermination && { earlyTermination: (0, template_data_of_1.terminationOf)(earlyTermination) }),
            maxTotalTrials,
            maxConcurrentTrials,
            timeout: (0, iso_time_1.canonicalTime)(timeout),
            trialTimeout: (0, iso_time_1.canonicalTime)(trialTimeout),
        };
        return new JobTemplate(data, parameters, mistakes, assets);
    }
    /**
     * A graph of steps, each a registered component with an end of its own: Azure ML knows no end of a whole pipeline. A
     * pipeline that is registered as a whole, `component`, has to say why it ends.
     */
    static pipeline(given) {
        const { options, mistakes } = inspected(template_shapes_1.PIPELINE, given);
        const assets = new asset_collection_1.AssetCollection();
        const data = { kind: 'pipeline', ...(0, template_data_of_1.baseOf)(options, assets), ...(0, template_data_of_1.pipelineOf)(options, assets) };
        return new JobTemplate(data, options.parameters, mistakes, assets);
    }
    /**
     * A job as a file of the Azure ML CLI (v2) has it: a command, a sweep or a pipeline. What a message may change of it, and
     * when it ends where the file does not say it, stands beside it.
     *
     * What lies beside the file (code, data, environments, components) is registered when it is deployed, under a version
     * that is a hash of its content. Without `compute` it runs without a cluster.
     *
     * ```ts
     * JobTemplate.fromYaml('jobs/train.yml', {
     *   parameters: { epochs: Parameter.integer({ min: 1, max: 50 }) },
     *   timeout: 'PT6H',
     * })
     * ```
     *
     * @param path from the folder that the app runs in
     * @see https://learn.microsoft.com/azure/machine-learning/reference-yaml-job-command
     */
    static fromYaml(path, options = {}) {
        const { options: usable, mistakes } = inspected(template_shapes_1.JOB_FILE_OPTIONS, options);
        const { data, parameters, assets, problems, told } = (0, job_files_1.readJobFile)(path, usable);
        const collected = new asset_collection_1.AssetCollection();
        for (const asset of assets)
            collected.add(asset);
        return new JobTemplate(data ?? STAND_IN, parameters, [...mistakes, ...problems], collected, told);
    }
    constructor(data, parameters = {}, mistakes, collected, told = (problem) => problem) {
        this.data = data;
        this.parameters = parameters;
        this.mistakes = mistakes;
        this.collected = collected;
        this.told = told;
    }
    /** The names of the clusters that it can run on. */
    get computes() {
        const { tiers } = this.data;
        const steps = this.data.kind === 'pipeline' ? Object.values(this.data.steps ?? {}) : [];
        const all = [...Object.values(tiers), ...steps.map(({ compute }) => compute)];
        return [...new Set(all.filter((one) => typeof one === 'string'))];
    }
    /** Whether some of it runs without a cluster. */
    get isServerless() {
        const steps = this.data.kind === 'pipeline' ? Object.values(this.data.steps ?? {}) : [];
        return [...Object.values(this.data.tiers), ...steps.map(({ compute }) => compute)].some((one) => typeof one === 'object');
    }
    /** What is registered in the workspace when it is deployed: code, environments, data and steps that lie here. */
    get assets() {
        return this.collected.assets;
    }
    /** What is wrong with the template, a line each. */
    problems() {
        if (this.mistakes.length > 0)
            return [...this.mistakes];
        const parameters = Object.entries(this.parameters).flatMap(([name, parameter]) => parameter.problems().map((problem) => `parameters.${name}: ${problem}`));
        return [...this.collected.problems, ...parameters, ...(0, template_problems_1.templateProblems)(this.data).map(this.told)];
    }
}
exports.JobTemplate = JobTemplate;
/** Stands in for a file of which nothing could be made; its problems are told, and nothing of it is deployed. */
const STAND_IN = {
    kind: 'command',
    ...(0, template_data_of_1.baseOf)(template_shapes_1.COMMAND.standIn, new asset_collection_1.AssetCollection()),
    command: 'true',
    environment: 'azureml:standin:1',
    timeout: 'PT1H',
};
/** Options as far as they can be used, and what is wrong with them. */
function inspected(shape, given) {
    const inspection = new rules_1.Inspection(true);
    const usable = shape.inspect(given, '', inspection);
    return { options: (usable === rules_1.UNUSABLE ? shape.standIn : usable), mistakes: inspection.problems };
}
//# sourceMappingURL=template.js.map