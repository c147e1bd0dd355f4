/**
 * The side of the program: what the worker of Azure Functions is for Node. It gives the program what that gives it, calls
 * its functions, and says what they log.
 *
 * @param importModule loads an ES module by its address
 */
export declare function serve(importModule: (address: string) => Promise<unknown>): void;
