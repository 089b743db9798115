import type { ObservationPlan } from "./plan.js";

/** Units and waiting lists that belong together because, at home, the units take their people from the lists. A list is one
 *  service line of one catchment; a pool therefore lies in one catchment. */
export interface Pools {
  readonly count: number;
  /** By list; the list after the last is that of people without a known home. */
  readonly ofList: Int32Array;
  readonly ofUnit: Int32Array;
  /** By pool; the number of catchments for people without a known home. */
  readonly catchment: Int32Array;
}

export function poolsOf({ catchments, serviceLines, units }: ObservationPlan): Pools {
  const lines = serviceLines.length;
  const lists = catchments.length * lines;
  /** Lists first, the last of them nowhere, then units; two have the same mark when they belong together. */
  const marks = Int32Array.from({ length: lists + 1 + units.length }, (_, node) => node);
  for (const [unit, { catchment, serviceLines: taken }] of units.entries()) {
    for (const line of taken) join(marks, lists + 1 + unit, catchment * lines + line);
  }
  const numbers = [...new Set(marks)];
  const pools = marks.map((mark) => numbers.indexOf(mark));
  const homes = marks.map((_, node) => {
    if (node > lists) return units[node - lists - 1].catchment;
    return node === lists ? catchments.length : Math.floor(node / lines);
  });
  return {
    count: numbers.length,
    ofList: pools.slice(0, lists + 1),
    ofUnit: pools.slice(lists + 1),
    catchment: Int32Array.from(numbers, (_, pool) => homes[pools.indexOf(pool)]),
  };
}

function join(marks: Int32Array, one: number, other: number): void {
  const mark = marks[one];
  const instead = marks[other];
  for (const [node, now] of marks.entries()) if (now === mark) marks[node] = instead;
}
