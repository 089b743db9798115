/** A name that a scenario writes as one word, as people say it: `lowSecureStepUp` is “low secure step up”. Other names stay. */
export function spoken(name: string): string {
  if (!/^[a-z]+([A-Z][a-z0-9]*)+$/.test(name)) return name;
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
