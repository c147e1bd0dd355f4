declare global {
  namespace jest {
    interface Matchers<R> {
      /** The message goes to these subscriptions and to no others, one copy each. */
      toRoute(message: unknown, ...subscriptions: string[]): R;
    }
  }
}

export {};
