import { useId } from "preact/hooks";
import { rulesInWords } from "../../scenario/index.js";
import type { Desk } from "./desk.js";
import { type BedsPlace, partsChosen } from "./levers/beds.js";
import type { Lever, LeverGroup } from "./levers/lever.js";
import { sourcesUnder } from "./sources.js";

/** Where the levers stand beside the answer, as in the style sheet; below it they are closed at first, so that both can be seen. */
const DESK = "(min-width: 60rem)";

/** Everything that can be changed, in groups that open and close. */
export function LeversView({ desk }: { readonly desk: Desk }) {
  const changed = desk.choices.value.size;
  return (
    <section class="levers" aria-labelledby="levers-title">
      <div class="row">
        <h2 id="levers-title">What would you change?</h2>
        <button type="button" class="link" disabled={changed === 0} onClick={() => desk.reset()}>
          Undo all{changed > 0 ? ` (${changed})` : ""}
        </button>
      </div>
      {desk.base.levers.map((group, at) => (
        <GroupView key={group.id} desk={desk} group={group} isOpen={at === 0 && matchMedia(DESK).matches} />
      ))}
    </section>
  );
}

function GroupView({
  desk,
  group,
  isOpen,
}: {
  readonly desk: Desk;
  readonly group: LeverGroup;
  readonly isOpen: boolean;
}) {
  const chosen = group.levers.filter(({ id }) => desk.choices.value.has(id)).length;
  const scenario = desk.now.value.scenario ?? desk.base.scenario;
  return (
    <details class="group" open={isOpen}>
      <summary>
        {group.title}
        {chosen > 0 && <span class="count"> {chosen} changed</span>}
      </summary>
      <p>{group.about}</p>
      {group.rule !== undefined && <p class="rule">{rulesInWords(scenario)[group.rule]}</p>}
      {group.id === "beds" ? <BedsView desk={desk} group={group} /> : <Levers desk={desk} levers={group.levers} />}
      <Sources desk={desk} group={group} />
    </details>
  );
}

function Levers({ desk, levers }: { readonly desk: Desk; readonly levers: readonly Lever[] }) {
  return (
    <>
      {levers.map((lever) => (
        <LeverView key={lever.id} desk={desk} lever={lever} />
      ))}
    </>
  );
}

/** Catchments one below the other, each with its units inside. */
function BedsView({ desk, group }: { readonly desk: Desk; readonly group: LeverGroup }) {
  const { places } = desk.base;
  const ofPlaces = new Set(places.flatMap(({ lever, parts }) => [lever, ...parts.map((part) => part.lever)]));
  return (
    <>
      <Levers desk={desk} levers={group.levers.filter((lever) => !ofPlaces.has(lever))} />
      {places.map((place) => (
        <PlaceView key={place.lever.id} desk={desk} place={place} />
      ))}
    </>
  );
}

function PlaceView({ desk, place: { lever, parts } }: { readonly desk: Desk; readonly place: BedsPlace }) {
  const sum = partsChosen(parts, desk.choices.value);
  return (
    <>
      <LeverView desk={desk} lever={lever} {...(sum !== undefined && { shown: String(sum) })} />
      {parts.length > 0 && (
        <details class="parts">
          <summary>
            Units<span class="unseen"> of {lever.title}</span>
          </summary>
          <Levers desk={desk} levers={parts.map((part) => part.lever)} />
        </details>
      )}
    </>
  );
}

interface LeverProps {
  readonly desk: Desk;
  readonly lever: Lever;
  /** What is shown where nothing is chosen; by default what stands in the file. */
  readonly shown?: string;
}

function LeverView({ desk, lever, shown = String(lever.control.value) }: LeverProps) {
  const id = useId();
  const chosen = desk.choices.value.get(lever.id);
  const isChanged = chosen !== undefined;
  return (
    <div class={isChanged ? "lever changed" : "lever"}>
      <label for={id}>{lever.title}</label>
      <ControlView id={id} desk={desk} lever={lever} value={chosen ?? shown} />
      <p class="present" id={`${id}-present`}>
        {lever.idle?.(desk.choices.value) ?? lever.present}
        {isChanged && (
          <button type="button" class="link" onClick={() => desk.reset([lever.id])}>
            undo<span class="unseen"> the change of {lever.title}</span>
          </button>
        )}
      </p>
    </div>
  );
}

interface ControlProps {
  readonly id: string;
  readonly desk: Desk;
  readonly lever: Lever;
  readonly value: string;
}

function ControlView({ id, desk, lever, value }: ControlProps) {
  const { control } = lever;
  const choose = (event: { readonly currentTarget: { readonly value: string } }) =>
    desk.choose(lever, event.currentTarget.value);
  if (control.kind === "choice") {
    return (
      <select id={id} aria-describedby={`${id}-present`} value={value} onChange={choose}>
        {control.options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    );
  }
  if (control.kind === "date") {
    return (
      <input
        id={id}
        type="date"
        aria-describedby={`${id}-present`}
        value={value}
        min={control.from}
        max={control.to}
        onChange={choose}
      />
    );
  }
  return <NumberView id={id} desk={desk} lever={lever} value={value} />;
}

/** A number with a button on either side, so that a thumb is enough. */
function NumberView({ id, desk, lever, value }: ControlProps) {
  const { control } = lever;
  if (control.kind !== "number") return null;
  const { from, to, step, unit } = control;
  const move = (by: number) => {
    const next = Math.min(to, Math.max(from, Number((Number(value) + by).toPrecision(9))));
    desk.choose(lever, String(next));
  };
  return (
    <div class="number">
      <button
        type="button"
        aria-label={`${lever.title}: ${step} less`}
        disabled={Number(value) <= from}
        onClick={() => move(-step)}
      >
        −
      </button>
      <input
        id={id}
        type="number"
        inputMode="decimal"
        aria-describedby={`${id}-present`}
        value={value}
        min={from}
        max={to}
        step={step}
        onChange={(event) => event.currentTarget.checkValidity() && desk.choose(lever, event.currentTarget.value)}
      />
      <button
        type="button"
        aria-label={`${lever.title}: ${step} more`}
        disabled={Number(value) >= to}
        onClick={() => move(step)}
      >
        +
      </button>
      <span class="unit">{unit}</span>
    </div>
  );
}

function Sources({ desk, group }: { readonly desk: Desk; readonly group: LeverGroup }) {
  const sources = sourcesUnder(desk.base.scenario, group.sources);
  if (sources.length === 0) return null;
  return (
    <details class="parts">
      <summary>
        Where these figures come from<span class="unseen">: {group.title}</span>
      </summary>
      <ul class="sources">
        {sources.map(({ path, label, source, written }) => (
          <li key={path}>
            <b>{path}</b> {written}
            <br />
            {label}: {source}
          </li>
        ))}
      </ul>
    </details>
  );
}
