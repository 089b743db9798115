import { comparisonInWords, runAnswer, type WasAndNow, wasAndNow } from "../../report/index.js";
import type { Desk } from "./desk.js";
import type { Known } from "./narrowing.js";

const TILES = ["bedWait.within28", "bedWait.mean", "occupancy.mean", "returns", "cost.total"];

/** The answer in a sentence, how far it can be trusted by now, and the figures a reader takes away. What no bed can keep up with
 *  is said before anything. */
export function AnswerView({ desk }: { readonly desk: Desk }) {
  const { overload, trouble } = desk.now.value;
  const known = desk.known.value;
  const failed = trouble ?? desk.trouble.value;
  const isOld = known !== undefined && known.scenario !== desk.now.value.scenario;
  return (
    <section class="answer" id="results" tabIndex={-1} aria-labelledby="answer-title">
      <h2 id="answer-title" class="unseen">
        The answer
      </h2>
      {failed !== undefined && (
        <div class="warning" role="alert">
          <p>These changes do not go together, so the figures below are those from before.</p>
          <pre>{failed}</pre>
        </div>
      )}
      {overload.map((words) => (
        <p key={words} class="warning" role="alert">
          {words}
        </p>
      ))}
      <div class={isOld ? "old" : ""} aria-busy={isOld}>
        <p class="lead" role="status">
          {known === undefined ? "Simulating …" : sentenceOf(known)}
        </p>
        <Progress known={known} isOld={isOld} />
        {known !== undefined && <Tiles tiles={tilesOf(known)} />}
      </div>
    </section>
  );
}

/** What the changes do; without changes, how things are. */
function sentenceOf({ result, comparison }: Known): string {
  const [variant] = comparison?.variants ?? [];
  if (comparison !== undefined && variant !== undefined) return comparisonInWords(comparison, variant);
  const [answer] = runAnswer(result);
  return answer?.kind === "answer" ? answer.text : "";
}

function Progress({ known, isOld }: { readonly known: Known | undefined; readonly isOld: boolean }) {
  if (known === undefined || isOld) return <p class="progress">Simulating …</p>;
  const { replications, most } = known;
  const isDone = replications >= most;
  const text = isDone
    ? `${most} simulated runs, as many as the file asks for`
    : `After ${replications} of ${most} simulated runs; the intervals narrow as more are done`;
  return (
    <p class="progress">
      {!isDone && <progress value={replications} max={most} aria-label="Simulated runs" />}
      {text}
    </p>
  );
}

function tilesOf({ result, comparison }: Known): readonly WasAndNow[] {
  const [target] = result.targets;
  const ids = target === undefined ? TILES : [target.metric, ...TILES.filter((id) => id !== target.metric)];
  return wasAndNow(ids, result.metrics, comparison);
}

function Tiles({ tiles }: { readonly tiles: readonly WasAndNow[] }) {
  return (
    <ul class="tiles">
      {tiles.map(({ metric, label, now, interval, was, change, verdict }) => (
        <li key={metric} data-metric={metric}>
          <h3>{label}</h3>
          <p class="figure">
            {was !== undefined && (
              <>
                <span class="was">
                  <span class="unseen">was </span>
                  {was}
                </span>
                <span aria-hidden="true"> → </span>
                <span class="unseen"> now </span>
              </>
            )}
            <b>{now}</b>
          </p>
          <p class="beside">{interval}</p>
          {change !== undefined && (
            <p class="beside">
              {change}: {verdict}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
