import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';

/** So many deltas are kept for those whose connection was interrupted. */
const KEPT = 100;
/** Who has so many bytes to read gets no more until he has read them. */
const MOST_UNREAD = 1024 * 1024;
/** A proxy or a browser takes a connection for dead on which nothing comes. */
const HEARTBEAT = 15_000;

interface Listening {
  readonly response: ServerResponse;
  /** That it was left out, since it has not read what it was sent: it gets everything anew when it has. */
  isBehind: boolean;
}

/**
 * Deltas by server-sent events. Who comes gets everything; who comes again after an interruption gets what he has missed,
 * where that is still there; who reads too slowly misses deltas, and gets everything when he has read.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export class DeltaStream {
  private readonly run = randomBytes(4).toString('hex');
  private readonly listening = new Set<Listening>();
  private kept: { readonly number: number; readonly text: string }[] = [];
  private number = 0;
  private heartbeat: NodeJS.Timeout | undefined;

  /** @param whole everything that there is, as JSON */
  constructor(private readonly whole: () => string) {}

  /** How many listen. */
  get size(): number {
    return this.listening.size;
  }

  /** Takes somebody who listens from now on. @param lastId what he has got last, where he has got something */
  accept(response: ServerResponse, lastId: string | undefined): void {
    response.writeHead(200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    });
    const one: Listening = { response, isBehind: false };
    this.listening.add(one);
    this.heartbeat ??= setInterval(() => this.beat(), HEARTBEAT).unref();
    response.on('close', () => this.leave(one));
    response.on('drain', () => {
      if (one.isBehind) this.catchUp(one);
    });
    // The browser comes again after two seconds.
    response.write('retry: 2000\n\n');
    const missed = this.missedSince(lastId);
    if (missed === undefined) this.catchUp(one);
    else for (const text of missed) response.write(text);
  }

  /** Sends what has changed, as JSON. */
  send(delta: string): void {
    const text = this.eventOf(++this.number, delta);
    this.kept.push({ number: this.number, text });
    if (this.kept.length > KEPT) this.kept = this.kept.slice(-KEPT);
    for (const one of this.listening) {
      one.isBehind ||= one.response.writableLength > MOST_UNREAD;
      if (!one.isBehind) one.response.write(text);
    }
  }

  /** Ends all connections. */
  close(): void {
    for (const { response } of this.listening) response.end();
    clearInterval(this.heartbeat);
    this.heartbeat = undefined;
  }

  private leave(one: Listening): void {
    this.listening.delete(one);
    if (this.listening.size > 0) return;
    // What happens while nobody looks is not sent, so nothing can be gone on from.
    this.kept = [];
    this.number++;
    clearInterval(this.heartbeat);
    this.heartbeat = undefined;
  }

  private beat(): void {
    for (const { response, isBehind } of this.listening) if (!isBehind) response.write(': still there\n\n');
  }

  private catchUp(one: Listening): void {
    one.isBehind = false;
    one.response.write(this.eventOf(this.number, this.whole()));
  }

  private missedSince(lastId: string | undefined): string[] | undefined {
    const [run, text] = lastId?.split('-') ?? [];
    const number = Number(text);
    if (run !== this.run || !Number.isInteger(number) || number > this.number) return undefined;
    const missed = this.kept.filter((one) => one.number > number);
    return missed.length === this.number - number ? missed.map((one) => one.text) : undefined;
  }

  private eventOf(number: number, json: string): string {
    return `id: ${this.run}-${number}\ndata: ${json}\n\n`;
  }
}
