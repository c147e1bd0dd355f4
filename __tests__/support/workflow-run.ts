import Ajv from 'ajv';
import { Expressions } from './workflow-expressions';

/** A call that a workflow makes. */
export interface Call {
  readonly method: string;
  readonly uri: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The bytes that go out. */
  readonly body: Buffer;
  readonly audience: string;
}

/** What a call is answered with. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

/** What a run has beside its steps. */
export interface RunOptions {
  readonly parameters: Readonly<Record<string, string>>;
  readonly send: (call: Call) => Promise<Reply>;
  readonly now: () => Date;
  /** Whether the service enforces the schemas of ParseJson; how much of them, it does not say. */
  readonly enforcesSchemas: boolean;
}

type Status = 'Succeeded' | 'Failed' | 'Skipped';
type Action = Readonly<Record<string, any>>;

/** Runs a workflow as Logic Apps does: each step once, when those before it are done in a way that it names. */
export class WorkflowRun {
  private readonly statuses = new Map<string, Status>();
  private readonly results = new Map<string, any>();
  /** What was tracked, for the log. */
  readonly tracked: Readonly<Record<string, unknown>>[] = [];
  /** Why steps failed. */
  readonly failures: string[] = [];
  private isOver = false;

  constructor(private readonly options: RunOptions) {}

  async run(actions: Readonly<Record<string, Action>>): Promise<void> {
    await this.scope(actions);
  }

  private async scope(actions: Readonly<Record<string, Action>>): Promise<Status> {
    const waiting = new Set(Object.keys(actions));
    while (waiting.size > 0) {
      const ready = [...waiting].find((name) =>
        Object.keys(actions[name]?.runAfter ?? {}).every((other) => !waiting.has(other)),
      );
      if (ready === undefined) throw new Error(`steps wait for each other: ${[...waiting].join(', ')}`);
      waiting.delete(ready);
      const action = actions[ready] as Action;
      const before = Object.entries<string[]>(action.runAfter ?? {});
      for (const [other] of before)
        if (!(other in actions)) throw new Error(`${ready} runs after ${other}, which is not there`);
      const isDue = before.every(([other, wanted]) => wanted.includes(this.statuses.get(other) as Status));
      this.statuses.set(ready, isDue && !this.isOver ? await this.step(ready, action) : this.skip(ready, action));
    }
    const isFollowed = new Set(Object.values(actions).flatMap(({ runAfter = {} }) => Object.keys(runAfter)));
    const last = Object.keys(actions).filter((name) => !isFollowed.has(name));
    return last.some((name) => this.endOf(name, actions) === 'Failed') ? 'Failed' : 'Succeeded';
  }

  /** What was skipped ends as what was before it. */
  private endOf(name: string, actions: Readonly<Record<string, Action>>): Status {
    const status = this.statuses.get(name) as Status;
    if (status !== 'Skipped') return status;
    const before = Object.keys(actions[name]?.runAfter ?? {}).map((other) => this.endOf(other, actions));
    return before.includes('Failed') ? 'Failed' : 'Succeeded';
  }

  private skip(name: string, { actions = {}, else: other = {}, cases = {} }: Action): Status {
    this.results.delete(name);
    const nested = [actions, other.actions ?? {}, ...Object.values<any>(cases).map((one) => one.actions)];
    for (const [inner, action] of nested.flatMap((one) => Object.entries<Action>(one))) {
      this.statuses.set(inner, this.skip(inner, action));
    }
    return 'Skipped';
  }

  private async step(name: string, action: Action): Promise<Status> {
    try {
      return await this.perform(name, action);
    } catch (error) {
      this.failures.push(`${name}: ${(error as Error).message}`);
      return 'Failed';
    }
  }

  private async perform(name: string, action: Action): Promise<Status> {
    const { type, inputs } = action;
    switch (type) {
      case 'Compose':
        this.results.set(name, { outputs: this.expressions().resolve(inputs) });
        this.track(name, action);
        return 'Succeeded';
      case 'ParseJson':
        return this.parse(name, this.expressions().resolve(inputs.content), inputs.schema);
      case 'If':
        return await this.scopes(
          this.holds(action.expression) ? [action.actions, action.else.actions] : [action.else.actions, action.actions],
        );
      case 'Switch': {
        const value = this.expressions().resolve(action.expression);
        const all = Object.values<any>(action.cases);
        const chosen = all.find((one) => one.case === value) ?? action.default;
        return await this.scopes([chosen.actions, ...all.filter((one) => one !== chosen).map((one) => one.actions)]);
      }
      case 'Http':
        return await this.call(name, this.expressions().resolve(inputs) as any);
      case 'Terminate':
        this.isOver = true;
        return 'Succeeded';
      default:
        throw new Error(`unknown type ${type}`);
    }
  }

