/** Preloaded into a measured process: tells its parent the most memory it had, in megabytes, and its work, in milliseconds. */
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.send?.({ memory: maxRSS / 1024, work: (userCPUTime + systemCPUTime) / 1000 });
});
