import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type BedsStudy, bedsAnswer, counted, reportSections, targetInWords } from "../../report/index.js";
import type { Desk } from "./desk.js";
import type { Finder } from "./finder.js";
import { MarkupView } from "./markup-view.js";

/** How many beds would keep a target, searched as the command does. */
export function FinderView({ desk, finder }: { readonly desk: Desk; readonly finder: Finder }) {
  const which = useSignal(0);
  const progress = finder.progress.value;
  const found = finder.found.value;
  return (
    <>
      <p>
        The fewest beds that keep a target, in all places together, shared out as beds are today; the rest of the case
        stays as it is.
      </p>
      <div class="lever">
        <label for="finder-target">Target</label>
        <select
          id="finder-target"
          onChange={(event) => {
            which.value = Number(event.currentTarget.value);
          }}
        >
          {finder.targets.map((target, at) => (
            <option key={targetInWords(target)} value={at} selected={at === which.value}>
              {targetInWords(target)}
            </option>
          ))}
        </select>
      </div>
      <p>
        <button
          type="button"
          disabled={progress !== undefined || desk.now.value.scenario === undefined}
          onClick={() => void finder.find(finder.targets[which.value])}
        >
          Find the beds for me
        </button>
        {progress !== undefined && (
          <button type="button" class="link" onClick={() => finder.stop()}>
            Stop
          </button>
        )}
      </p>
      {progress !== undefined && (
        <p class="progress" role="status">
          <progress value={progress.done} max={progress.planned} aria-label="Replications" /> {progress.step}:{" "}
          {progress.done} of {counted(progress.planned, "replication")}
        </p>
      )}
      {finder.trouble.value !== undefined && <p class="warning">{finder.trouble.value}</p>}
      {found !== undefined && <Found finder={finder} study={found} />}
    </>
  );
}

function Found({ finder, study }: { readonly finder: Finder; readonly study: BedsStudy }) {
  const markup = useSignal("");
  useEffect(() => {
    void reportSections({ runs: [], beds: [study], comparisons: [], sensitivities: [] }).then((sections) => {
      markup.value = sections.find(({ id }) => id === "beds")?.markup() ?? "";
    });
  }, [study, markup]);
  const { governed, result } = study;
  const { answer } = governed ?? result;
  return (
    <>
      <p class="lead" role="status">
        {bedsAnswer(study)}
      </p>
      {governed !== undefined && <p>{bedsAnswer({ result: governed })}</p>}
      {answer.kind === "found" && (
        <p>
          <button type="button" onClick={() => finder.use(study)}>
            Put these beds on the page
          </button>
        </p>
      )}
      <MarkupView markup={markup.value} />
    </>
  );
}
