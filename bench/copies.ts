/** The shipped one-unit scenario many times over: `copies` catchments, each with a unit of its own and the same demand. */
export function copiesOf(text: string, copies: number): string {
  const names = Array.from({ length: copies }, (_, i) => `c${i}`);
  const unit = (name: string) =>
    `    u${name}: { catchment: ${name}, serviceLines: [men], beds: 60, bedDayCost: 600 }\n`;
  return text
    .replace("catchments: [north]", `catchments: [${names.join(", ")}]`)
    .replace(/^ {4}moorside:\n( {6}.*\n)+/m, names.map(unit).join(""))
    .replace(/waiting: 3/, `waiting: ${3 * copies}`)
    .replace(
      /perYear: \{ value: ([\d.]+), from: [\d.]+, to: [\d.]+/g,
      (_, value) => `perYear: { value: ${value * copies}`,
    );
}
