/**
 * Names of subscriptions, queues or templates that stand in one word of a command, with commas or blanks between, since
 * neither can be in such a name. What is in brackets belongs to an address: `…_subscription.s["a, b"]` is one name.
 */
export function listedNames(text: string): string[] {
  return text.match(/(?:\[[^\]]*\]|[^\s,[]|\[)+/g) ?? [];
}
