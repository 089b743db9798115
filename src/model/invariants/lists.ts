import { STAGE } from "../people.js";
import type { World } from "../world.js";
import { promise } from "./promises.js";

/** Lines hold exactly those who are listed and have waited long enough, in the order of the rule, and nobody whose time is
 *  up. */
export function checkLists(world: World): void {
  const expected = membersOfLines(world);
  expected.forEach((members, position) => {
    const { first, length } = world.lines.line(position);
    promise("lineMembers", length === members, () => `line ${position}: ${length} long, ${members} expected`);
    const known = world.lines.firsts[position];
    promise("lineMembers", known === first, () => `line ${position}: person ${first} is first, not ${known}`);
    checkLine(world, position);
  });
  const ofFirstTier = world.model.placing.lists * world.model.placing.classes;
  const beyond = expected.subarray(ofFirstTier).reduce((sum, members) => sum + members, 0);
  const counted = world.lines.beyondFirstTier;
  promise("lineCounts", counted === beyond, () => `${counted} places beyond the first tier, ${beyond} there`);
  checkCounts(world);
}

/** How many people should stand in each line, found by looking at everybody. */
function membersOfLines(world: World): Int32Array {
  const { people, lines, now } = world;
  const { lists, classes, classOfGroup, tierStarts } = world.model.placing;
  const members = new Int32Array(lines.count);
  for (let person = 0; person < people.room; person++) {
    if (people.stage[person] !== STAGE.listed) continue;
    const tier = people.tier[person];
    const hasWaited = tierStarts[tier] <= now - people.listedAt[person];
    promise("widening", hasWaited, () => `person ${person} has not waited for tier ${tier}`);
    for (let reached = 0; reached <= tier; reached++)
      members[(reached * lists + people.list[person]) * classes + classOfGroup[people.group[person]]]++;
  }
  return members;
}

function checkLine(world: World, position: number): void {
  const { people, now } = world;
  let before: number | undefined;
  for (const person of world.lines.line(position)) {
    const first = before;
    promise("lineMembers", people.stage[person] === STAGE.listed, () => `person ${person} stands in line unlisted`);
    promise("released", people.releaseAt[person] >= now, () => `person ${person}, due at ${people.releaseAt[person]}`);
    promise("decided", people.courtAt[person] >= now, () => `person ${person}, due at ${people.courtAt[person]}`);
    const inOrder = first === undefined || world.comesBefore(first, person) < 0;
    promise("lineOrder", inOrder, () => `line ${position}: person ${first} stands before ${person}`);
    before = person;
  }
}

function checkCounts(world: World): void {
  const { people, lines } = world;
  const { lists } = world.model.placing;
  const groups = world.model.groups.length;
  const waiting = new Int32Array(lists * groups);
  for (let person = 0; person < people.room; person++)
    if (people.stage[person] === STAGE.listed) waiting[people.list[person] * groups + people.group[person]]++;
  for (let list = 0; list < lists; list++) {
    let all = 0;
    for (let group = 0; group < groups; group++) {
      const members = waiting[list * groups + group];
      const counted = lines.waitingOfGroup(list, group);
      promise(
        "lineCounts",
        counted === members,
        () => `list ${list}, group ${group}: ${counted} counted, ${members} there`,
      );
      all += members;
    }
    promise("lineCounts", lines.waitingOn(list) === all, () => `list ${list}: ${lines.waitingOn(list)}, ${all} there`);
  }
}
