import { claimScope, claimTitle, SqlFilter } from '../../lib/rules';

const LABELLED = 'sys.Label IS NOT NULL AND sys.Label <> kind';

test.each<[what: string, messages: string | undefined, except: string | undefined, said: string | undefined]>([
  ['all messages', undefined, undefined, undefined],
  ['some messages', "kind = 'train'", undefined, "for messages whose kind is 'train'"],
  [
    'all but some',
    undefined,
    LABELLED,
    'for all messages but those whose sys.Label is there and sys.Label is not kind',
  ],
  [
    'some of some',
    "kind IN ('a', 'b')",
    LABELLED,
    "for messages whose kind is one of 'a', 'b', but not for those whose sys.Label is there and sys.Label is not kind",
  ],
  ['filters that leave nothing out', '1 = 1', '1 = 0', undefined],
  ['a filter that no message is true for', '1 = 0', undefined, 'for no message at all'],
  ['an exception that every message is', "kind = 'a'", '1 = 1', 'for no message at all'],
])('which messages a claim is about: %s', (_, messages, except, said) => {
  const claim = {
    kind: 'cover' as const,
    name: 'each comes',
    messages: messages === undefined ? undefined : SqlFilter.parse(messages),
    except: except === undefined ? undefined : SqlFilter.parse(except),
  };
  expect(claimScope(claim)).toBe(said);
  expect(claimTitle(claim)).toBe(said === undefined ? '"each comes"' : `"each comes" (${said})`);
});
