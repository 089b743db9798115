import type { Verification } from "../experiment/index.js";
import type { Block, Document } from "./document.js";
import { counted } from "./numbers.js";

/** Whether a result came out again, in a sentence, and where not.
 *  @param name the file, as it was named */
export function verificationReport(found: Verification, name: string): Document {
  const { identical, differences, first } = found;
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
  return { title: `Verified: ${name}`, blocks: [answer, ...where, ...whoComputed(found)] };
}

/** Which releases computed it, and what their stream versions promise. */
function whoComputed(found: Verification): readonly Block[] {
  const { version, computedBy, identical } = found;
  const isSameRelease = version === computedBy;
  if (isSameRelease && identical) return [{ kind: "paragraph", text: `Both times by securebeds ${version}.` }];
  const by = isSameRelease
    ? `It was computed by securebeds ${version} both times.`
    : `It was computed by securebeds ${computedBy}, and this is ${version}.`;
  return [{ kind: "caveats", items: [`${by} ${whatIsPromised(found)}`] }];
}

function whatIsPromised({ identical, streamVersion: now, streamVersionThen: then }: Verification): string {
  if (then !== now) {
    const versions = then === undefined ? "It says no stream version" : `Its stream version is ${then}`;
    const so = identical ? "they agree all the same" : "other figures are to be expected, and no fault";
    return `${versions}, and this is ${now}: ${so}.`;
  }
  return identical
    ? `They agree, as stream version ${now} of both promises.`
    : `Stream version ${now} of both promises the same figures: either a file was changed since, or this is a fault of securebeds.`;
}

function shortened(text: string | undefined): string {
  if (text === undefined) return "nothing";
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
