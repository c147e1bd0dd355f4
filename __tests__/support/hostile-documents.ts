/** What all subscriptions wait for, and what is asked of all messages, takes time. */
const FEW = 4;

/** Text within quotes of the rule language. */
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
/** A name in brackets of the rule language. */
const bracketed = (text: string) => `[${(text === '' ? 'p' : text).replaceAll(']', ']]')}]`;
/** What a reader of Terraform would take for an expression. */
const literal = (text: string) => text.replaceAll('${', '$${').replaceAll('%{', '%%{');
/** A name that Azure would take, as far as its length goes. */
const named = (prefix: string, text: string) => literal(`${prefix}${text}`.slice(0, 48));

/**
 * A configuration in which these texts stand wherever a stranger can put text: names, addresses, filters, actions,
 * contracts, claims, reasons, exceptions, and in what is not understood or not known.
 *
 * @param changed whether it is the same configuration later, with other rules
 */
export function hostileDocument(texts: readonly string[], changed = false): string {
  const grounds = (text: string) => ({
    reason: `a reason that is ${text} here`,
    approver: text.trim() || '-',
    ticket: text.trim() || '-',
  });
  const topic = '${azurerm_servicebus_topic.t.id}';
  const each = <T>(value: (text: string, index: number) => T, among = texts): Record<string, T> =>
    Object.fromEntries(among.map((text, index) => [`${text}${index}`, value(text, index)]));
  const ids = texts.map((_, index) => `\${azurerm_servicebus_subscription.s${index}.id}`);
  const [first = ''] = texts;
  return JSON.stringify({
    '//': { metadata: { stackName: first } },
    terraform: {
      backend: { http: { address: `http://${first}` } },
      required_providers: { azurerm: { version: first } },
    },
    module: each((text) => ({ source: literal(`git::https://example.com/${text}`) })),
    output: each((text) => ({ value: literal(text), sensitive: false, description: text })),
    resource: {
      azurerm_servicebus_namespace: each((text, index) => ({
        name: named(`bus${index}`, text),
        sku: 'Standard',
        local_auth_enabled: literal(text),
        minimum_tls_version: literal(text),
        tags: { [text]: literal(text) },
        '//': {
          metadata: { path: `stack/${text}/Resource` },
          waivers: [{ id: 'SB-AUTH-001', expires: '2027-06-30', ...grounds(text) }],
        },
      })),
      azurerm_servicebus_topic: {
        t: {
          name: named('t', first),
          namespace_id: 'n',
          status: literal(first),
          '//': {
            contract: {
              type: 'object',
              properties: Object.fromEntries(
                texts.map((text) => [text || 'p', { type: 'string', enum: [text, `${text}2`] }]),
              ),
            },
            observers: { [named('s0', first)]: `because ${first}` },
            claims: texts
              .slice(0, FEW)
              .map((text) => ({ kind: 'never-overlap', name: `claim ${text}`, observers: [] })),
          },
        },
        open: { name: '${var.name}', namespace_id: 'n' },
      },
      azurerm_servicebus_queue: each((text, index) => ({
        name: named(`q${index}`, text),
        namespace_id: 'n',
        lock_duration: literal(text),
        forward_to: named('elsewhere', text),
      })),
      azurerm_servicebus_subscription: Object.fromEntries(
        texts.map((text, index) => [
          `s${index}`,
          {
            name: named(`s${index}`, text),
            topic_id: index % 7 === 6 ? `\${var.${text}}` : topic,
            forward_to: index % 2 === 0 ? named('elsewhere', text) : '${var.target}',
            requires_session: index % 3 === 2 ? `\${lookup(var.x, "${index}")}` : false,
            lock_duration: changed ? literal(text) : 'PT1M',
          },
        ]),
      ),
      azurerm_servicebus_subscription_rule: {
        ...Object.fromEntries(
          texts.flatMap((text, index) => [
            [
              `r${index}`,
              {
                name: named(`r${index}`, text),
                subscription_id: ids[index],
                sql_filter: literal(`${bracketed(text)} = ${quoted(text)}${changed ? ` OR b = ${quoted(text)}` : ''}`),
                action: literal(`SET ${bracketed(`x${text}`)} = ${quoted(text)}`),
                '//': { acknowledge: { [text]: text } },
              },
            ],
            [
              `wrong${index}`,
              {
                name: named(`w${index}`, text),
                subscription_id: ids[index],
                sql_filter: literal(`a = ${text} AND AND`),
              },
            ],
            [
              `c${index}`,
              {
                name: named(`c${index}`, text),
                subscription_id: ids[index],
                correlation_filter: { label: literal(text), properties: { [text || 'p']: literal(text) } },
              },
            ],
          ]),
        ),
        ...each(
          (text) => ({
            for_each: `\${var.${text}}`,
            name: named('f', text),
            subscription_id: `\${local.${text}}`,
            sql_filter: '1=1',
          }),
          texts.slice(0, FEW),
        ),
      },
      azurerm_role_assignment: each((text) => ({
        scope: topic,
        role_definition_name: literal(text),
        principal_id: literal(text),
      })),
      azapi_resource: each((text) => ({
        type: literal(`Microsoft.ServiceBus/namespaces/${text}@2024-01-01`),
        name: literal(text),
      })),
    },
  });
}

/** A message in which the texts stand, as names and as values. */
export function hostileMessage(texts: readonly string[]): object {
  return {
    subject: texts[0] ?? '',
    applicationProperties: Object.fromEntries(texts.map((text, index) => [text || `p${index}`, text])),
  };
}
