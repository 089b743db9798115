import type { Verification } from "../experiment/index.js";
import type { Block, Document } from "./document.js";
import { counted } from "./numbers.js";

/** Whether a result came out again, in a sentence, and where not.
 *  @param name the file, as it was named */
export function verificationReport(found: Verification, name: string): Document {
  const { identical, differences, first, version, computedBy } = found;
  const answer: Block = {
    kind: "answer",
    text: identical
      ? `Identical: computed again, ${name} is the same in every number and every word.`
      : `Not identical: computed again, ${name} differs in ${counted(differences, "place")}.`,
  };
  const where: Block[] =
    first === undefined
      ? []
      : [
          {
            kind: "table",
            table: {
              columns: [
                { title: "First difference", align: "left" },
                { title: "In the file", align: "left" },
                { title: "Computed again", align: "left" },
              ],
              rows: [[first.path || "(everything)", shortened(first.stored), shortened(first.now)]],
            },
          },
        ];
  return { title: `Verified: ${name}`, blocks: [answer, ...where, ...otherRelease(version, computedBy, identical)] };
}

function otherRelease(version: string, computedBy: string, identical: boolean): readonly Block[] {
  if (version === computedBy) return [{ kind: "paragraph", text: `Both times by securebeds ${version}.` }];
  const so = identical ? "They agree all the same." : "Another release may give other figures and still be right.";
  return [{ kind: "caveats", items: [`It was computed by securebeds ${computedBy}, and this is ${version}. ${so}`] }];
}

function shortened(text: string | undefined): string {
  if (text === undefined) return "nothing";
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
