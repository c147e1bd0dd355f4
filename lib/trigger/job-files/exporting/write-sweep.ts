import type { EarlyTermination, JobServiceData, Setting } from '../../jobs';

/** What the given values of a distribution are called in a file, in order. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  choice: ['values'],
  randint: ['upper'],
  uniform: ['min_value', 'max_value'],
  loguniform: ['min_value', 'max_value'],
  quniform: ['min_value', 'max_value', 'q'],
  qloguniform: ['min_value', 'max_value', 'q'],
  normal: ['mu', 'sigma'],
  lognormal: ['mu', 'sigma'],
  qnormal: ['mu', 'sigma', 'q'],
  qlognormal: ['mu', 'sigma', 'q'],
};

/** A setting as a file has it. */
export function settingFile([type, given]: Setting) {
  const names = NAMES[type] as readonly string[];
  return { type, ...Object.fromEntries(given.map((value, index) => [names[index], value])) };
}

/** When a trial is given up, as a file has it. */
export function terminationFile(policy: EarlyTermination) {
  const { policyType, evaluationInterval, delayEvaluation } = policy;
  const { slackFactor, slackAmount, truncationPercentage } = {
    slackFactor: undefined,
    slackAmount: undefined,
    truncationPercentage: undefined,
    ...policy,
  };
  return {
    type: policyType.replace(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter}`).toLowerCase(),
    ...(evaluationInterval !== undefined && { evaluation_interval: evaluationInterval }),
    ...(delayEvaluation !== undefined && { delay_evaluation: delayEvaluation }),
    ...(slackFactor !== undefined && { slack_factor: slackFactor }),
    ...(slackAmount !== undefined && { slack_amount: slackAmount }),
    ...(truncationPercentage !== undefined && { truncation_percentage: truncationPercentage }),
  };
}

const SERVICES: Readonly<Record<string, string>> = {
  VSCode: 'vs_code',
  JupyterLab: 'jupyter_lab',
  TensorBoard: 'tensor_board',
  SSH: 'ssh',
};

/** Programs to connect to while a job runs, as a file has them. */
export function servicesFile(services: Readonly<Record<string, JobServiceData>>) {
  return Object.fromEntries(
    Object.entries(services).map(([name, { jobServiceType, nodes, port, properties = {} }]) => {
      const { logDir, sshPublicKeys, ...others } = properties;
      return [
        name,
        {
          type: SERVICES[jobServiceType],
          ...(nodes && { nodes: 'all' }),
          ...(port !== undefined && { port }),
          ...(logDir !== undefined && { log_dir: logDir }),
          ...(sshPublicKeys !== undefined && { ssh_public_keys: sshPublicKeys }),
          ...(Object.keys(others).length > 0 && { properties: others }),
        },
      ];
    }),
  );
}
