import { DESTINATIONS, LEAVING_REASONS, LEVELS } from "../../domain/index.js";
import type { Metrics, Result } from "../../experiment/index.js";
import { type Bar, drawBars } from "../drawing/bars-drawing.js";
import { isNarrow } from "../drawing/chart.js";
import { drawFlow, type Flow, type FlowNode } from "../drawing/flow-drawing.js";
import { estimateText } from "../estimates.js";
import { formatNumber } from "../numbers.js";
import type { RunStudy } from "../reported.js";
import { spoken } from "../spoken.js";
import type { DataTable, Figure, Part, Section } from "./parts.js";
import { perRun } from "./per-run.js";
import { toldNumber } from "./told.js";

/** Where people come from, what becomes of them, and who comes back. */
export function flowSection(runs: readonly RunStudy[]): readonly Section[] {
  const parts = perRun(runs, ({ result }, suffix, name): readonly Part[] => {
    const flow = flowOf(result);
    return flow.links.length === 0 ? [] : [{ kind: "figure", figure: figureOf(result, flow, suffix, name) }];
  });
  return parts.length === 0 ? [] : [{ id: "flow", title: "The flow of people", parts }];
}

function figureOf({ metrics }: Result, flow: Flow, suffix: string, name: string): Figure {
  const text = (id: string) => estimateText(metrics[id]);
  return {
    id: `flow-of-people${suffix}`,
    title: `${name}Of ${text("referrals")} referrals a year ${text("admissions")} lead to a bed, ${text("readmissions")} of them for people who were here before; ${text("returns")} people a year are returned to prison`,
    description:
      "Bands from the groups over the waiting list and the beds to where people go, as wide as the number of people a year.",
    note: "People a year. Those who come back are counted in their group again. Blue leads to a bed or on from it, grey ends without one, orange is a return to prison.",
    draw: (width) =>
      isNarrow(width)
        ? drawBars(
            flow.nodes.map((node, at) => barOf(flow, node, at)),
            width,
          )
        : drawFlow(flow, width),
    data: dataOf(flow),
  };
}

const ELSEWHERE: Readonly<Record<string, string>> = {
  picu: "Intensive care elsewhere",
  low: "Low security elsewhere",
  high: "High security elsewhere",
  other: "Other care elsewhere",
};
const LEAVES: Readonly<Record<string, string>> = {
  released: "Released, no bed",
  court: "Court decides, no bed",
  recovered: "Recovered, no bed",
  died: "Died waiting",
};
const GOES: Readonly<Record<string, string>> = {
  prison: "Returned to prison",
  highSecure: "High security",
  lowSecure: "Low security",
  community: "Community",
  died: "Died in hospital",
};

/** Groups → waiting list → beds → destinations, and everywhere that ends before a bed. */
function flowOf({ groups, metrics }: Result): Flow {
  const build = new FlowBuilder();
  const list = build.node({ name: "Waiting list", column: 1, kind: "way" });
  const beds = build.node({ name: "In a bed", column: 2, kind: "way" });
  for (const [name, { metrics: own }] of Object.entries(groups)) {
    const group = build.node({ name: spoken(name), column: 0, kind: "way" });
    build.link(group, list, rate(own, "accepted"));
    build.end(group, "Declined", 3, "loss", rate(own, "declined"));
    build.end(group, "Left before the list", 3, "loss", rate(own, "leftInAssessment"));
    for (const level of LEVELS)
      if (level in ELSEWHERE) build.end(group, ELSEWHERE[level], 3, "loss", rate(own, `placedElsewhere.${level}`));
  }
  build.link(list, beds, rate(metrics, "admissions"));
  for (const why of LEAVING_REASONS) build.end(list, LEAVES[why], 3, "loss", rate(metrics, `leftUntreated.${why}`));
  for (const to of DESTINATIONS)
    build.end(beds, GOES[to], 3, to === "prison" ? "return" : "way", rate(metrics, `departures.to.${to}`));
  return build.flow();
}

function rate(metrics: Metrics, id: string): number {
  return metrics[id]?.estimate ?? 0;
}

/** Gathers nodes and links; nodes that nobody reaches are left out. */
class FlowBuilder {
  readonly #nodes: FlowNode[] = [];
  readonly #links: { source: number; target: number; value: number }[] = [];
  readonly #ends = new Map<string, number>();

  node(node: FlowNode): number {
    return this.#nodes.push(node) - 1;
  }

  link(source: number, target: number, value: number): void {
    if (value > 0) this.#links.push({ source, target, value });
  }

  end(source: number, name: string, column: number, kind: FlowNode["kind"], value: number): void {
    if (!(value > 0)) return;
    const known = this.#ends.get(name) ?? this.node({ name, column, kind });
    this.#ends.set(name, known);
    this.link(source, known, value);
  }

  flow(): Flow {
    const used = this.#nodes.map((_, at) => this.#links.some(({ source, target }) => source === at || target === at));
    const place = this.#nodes.map((_, at) => used.slice(0, at).filter(Boolean).length);
    return {
      nodes: this.#nodes.filter((_, at) => used[at]),
      links: this.#links.map(({ source, target, value }) => ({ source: place[source], target: place[target], value })),
    };
  }
}

function through({ links }: Flow, at: number): number {
  const sum = (end: "source" | "target") =>
    links.filter((link) => link[end] === at).reduce((total, { value }) => total + value, 0);
  return Math.max(sum("source"), sum("target"));
}

function barOf(flow: Flow, { name, kind }: FlowNode, at: number): Bar {
  const value = through(flow, at);
  return { name, value, text: peopleText(value), series: kind === "return" ? 1 : 0 };
}

function dataOf({ nodes, links }: Flow): DataTable {
  return {
    columns: [
      { title: "From", align: "left" },
      { title: "To", align: "left" },
      { title: "People a year", align: "right" },
    ],
    rows: links.map(({ source, target, value }) => [
      nodes[source].name,
      nodes[target].name,
      toldNumber(value, value < 10 ? 1 : 0),
    ]),
  };
}

function peopleText(value: number): string {
  return formatNumber(value, value < 10 ? 1 : 0);
}
