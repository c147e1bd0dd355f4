import { OperationProblem } from '../operation-problem';

interface Failure {
  readonly name?: string;
  readonly code?: string;
  readonly message?: string;
  readonly errors?: readonly Failure[];
}

/** Who is asked, and what for. */
export interface Asked {
  /** `azure:training`, `local:5673`. */
  readonly at: string;
  readonly isAzure: boolean;
  /** The queue, topic or subscription. */
  readonly entity?: string | undefined;
  /** What the identity has to be allowed. */
  readonly role?: 'Azure Service Bus Data Sender' | 'Azure Service Bus Data Receiver' | 'Azure Service Bus Data Owner';
}

const LOGIN = [
  'CredentialUnavailableError',
  'AggregateAuthenticationError',
  'AuthenticationError',
  'AuthenticationRequiredError',
];

/** Whether an error says that nobody is logged in. */
export function isLoginFailure(error: unknown): boolean {
  return LOGIN.includes((error as Failure | undefined)?.name ?? '');
}

/** That there is no login, with what each way has said. */
export function loginText(error: unknown): string {
  const { errors = [], message = '' } = error as Failure;
  const all = errors.length > 0 ? errors.map((one) => one.message ?? '') : [message];
  // Behind the first sentence is where to read more.
  const sentences = all.map((text) => firstLine(text).replace(/\.( .*)?$/, ''));
  const reasons = [...new Set(sentences.filter((reason) => reason !== ''))];
  return `nobody is logged in to Azure: run az login, or set AZURE_CLIENT_ID, AZURE_TENANT_ID and AZURE_CLIENT_SECRET, or run where there is a managed identity (${reasons.join('; ')})`;
}

const UNREACHABLE = [
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
];

/** An error of the client of Service Bus in one line, with what to do. */
export function problemOf(error: unknown, asked: Asked): OperationProblem {
  if (error instanceof OperationProblem) return error;
  return new OperationProblem(textOf(error, asked));
}

/** The same as text. */
export function textOf(error: unknown, { at, isAzure, entity, role }: Asked): string {
  const failure = error as Failure;
  const { code = '', message = '' } = failure;
  const where = entity === undefined ? at : `${entity} at ${at}`;
  if (isLoginFailure(error)) return `${at}: ${loginText(error)}`;
  const said = firstLine(message);
  if (code === 'UnauthorizedAccess' || /unauthorized-access|Unauthorized access|claim\(s\) are required/i.test(message))
    return `${where}: whoever is logged in may not do this${role === undefined ? '' : `: it takes the role ${role} there, which may take minutes to arrive`} (${said})`;
  if (code === 'MessagingEntityNotFound')
    return `${where}: there is no such queue, topic or subscription; a subscription is written topic/subscription (${said})`;
  if (code === 'MessagingEntityDisabled') return `${where}: it is disabled; enable it first (${said})`;
  if (code === 'QuotaExceeded') return `${where}: it is full; take messages out of it first (${said})`;
  if (code === 'MessageSizeExceeded') return `${where}: a message is larger than it takes (${said})`;
  const network = UNREACHABLE.find((one) => code === one || message.includes(one));
  if (network !== undefined || code === 'ServiceCommunicationProblem' || code === 'ServiceTimeout')
    return isAzure
      ? `${at}: it cannot be reached (${network ?? said}); is the name right, and may this machine reach it, where the namespace is closed?`
      : `${at}: it cannot be reached (${network ?? said}); start it with training-job-scheduler local, or say where it is with local:<port>`;
  const [, topic] = /cannot be received from the topic '([^']+)'/.exec(message) ?? [];
  if (topic !== undefined)
    return `${where}: it is a topic, and messages wait in its subscriptions: write ${topic}/<subscription>`;
  if (/session/i.test(message) && code === 'InvalidOperation')
    return `${where}: it takes sessions, and is read by session alone (${said})`;
  return `${where}: ${said === '' ? String(error) : said}${code === '' ? '' : ` (${code})`}`;
}

function firstLine(text: string): string {
  // The client puts the name of its error in front.
  return (text.split('\n')[0] ?? '').trim().replace(/^(\w*Error: )+/, '');
}
