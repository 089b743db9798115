/** Whether tests that can take long do: `SECUREBEDS_AT_LENGTH=1`, as `npm run test:long` sets it. */
export const AT_LENGTH = process.env.SECUREBEDS_AT_LENGTH === "1";

/** How often something is tried: as often as fits the usual run of all tests, or as often as was promised. */
export function atLength(usual: number, long: number): number {
  return AT_LENGTH ? long : usual;
}