  /** Runs the first, and skips the others. */
  private async scopes([chosen = {}, ...others]: Readonly<Record<string, Action>>[]): Promise<Status> {
    for (const [name, action] of others.flatMap((one) => Object.entries(one))) {
      this.statuses.set(name, this.skip(name, action));
    }
    return await this.scope(chosen);
  }

  private parse(name: string, content: unknown, schema: object): Status {
    const ajv = new Ajv({ strict: false });
    if (this.options.enforcesSchemas && !ajv.validate(schema, content)) throw new Error(ajv.errorsText());
    this.results.set(name, { outputs: content, body: content });
    return 'Succeeded';
  }

  private async call(name: string, inputs: any): Promise<Status> {
    const { method, uri, headers = {}, body, authentication } = inputs;
    for (const value of Object.values(headers))
      if (typeof value !== 'string') throw new Error('a header that is no text');
    const { audience } = authentication;
    const reply = await this.options.send({ method, uri, headers, body: bytesOf(body), audience });
    const received = bodyOf(reply);
    const outputs = { statusCode: reply.status, headers: reply.headers ?? {}, body: received };
    this.results.set(name, { outputs, body: received });
    return reply.status < 300 ? 'Succeeded' : 'Failed';
  }

  private track(name: string, { trackedProperties }: Action): void {
    if (trackedProperties === undefined) return;
    const action = () => ({ inputs: this.results.get(name).outputs });
    this.tracked.push(new Expressions({ action }).resolve(trackedProperties) as never);
  }

  private holds(expression: any): boolean {
    const [kind, parts] = Object.entries<any>(expression)[0] as [string, any];
    if (kind === 'and') return parts.every((one: any) => this.holds(one));
    if (kind === 'or') return parts.some((one: any) => this.holds(one));
    if (kind === 'not') return !this.holds(parts);
    const [a, b] = parts.map((one: unknown) => this.expressions().resolve(one));
    return this.expressions().call(kind, a, b) as boolean;
  }

  private expressions(): Expressions {
    const known = (name: string) => {
      if (!this.statuses.has(name) && !this.results.has(name)) throw new Error(`${name} has not run`);
      return this.results.get(name);
    };
    return new Expressions({
      outputs: (name) => known(name)?.outputs ?? null,
      body: (name) => known(name)?.body ?? null,
      parameters: (name) => {
        const value = this.options.parameters[name];
        if (value === undefined) throw new Error(`no parameter ${name}`);
        return value;
      },
      utcNow: () => this.options.now().toISOString(),
      addMinutes: (time, minutes, format) => {
        const at = new Date(Date.parse(time) + minutes * 60_000);
        if (format !== 'R') throw new Error(`format ${format}`);
        return at.toUTCString();
      },
    });
  }
}

/** What goes out: text as it is, bytes out of their base64, anything else as JSON. */
function bytesOf(body: any): Buffer {
  if (body === null || body === undefined) return Buffer.alloc(0);
  if (typeof body === 'string') return Buffer.from(body);
  return typeof body === 'object' && '$content' in body
    ? Buffer.from(body.$content, 'base64')
    : Buffer.from(JSON.stringify(body));
}

/** What comes in: JSON where its type says so, text where that says so, and else bytes in base64. */
function bodyOf({ headers = {}, body = Buffer.alloc(0) }: Reply): unknown {
  const type = headers['Content-Type'];
  if (body.length === 0) return null;
  if (type !== undefined && /^application\/(.*\+)?json/.test(type)) {
    try {
      return JSON.parse(body.toString('utf8'));
    } catch {
      return body.toString('utf8');
    }
  }
  if (type !== undefined && /^text\//.test(type)) return body.toString('utf8');
  return { '$content-type': type ?? 'application/octet-stream', $content: body.toString('base64') };
}
