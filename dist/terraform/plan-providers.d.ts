/**
 * Whether a provider of a plan takes `$Default` away from the subscriptions that it creates; `undefined` where its
 * setting is not a literal, which is all that a plan has of it, or the plan does not tell which provider it is.
 *
 * @param providers the plan's `configuration.provider_config`
 * @param key the provider's key in it; one that a module is not given is the default one of the root
 */
export declare function planRemovesDefaultRule(providers: unknown, key: string | undefined): boolean | undefined;
