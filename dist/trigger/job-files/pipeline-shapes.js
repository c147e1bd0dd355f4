"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.COMMAND_STEP = exports.COMPONENT_STEP = exports.COMPONENT_FILE = exports.PIPELINE_FILE = void 0;
const rules_1 = require("../../rules");
const command_shapes_1 = require("./command-shapes");
const shapes_1 = require("./shapes");
const said = (0, rules_1.anything)('anything');
/** Each step is looked at by itself: its type says what it may have. */
const step = (0, rules_1.valueThat)('an object with component, or with command', rules_1.isPlain, { standIn: {} });
exports.PIPELINE_FILE = (0, rules_1.shapeOf)({ jobs: { ...(0, rules_1.mapOf)(step), standIn: {} } }, {
    ...command_shapes_1.JOB_PARTS,
    settings: (0, rules_1.shapeOf)({}, {
        default_compute: rules_1.text,
        default_datastore: rules_1.text,
        continue_on_step_failure: rules_1.flag,
        force_rerun: rules_1.flag,
        continue_run_on_failed_optional_input: (0, shapes_1.refused)('the service has no place for it'),
    }, { expects: 'an object with default_compute' }),
    component: (0, shapes_1.refused)('the ends of its steps cannot be seen from here; use JobTemplate.pipeline({ component, endsBecause }), or list its steps'),
}, { expects: 'a pipeline', standIn: { jobs: {} } });
const port = (0, rules_1.shapeOf)({ type: (0, shapes_1.word)(...command_shapes_1.DATA_TYPES, 'string', 'number', 'integer', 'boolean') }, {
    default: shapes_1.scalar,
    optional: rules_1.flag,
    min: shapes_1.scalar,
    max: shapes_1.scalar,
    enum: (0, rules_1.listOf)(shapes_1.scalar),
    mode: rules_1.text,
    description: rules_1.text,
});
/** A command component, in a file of its own or in the step itself. */
exports.COMPONENT_FILE = (0, rules_1.shapeOf)(command_shapes_1.COMMAND_PARTS.required, {
    ...command_shapes_1.COMMAND_PARTS.optional,
    environment_variables: (0, shapes_1.refused)('a component has none; give them where it is a step'),
    $schema: said,
    type: (0, shapes_1.word)('command'),
    name: said,
    version: said,
    display_name: rules_1.text,
    description: rules_1.text,
    tags: (0, rules_1.mapOf)(shapes_1.scalar),
    is_deterministic: rules_1.flag,
    inputs: (0, rules_1.mapOf)(port),
    outputs: (0, rules_1.mapOf)((0, shapes_1.orNothing)(port)),
    additional_includes: (0, shapes_1.refused)('what belongs together lies in one folder here'),
}, { expects: 'a command component', standIn: { command: 'standin', environment: 'azureml:standin:1' } });
const stepOutput = (0, rules_1.either)((value) => (typeof value === 'string' ? rules_1.text : command_shapes_1.output), 'an object with type and mode, or ${{parent.outputs.<name>}}');
const environment = (0, shapes_1.textOrObject)(rules_1.text, command_shapes_1.ENVIRONMENT);
const STEP = {
    type: (0, shapes_1.word)('command'),
    name: said,
    display_name: rules_1.text,
    description: rules_1.text,
    comment: rules_1.text,
    tags: (0, rules_1.mapOf)(shapes_1.scalar),
    inputs: (0, rules_1.mapOf)(command_shapes_1.input),
    outputs: (0, rules_1.mapOf)(stepOutput),
    compute: rules_1.text,
    environment_variables: (0, rules_1.mapOf)(shapes_1.scalar),
    resources: command_shapes_1.resources,
    distribution: command_shapes_1.distribution,
    limits: (0, rules_1.shapeOf)({}, { timeout: shapes_1.whole }, { expects: 'an object with timeout' }),
    queue_settings: command_shapes_1.queue,
    identity: command_shapes_1.identity,
    services: (0, shapes_1.refused)('nobody connects to a step that a message has started'),
    properties: (0, shapes_1.refused)('they are written by the service and the client; use tags'),
};
/** A step that names a component. */
exports.COMPONENT_STEP = (0, rules_1.shapeOf)({}, {
    ...STEP,
    environment: (0, shapes_1.refused)('it has component already, which has an environment of its own'),
    component: (0, shapes_1.textOrObject)(rules_1.text, exports.COMPONENT_FILE),
    command: (0, shapes_1.refused)('it has component already'),
    code: (0, shapes_1.refused)('it has component already, which has code of its own'),
}, { expects: 'a step with component', standIn: {} });
/** A step with its command in it. */
exports.COMMAND_STEP = (0, rules_1.shapeOf)({ command: rules_1.text, environment }, { ...STEP, code: rules_1.text, component: (0, shapes_1.refused)('it has command already') }, { expects: 'a step with command', standIn: { command: 'standin', environment: 'azureml:standin:1' } });
//# sourceMappingURL=pipeline-shapes.js.map