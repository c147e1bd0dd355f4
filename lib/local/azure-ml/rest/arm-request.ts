import type { ServerResponse } from 'node:http';
import type { Workspace } from '../../deployment/deployment';
import { answerJson, bodyOf, type LocalRequest } from '../../http';
import { type ArmError, badRequest, errorBody, NO_TOKEN, noWorkspace } from './arm-error';

/** A request about something in a workspace. */
export interface ArmRequest {
  readonly method: string;
  readonly url: URL;
  readonly workspace: Workspace;
  /** What stands behind the workspace: `['jobs', 'tr-1', 'cancel']`. */
  readonly path: readonly string[];
  readonly request: LocalRequest;
}

/** An answer; an error is one too. */
export type ArmAnswer =
  | { readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }
  | { readonly error: ArmError };

const WORKSPACE =
  /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.MachineLearningServices\/workspaces\/([^/]+)(?:\/(.*?))?\/?$/i;
const VERSION = /^\d{4}-\d{2}-\d{2}(-preview)?$/;

/** The workspace that an address is about, by what stands before it; `undefined` for an address of something else. */
export function workspaceAt(
  path: string,
  workspaces: readonly Workspace[],
): { readonly workspace: Workspace | ArmError; readonly path: readonly string[] } | undefined {
  const [, subscription = '', group = '', name, rest = ''] = WORKSPACE.exec(path) ?? [];
  if (name === undefined) return undefined;
  const id = `/subscriptions/${subscription}/resourceGroups/${group}/providers/Microsoft.MachineLearningServices/workspaces/${name}`;
  const workspace = workspaces.find((one) => one.id.toLowerCase() === decoded(id).toLowerCase());
  return {
    workspace: workspace ?? noWorkspace(decoded(name), decoded(group)),
    path: rest === '' ? [] : rest.split('/').map(decoded),
  };
}

/** What Azure Resource Manager wants of every request, before anybody looks at what it asks. */
export function refusedByArm({ headers, url }: LocalRequest): ArmError | undefined {
  if (!hasToken(headers.authorization)) return NO_TOKEN;
  const version = url.searchParams.get('api-version');
  if (version === null)
    return badRequest(
      'MissingApiVersionParameter',
      'The api-version query parameter (?api-version=) is required for all requests.',
    );
  if (!VERSION.test(version))
    return badRequest('InvalidApiVersionParameter', `The api-version '${version}' is invalid.`);
  return undefined;
}

/** Any token is taken: nobody else reaches this machine, and its programs have none of Azure's. */
export function hasToken(authorization: string | undefined): boolean {
  return /^Bearer\s+\S/i.test(authorization ?? '');
}

/** The body as JSON. @returns an error where it is none */
export async function jsonBody(
  request: LocalRequest,
): Promise<{ readonly body: unknown } | { readonly error: ArmError }> {
  const text = (await bodyOf(request)).toString('utf8');
  try {
    return { body: JSON.parse(text) };
  } catch (error) {
    return {
      error: badRequest(
        'InvalidRequestContent',
        `The request content was invalid and could not be deserialized: '${(error as Error).message}'.`,
      ),
    };
  }
}

export function send(response: ServerResponse, answer: ArmAnswer): void {
  if ('error' in answer) {
    const { status, headers = {} } = answer.error;
    answerJson(response, status, errorBody(answer.error), headers);
  } else {
    answerJson(response, answer.status, answer.body, answer.headers);
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
