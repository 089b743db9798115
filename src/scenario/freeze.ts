/** Freezes plain data all the way down. */
export function freeze<Data>(data: Data): Data {
  if (typeof data !== "object" || data === null || Object.isFrozen(data)) return data;
  for (const part of Object.values(data)) freeze(part);
  return Object.freeze(data);
}
