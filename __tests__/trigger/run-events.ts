/** An event of Azure ML about a run, as a source has it, with where that is. */
export interface DocumentedEvent {
  readonly source: string;
  readonly event: Readonly<Record<string, unknown>>;
  /** The subscription of the shipped catalogue that gets it; none is interested in a run that is on its way. */
  readonly reaches: 'run-failed' | 'run-completed' | undefined;
}

const WORKSPACE =
  '/subscriptions/{subscription-id}/resourceGroups/{resource-group-name}/providers/Microsoft.MachineLearningServices/workspaces/{workspace-name}';
const EXPERIMENT = '0fa9dfaa-cba3-4fa7-b590-23e48548f5c1';
const RUN = 'AutoML_ad912b2d-6467-4f32-a616-dbe4af6dd8fc';
const TIME = '2017-06-26T18:41:00.9584103Z';
const ID = '831e1650-001e-001b-66ab-eeb76e069631';

const camelCase = {
  experimentId: EXPERIMENT,
  experimentName: 'automl-local-regression',
  runId: `${RUN}_5`,
  runType: null,
  runTags: {},
  runProperties: { runTemplate: 'automl_child', iteration: '5' },
};
const PascalCase = {
  ExperimentId: EXPERIMENT,
  ExperimentName: 'automl-local-regression',
  RunId: `${RUN}_5`,
  RunType: null,
  RunTags: {},
  RunProperties: { runTemplate: 'automl_child', iteration: '5' },
};
const CLIENT_TAGS = {
  experiment_status: 'ModelSelection',
  experiment_status_descr: 'Beginning model selection.',
};

const cloudEvent = (type: string, data: object) => ({
  source: WORKSPACE,
  subject: `experiments/${EXPERIMENT}/runs/${RUN}_5`,
  type: `Microsoft.MachineLearningServices.${type}`,
  time: TIME,
  id: ID,
  data,
  specversion: '1.0',
});
const gridEvent = (type: string, data: object, run = `${RUN}_5`) => ({
  topic: WORKSPACE,
  subject: `experiments/${EXPERIMENT}/runs/${run}`,
  eventType: `Microsoft.MachineLearningServices.${type}`,
  eventTime: TIME,
  id: ID,
  data,
  dataVersion: '',
  metadataVersion: '1',
});

const SCHEMA_PAGE = 'https://learn.microsoft.com/azure/event-grid/event-schema-machine-learning';

/** The events of runs of every source that has one. Names, letters and values are the source's; properties of runs are cut short. */
export const DOCUMENTED: readonly DocumentedEvent[] = [
  {
    source: `${SCHEMA_PAGE}, Cloud event schema`,
    event: cloudEvent('RunStatusChanged', { ...camelCase, runStatus: 'failed' }),
    reaches: 'run-failed',
  },
  {
    source: `${SCHEMA_PAGE}, Cloud event schema`,
    event: cloudEvent('RunCompleted', camelCase),
    reaches: 'run-completed',
  },
  {
    source: `${SCHEMA_PAGE}, Event Grid event schema`,
    event: gridEvent('RunStatusChanged', { ...camelCase, runStatus: 'failed' }),
    reaches: 'run-failed',
  },
  {
    source: `${SCHEMA_PAGE}, Event Grid event schema`,
    event: gridEvent('RunCompleted', camelCase),
    reaches: 'run-completed',
  },
  {
    source: `${SCHEMA_PAGE} of 2020, of which the type was a slip of the pen`,
    event: gridEvent('RunStatusChanged', { ...PascalCase, RunStatus: 'failed' }),
    reaches: 'run-failed',
  },
  {
    source: `${SCHEMA_PAGE} of 2020`,
    event: gridEvent('RunCompleted', PascalCase),
    reaches: 'run-completed',
  },
  {
    source:
      'azure-sdk-for-java, azure-messaging-eventgrid, consumeMachineLearningServicesRunCompletedEvent: two spellings in one',
    event: gridEvent(
      'RunCompleted',
      {
        experimentId: EXPERIMENT,
        experimentName: 'automl-local-regression',
        runId: RUN,
        runType: 'automl',
        RunTags: CLIENT_TAGS,
        runProperties: { num_iterations: '10', target: 'local' },
      },
      RUN,
    ),
    reaches: 'run-completed',
  },
  {
    source: 'azure-sdk-for-java, azure-messaging-eventgrid, consumeMachineLearningServicesRunStatusChangedEvent',
    event: gridEvent(
      'RunStatusChanged',
      {
        runStatus: 'Running',
        experimentId: EXPERIMENT,
        experimentName: 'automl-local-regression',
        runId: RUN,
        runType: 'automl',
        runTags: CLIENT_TAGS,
        runProperties: { num_iterations: '10', target: 'local' },
      },
      RUN,
    ),
    reaches: undefined,
  },
  {
    source:
      'https://learn.microsoft.com/azure/machine-learning/how-to-monitor-model-performance, by its filter on data.RunTags',
    event: gridEvent('RunStatusChanged', {
      ...camelCase,
      runTags: undefined,
      RunTags: {
        azureml_modelmonitor_threshold_breached: 'has failed due to one or more features violating metric thresholds',
      },
      runStatus: 'Failed',
    }),
    reaches: 'run-failed',
  },
];
