import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FRAMEWORKS } from '../../lib/init';
import { MissingPeers } from '../../lib/package/peers';
import { triedVersion } from '../../lib/package/tried-versions';

const { peerDependencies, devDependencies } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8'));

test.each([...FRAMEWORKS])('what a project of %s begins with is what is tried', (_, { packages }) => {
  for (const [name, version] of Object.entries(packages)) expect([name, triedVersion(name)]).toEqual([name, version]);
});

test.each(Object.keys(peerDependencies))('whoever lacks %s is told of the version that was tried', (name) => {
  const { message } = new MissingPeers([name]);
  expect(message.split(' npm install ')[1]).toBe(
    `${name}@${devDependencies[name] ?? FRAMEWORKS.get('cdktn')?.packages[name]}`,
  );
});

test('what nobody has tried has no version', () => {
  expect(new MissingPeers(['left-pad']).message).toBe(
    'training-job-scheduler needs left-pad, which is not installed; install it with: npm install left-pad',
  );
});
