const { readdirSync, writeFileSync } = require('node:fs');
const [, , data, trees, out] = process.argv;
writeFileSync(`${out}/pid`, String(process.pid));
console.log(`${trees} trees from ${readdirSync(data).length} files`);
console.log('metric accuracy=1');
// As many as these take long enough to be ended.
if (trees === '999') setTimeout(() => undefined, 60_000);
