/** Loads a module of either kind. Not TypeScript: compiled, it would be a call of require, which loads no ES modules in Node 20. */
module.exports = (address) => import(address);
