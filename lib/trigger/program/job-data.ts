import { JOB_DATA_VERSION, type PricesData, type TemplateData } from '../jobs';

/** What the deployment put into the package. */
export interface JobData {
  /** The form of this data; another one is that of another program. */
  readonly version: number;
  /** The templates that messages of this subscription may start, by name. */
  readonly templates: Readonly<Record<string, TemplateData>>;
  /** The JSON schema of the properties of messages, as the topic has it; null where it has none. */
  readonly contract: object | null;
  /** What machines cost, where a template has a budget. */
  readonly prices?: PricesData;
}

/** The data of a package. @throws Error where it is that of another program */
export function readJobData(text: string): JobData {
  const data = JSON.parse(text) as JobData;
  if (data.version !== JOB_DATA_VERSION) {
    throw new Error(`jobs.json has the version ${data.version}, and this program reads ${JOB_DATA_VERSION}`);
  }
  return data;
}
