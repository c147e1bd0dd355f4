import { Refusal } from './administration-request';

/** What the path of a request names. */
export type Resource =
  | { readonly kind: 'namespace' }
  | { readonly kind: 'queues' | 'topics' }
  | { readonly kind: 'subscriptions'; readonly topic: string }
  | { readonly kind: 'rules'; readonly topic: string; readonly subscription: string }
  /** A queue or a topic: they share one room of names. */
  | { readonly kind: 'entity'; readonly name: string }
  | { readonly kind: 'subscription'; readonly topic: string; readonly name: string }
  | { readonly kind: 'rule'; readonly topic: string; readonly subscription: string; readonly name: string };

const PATTERNS: readonly (readonly [RegExp, (...parts: string[]) => Resource])[] = [
  [/^\$namespaceinfo$/i, () => ({ kind: 'namespace' })],
  [/^\$resources\/queues$/i, () => ({ kind: 'queues' })],
  [/^\$resources\/topics$/i, () => ({ kind: 'topics' })],
  [
    /^(.+)\/subscriptions\/([^/]+)\/rules\/([^/]+)$/i,
    (topic = '', subscription = '', name = '') => ({ kind: 'rule', topic, subscription, name }),
  ],
  [
    /^(.+)\/subscriptions\/([^/]+)\/rules$/i,
    (topic = '', subscription = '') => ({ kind: 'rules', topic, subscription }),
  ],
  [/^(.+)\/subscriptions\/([^/]+)$/i, (topic = '', name = '') => ({ kind: 'subscription', topic, name })],
  [/^(.+)\/subscriptions$/i, (topic = '') => ({ kind: 'subscriptions', topic })],
  // The names of queues and topics may have slashes.
  [/^([^$].*)$/, (name = '') => ({ kind: 'entity', name })],
];

/** What a path names. */
export function resourceAt(path: string): Resource | Refusal {
  let text: string;
  try {
    text = decodeURIComponent(path).replace(/^\/+|\/+$/g, '');
  } catch {
    return new Refusal(
      400,
      `The path ${path} is not encoded as addresses are: a % is followed by two hexadecimal digits.`,
    );
  }
  for (const [pattern, resource] of PATTERNS) {
    const match = pattern.exec(text);
    if (match !== null) return resource(...match.slice(1));
  }
  return new Refusal(
    404,
    `There is no resource at '${path}'. Allowed: /{queue}, /{topic}, /{topic}/Subscriptions/{name}, /{topic}/Subscriptions/{name}/Rules/{name}, /$Resources/queues, /$Resources/topics, /$namespaceinfo.`,
  );
}

/** How much of a list is asked for. */
export interface Page {
  readonly skip: number;
  readonly top: number;
}

/** So many the service lists where nobody says how many; and at most. */
const MOST_LISTED = 100;

/** `$skip` and `$top` of a query. */
export function pageIn(query: URLSearchParams): Page | Refusal {
  const [skip, top] = [query.get('$skip') ?? '0', query.get('$top') ?? String(MOST_LISTED)];
  if (!/^\d{1,9}$/.test(skip))
    return new Refusal(400, `The value ${JSON.stringify(skip)} of $skip is no number from 0 on.`);
  if (!/^\d{1,9}$/.test(top) || Number(top) === 0)
    return new Refusal(400, `The value ${JSON.stringify(top)} of $top is no number from 1 on.`);
  return { skip: Number(skip), top: Math.min(Number(top), MOST_LISTED) };
}
