/** What one measured piece of work says about itself: enough to see that two engines did the same work. */
export interface Work {
  /** What the time is divided by: people, customers or holds. */
  readonly units: number;
  readonly statistics: Readonly<Record<string, number>>;
}

/** Runs the work once unmeasured, then `times` times, and prints one line of JSON: the median time and the means of the
 *  statistics. Processor time rather than the clock on the wall, because the machine may be shared; it counts the
 *  collector's and the compiler's threads too. */
export function measure(name: string, times: number, work: () => Work): void {
  const { units } = work();
  const nanoseconds: number[] = [];
  const means: Record<string, number> = {};
  for (let i = 0; i < times; i++) {
    const start = process.cpuUsage();
    const { units, statistics } = work();
    nanoseconds.push((process.cpuUsage(start).user * 1000) / units);
    for (const [key, value] of Object.entries(statistics)) means[key] = (means[key] ?? 0) + value / times;
  }
  nanoseconds.sort((a, b) => a - b);
  const median = nanoseconds[Math.floor(nanoseconds.length / 2)];
  console.log(JSON.stringify({ name, nanosecondsPerUnit: median, units, ...means }));
}
