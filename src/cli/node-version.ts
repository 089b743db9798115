const OLDEST = [20, 19] as const;

/** What is wrong with a version of Node; undefined when it will do. */
export function complaintAboutNode(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return undefined;
  return `securebeds needs Node ${OLDEST.join(".")} or newer; this is Node ${version}. Get a newer one from https://nodejs.org.`;
}
