"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.runProperties = exports.RUN_EVENTS = void 0;
const rules_1 = require("../../rules");
/**
 * A field under both of its names. The schema page and the types of the clients have `runStatus`, the page of 2020 had
 * `RunStatus`, and the page about model monitoring has `data.RunTags` today, as does an event among the tests of the
 * clients; whether Event Grid looks at the letter case of a path is not documented. So each is asked for, and the
 * message has the property of the name that the event had.
 *
 * @see https://learn.microsoft.com/azure/event-grid/event-schema-machine-learning
 */
function eitherName(name, twin, field) {
    const capital = `${field.charAt(0).toUpperCase()}${field.slice(1)}`;
    return [
        { name, from: { field: `data.${field}` }, letters: 'camelCase' },
        { name: twin, from: { field: `data.${capital}` }, letters: 'PascalCase' },
    ];
}
/** What both events say of their run: which it is, and which request it answers, by the tags that the job was started with. */
const OF_RUN = [
    // In small letters in every source: the surest way to the name of the job.
    { name: 'run', from: { field: 'subject' } },
    ...eitherName('requestId', 'requestIdPascal', 'runTags.requestId'),
    ...eitherName('requestAttempt', 'requestAttemptPascal', 'runTags.attempt'),
    ...eitherName('CorrelationId', 'correlationIdPascal', 'runTags.correlationId'),
];
/**
 * What Azure ML tells of runs, by way of Event Grid: a run that failed, and one that succeeded. There is no event of a
 * run that was canceled, nor of one that is on its way.
 *
 * @see https://learn.microsoft.com/azure/machine-learning/how-to-use-event-grid
 */
exports.RUN_EVENTS = [
    {
        name: 'run-status-changed',
        type: 'Microsoft.MachineLearningServices.RunStatusChanged',
        states: ['Failed'],
        properties: [
            { name: 'eventType', from: { value: 'run.statusChanged' } },
            ...eitherName('runStatus', 'runStatusPascal', 'runStatus'),
            ...OF_RUN,
        ],
    },
    {
        name: 'run-completed',
        type: 'Microsoft.MachineLearningServices.RunCompleted',
        states: ['Completed'],
        properties: [
            { name: 'eventType', from: { value: 'run.completed' } },
            // The event says it by its type, and has no field for it.
            { name: 'runStatus', from: { value: 'Completed' } },
            ...OF_RUN,
        ],
    },
];
/** The states of a run. https://learn.microsoft.com/rest/api/azureml/jobs/get (JobStatus, 2025-06-01) */
const STATES = [
    'NotStarted',
    'Scheduled',
    'Queued',
    'Provisioning',
    'Preparing',
    'Starting',
    'Running',
    'Finalizing',
    'Paused',
    'NotResponding',
    'CancelRequested',
    'Canceled',
    'Completed',
    'Failed',
    'Unknown',
];
/** The states as the API writes them, and in small letters, as the example of the event does: rules compare exactly. */
const runStatus = rules_1.Property.oneOf(...STATES, ...STATES.map((state) => state.toLowerCase()));
/**
 * The properties of messages that tell what became of a job, for the contract of the topic that they come back to. Each
 * `…Pascal` holds what its twin does where the event has its fields in PascalCase; a message has one of the two.
 */
exports.runProperties = {
    /** The state of the run: `failed` or `Failed`, in the letters of the event. */
    runStatus: runStatus.optional(),
    runStatusPascal: runStatus.optional(),
    /** `experiments/<id of the experiment>/runs/<name of the job>`. */
    run: rules_1.Property.string().optional(),
    /** The id of the request that started the job. */
    requestId: rules_1.Property.string().optional(),
    requestIdPascal: rules_1.Property.string().optional(),
    /** Which try of that request it was, as text. */
    requestAttempt: rules_1.Property.string().optional(),
    requestAttemptPascal: rules_1.Property.string().optional(),
    /** What is the system property CorrelationId where the event has its fields in camelCase. */
    correlationIdPascal: rules_1.Property.string().optional(),
};
//# sourceMappingURL=run-events.js.map