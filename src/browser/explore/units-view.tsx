import type { Result } from "../../experiment/index.js";
import { estimateWithInterval } from "../../report/index.js";
import type { Desk } from "./desk.js";

const COLUMNS = [
  { id: "occupancy.mean", title: "Occupancy" },
  { id: "beds.occupied", title: "Beds in use" },
  { id: "admissions", title: "Admissions a year" },
  { id: "bedWait.mean", title: "Mean wait for a bed [days]" },
  { id: "bedWait.within28", title: "Offered a bed within 28 days" },
] as const;

/** Every catchment and every unit, with 95 % intervals. */
export function UnitsView({ desk }: { readonly desk: Desk }) {
  const known = desk.known.value;
  if (known === undefined) return <p>Simulating …</p>;
  const { catchments, units } = known.result;
  return (
    <>
      {Object.keys(catchments).length > 1 && <PlacesTable title="Catchments" places={catchments} />}
      <PlacesTable title="Units" places={units} />
      <p class="beside">In brackets the 95 % interval. Waits are those of people whom the place admits.</p>
    </>
  );
}

function PlacesTable({ title, places }: { readonly title: string; readonly places: Result["units"] }) {
  const columns = COLUMNS.filter(({ id }) => Object.values(places).some(({ metrics }) => metrics[id] !== undefined));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls in a frame that a keyboard can reach
    // biome-ignore lint/a11y/useSemanticElements: a frame around a table is no set of fields
    <div class="table" role="group" tabIndex={0} aria-label={title}>
      <table>
        <thead>
          <tr>
            <th scope="col">{title}</th>
            {columns.map((column) => (
              <th key={column.id} scope="col" class="number">
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Object.entries(places).map(([name, { metrics }]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {columns.map(({ id }) => (
                <td key={id} class="number">
                  {estimateWithInterval(metrics[id])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
