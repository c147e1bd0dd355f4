/**
 * Has what `AsyncLocalStorage` of `node:async_hooks` has, for what happens one after the other. jest keeps in one which test
 * runs, to tell whose an error is that nobody has caught. That makes Node look at each promise of every test, and tests of
 * the Service Bus and of schedules have millions. Here no two tests run at once, so it is the one that began last.
 */
module.exports = class OneContext {
  /** How many of them jest has made in this process. */
  static made = 0;

  constructor() {
    OneContext.made++;
  }

  run(store, callback, ...given) {
    const before = this.store;
    const end = () => {
      this.store = before;
    };
    this.store = store;
    let result;
    try {
      result = callback(...given);
    } catch (error) {
      end();
      throw error;
    }
    if (typeof result?.then === 'function') result.then(end, end);
    else end();
    return result;
  }

  getStore() {
    return this.store;
  }
};
