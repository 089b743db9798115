import { DESTINATIONS, type FactListener, SILENCE } from "../../src/domain/index.js";

/** What became of one person, told by the facts and keyed by who they are: group and number. */
export interface Story {
  readonly who: string;
  readonly facts: (readonly [fact: string, time: number, ...details: number[]])[];
}

/** Keeps everybody's story. */
export function recorder(): { readonly listener: FactListener; readonly stories: Map<string, Story> } {
  const stories = new Map<string, Story>();
  const present = new Map<number, Story>();
  const tell =
    (fact: string) =>
    (time: number, patient: number, ...details: number[]) => {
      present.get(patient)?.facts.push([fact, time, ...details]);
    };
  const told = Object.keys(SILENCE).filter((fact) => !["identified", "bedsCommissioned", "gone"].includes(fact));
  const listener = {
    ...Object.fromEntries(told.map((fact) => [fact, tell(fact)])),
    bedsCommissioned() {},
    identified(time: number, patient: number, group: number, number: number, entry: number, basis: number) {
      const who = `${group}/${number}`;
      const story = stories.get(who) ?? { who, facts: [] };
      stories.set(who, story);
      present.set(patient, story);
      story.facts.push(["identified", time, entry, basis]);
    },
    gone(time: number, patient: number) {
      present.get(patient)?.facts.push(["gone", time]);
      present.delete(patient);
    },
  } as unknown as FactListener;
  return { listener, stories };
}

/** When something first happened to somebody, if it did. */
export function timeOf(story: Story | undefined, fact: string): number | undefined {
  return story?.facts.find(([name]) => name === fact)?.[1];
}

export const PRISON = DESTINATIONS.indexOf("prison");
