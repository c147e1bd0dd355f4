import { isOver, type Json, objectAt, type Run, type RunRef } from '../core';
import type { RunningJobs } from '../running-jobs';
import { armErrorOf, badRequest, notFound } from './arm-error';
import { type ArmAnswer, type ArmRequest, jsonBody } from './arm-request';
import { jobJson } from './job-answer';
import { jobProblems, withoutNulls } from './job-schema';

/** What a job may be called; capitals count. */
const NAME = /^[a-zA-Z0-9][a-zA-Z0-9\-_]{0,254}$/;
const PAGE = 50;
/** Seconds between two looks at what takes a while: the least that the specification allows. */
const RETRY_AFTER = '10';

/** `jobs`, `jobs/{name}` and `jobs/{name}/cancel` of a workspace. */
export class JobsService {
  constructor(private readonly jobs: RunningJobs) {}

  async answer(asked: ArmRequest): Promise<ArmAnswer> {
    const [, name, action, ...more] = asked.path;
    const { method, workspace } = asked;
    if (name === undefined) return method === 'GET' ? this.list(asked) : notAllowed(method);
    const ref = { workspaceId: workspace.id, name };
    if (more.length > 0 || (action !== undefined && action !== 'cancel'))
      return { error: notFound(asked.url.pathname) };
    if (action === 'cancel') return method === 'POST' ? this.cancel(ref, asked.url) : notAllowed(method);
    switch (method) {
      case 'GET':
        return this.get(ref, asked.url);
      case 'PUT':
        return this.put(ref, asked);
      case 'DELETE':
        return this.remove(ref);
      default:
        return notAllowed(method);
    }
  }

  /** What has become of an operation that takes a while: `mfeOperationResults/jc:<workspace>:<job>`. */
  operation(workspaceId: string, name: string, url: URL): ArmAnswer {
    const run = this.jobs.machine.get({ workspaceId, name });
    if (run === undefined || isOver(run.state)) return { status: 200 };
    return { status: 202, headers: { Location: url.href, 'Retry-After': RETRY_AFTER } };
  }

  private get(ref: RunRef, url: URL): ArmAnswer {
    const run = this.jobs.machine.get(ref);
    if (run === undefined)
      return {
        error: armErrorOf({
          kind: 'refused',
          status: 404,
          code: 'UserError',
          message: `Job ${ref.name} not found.`,
          details: [],
        }),
      };
    return { status: 200, body: jobJson(run, url.origin) };
  }

  private async put(ref: RunRef, { request, url }: ArmRequest): Promise<ArmAnswer> {
    const read = await jsonBody(request);
    if ('error' in read) return read;
    if (!NAME.test(ref.name))
      return {
        error: badRequest(
          'ValidationError',
          `The name of a job has at most 255 letters, digits, '-' and '_', first a letter or a digit; got ${JSON.stringify(ref.name)}.`,
        ),
      };
    const properties = withoutNulls(objectAt(read.body, 'properties')) as Json;
    const problems = jobProblems(properties);
    if (problems.length > 0) return { error: invalid(problems) };
    const answer = this.jobs.put(ref, properties);
    if (answer.kind === 'refused') return { error: armErrorOf(answer) };
    const run = this.jobs.machine.get(ref) as Run;
    return { status: answer.kind === 'created' ? 201 : 200, body: jobJson(run, url.origin) };
  }

  private remove(ref: RunRef): ArmAnswer {
    if (this.jobs.machine.get(ref) === undefined) return { status: 204 };
    const answer = this.jobs.run({ kind: 'remove', run: ref });
    return answer.kind === 'refused' ? { error: armErrorOf(answer) } : { status: 200 };
  }

  private cancel(ref: RunRef, url: URL): ArmAnswer {
    const answer = this.jobs.run({ kind: 'cancel', run: ref });
    if (answer.kind === 'refused') return { error: armErrorOf(answer) };
    const run = this.jobs.machine.get(ref);
    if (run === undefined || isOver(run.state)) return { status: 200 };
    const [, , subscription = ''] = ref.workspaceId.split('/');
    const workspace = ref.workspaceId.split('/').at(-1) ?? '';
    const place = `/subscriptions/${subscription}/providers/Microsoft.MachineLearningServices/locations/local/mfeOperationResults/jc:${workspace}:${ref.name}`;
    const location = new URL(place, url);
    location.searchParams.set('api-version', url.searchParams.get('api-version') ?? '');
    return { status: 202, headers: { Location: location.href, 'Retry-After': RETRY_AFTER } };
  }

  /** Jobs that are no parts of others, the newest first, a page at a time. */
  private list({ url, workspace }: ArmRequest): ArmAnswer {
    const { searchParams } = url;
    const view = searchParams.get('listViewType') ?? 'ActiveOnly';
    if (!['ActiveOnly', 'ArchivedOnly', 'All'].includes(view))
      return {
        error: badRequest(
          'ValidationError',
          `listViewType: got ${JSON.stringify(view)}, allowed ActiveOnly, ArchivedOnly, All`,
        ),
      };
    const [kind, tag, asked] = ['jobType', 'tag', 'properties'].map((name) => searchParams.get(name));
    const found = [...this.jobs.machine.all()]
      .filter((run) => run.workspaceId === workspace.id && run.parent === undefined)
      .filter(({ properties }) => view === 'All' || (properties.isArchived === true) === (view === 'ArchivedOnly'))
      .filter((run) => (kind ?? run.kind).toLowerCase() === run.kind.toLowerCase())
      .filter(({ properties }) => tag === null || tag === undefined || Object.hasOwn(objectAt(properties, 'tags'), tag))
      .filter((run) => hasProperties(run, asked ?? ''))
      .reverse();
    const from = Number(searchParams.get('$skip') ?? 0);
    if (!Number.isInteger(from) || from < 0)
      return {
        error: badRequest(
          'ValidationError',
          `$skip: got ${JSON.stringify(searchParams.get('$skip'))}, allowed what nextLink has`,
        ),
      };
    const next = new URL(url);
    next.searchParams.set('$skip', String(from + PAGE));
    return {
      status: 200,
      body: {
        value: found.slice(from, from + PAGE).map((run) => jobJson(run, url.origin)),
        ...(found.length > from + PAGE && { nextLink: next.href }),
      },
    };
  }
}

/** `prop1,prop2=value2` */
function hasProperties({ properties }: Run, asked: string): boolean {
  const had = objectAt(properties, 'properties');
  return asked
    .split(',')
    .filter((part) => part !== '')
    .every((part) => {
      const [name = '', ...value] = part.split('=');
      return Object.hasOwn(had, name) && (value.length === 0 || had[name] === value.join('='));
    });
}

function invalid(problems: readonly string[]) {
  const details = problems.map((message) => {
    const [target = ''] = /^[\w.[\]-]+(?=: )/.exec(message) ?? [];
    return { code: 'ValidationError', message, ...(target !== '' && { target: `properties.${target}` }) };
  });
  return badRequest('ValidationError', `The request is invalid: ${problems[0]}`, details);
}

export function notAllowed(method: string): ArmAnswer {
  return { error: { status: 405, code: 'MethodNotAllowed', message: `The method ${method} is not allowed here.` } };
}
