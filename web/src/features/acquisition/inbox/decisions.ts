import type { Arrival, ArrivalAction } from "@/shared/api/types/scanners";

export type Choice = Exclude<ArrivalAction, "undo">;

/// What a person fills in; empty means: as it is, or for the archive to number.
export interface Wish {
  project: string;
  dataset: string;
  pseudonym: boolean;
  subject: string;
  session: string;
  series: readonly string[];
  into: string;
  reason: string;
  rule: boolean;
}

/// What most often mends a cause, as the first button.
const MENDS: Record<string, Choice> = {
  DICOM_NO_ROUTE: "reroute",
  DICOM_PROJECT_GONE: "reroute",
  DICOM_SUBJECT_CONFLICT: "correct",
  DICOM_STUDY_SPLIT: "split",
  DICOM_UID_CONFLICT: "accept",
  DICOM_BURNED_IN_TEXT: "accept",
  DICOM_BURNED_IN_NOT_SEARCHED: "accept",
  DICOM_IDENTITIES_TOO_MANY: "accept",
  DICOM_UNREADABLE: "discard",
};

/// What is archived can only go elsewhere.
const MOVES: readonly Choice[] = ["reroute", "correct", "merge", "split"];
const ALL: readonly Choice[] = [...MOVES, "accept", "discard"];
export const SUBJECT = /^sub-[A-Za-z0-9]{1,64}$/;
export const SESSION = /^[A-Za-z0-9]{0,64}$/;

const waits = (arrival: Arrival) => arrival.state === "held";

/// How a choice is called: what is archived is moved.
export function named(arrival: Arrival, choice: Choice): Choice | "move" {
  return choice === "reroute" && !waits(arrival) ? "move" : choice;
}

/// What can be done about an arrival; first what mends its cause.
export function offered(arrival: Arrival): Choice[] {
  const settled = arrival.project !== null && arrival.dataset !== null;
  const possible = (waits(arrival) ? ALL : MOVES).filter((choice) => {
    if (choice === "correct") return settled;
    if (choice === "split") return arrival.series > 1;
    if (choice === "accept") return settled && arrival.may.accept && arrival.cause?.code !== "DICOM_NO_ROUTE";
    return true;
  });
  const mends = (waits(arrival) && MENDS[arrival.cause?.code ?? ""]) || "reroute";
  const first = mends === "split" && !possible.includes("split") ? "correct" : mends;
  return possible.includes(first) ? [first, ...possible.filter((one) => one !== first)] : possible;
}

/// A wish that starts from what is suggested, else from where the arrival was meant to go.
export function startingWish(arrival: Arrival, choice: Choice): Wish {
  const suggestion = choice === "reroute" ? arrival.suggestion : null;
  const subject = suggestion ? suggestion.subject : arrival.subject;
  const label = subject === null || subject === "auto" ? "" : subject;
  return {
    project: suggestion?.project.key ?? arrival.project?.key ?? "",
    dataset: suggestion?.dataset ?? arrival.dataset ?? "",
    pseudonym: choice === "reroute" && label === "",
    subject: choice === "reroute" ? label : "",
    session: choice === "reroute" && !suggestion ? (arrival.session ?? "") : "",
    series: [],
    into: "",
    reason: "",
    rule: false,
  };
}

/// Whether an archived one stands there already.
function stands(choice: Choice, arrival: Arrival, wish: Wish): boolean {
  const session = wish.session.trim() || (choice === "correct" ? arrival.session : null);
  return (
    !waits(arrival) &&
    !wish.pseudonym &&
    wish.project === arrival.project?.key &&
    wish.dataset.trim() === arrival.dataset &&
    wish.subject.trim() === arrival.subject &&
    session === arrival.session
  );
}

/// Whether everything that a choice needs is there.
export function ready(choice: Choice, arrival: Arrival, wish: Wish): boolean {
  const place = wish.project !== "" && wish.dataset.trim() !== "";
  const labels = (wish.pseudonym || SUBJECT.test(wish.subject.trim())) && SESSION.test(wish.session.trim());
  switch (choice) {
    case "reroute":
      return place && labels && !stands(choice, arrival, wish);
    case "correct":
      return labels && !stands(choice, arrival, wish);
    case "split":
      return place && labels && wish.series.length > 0 && wish.series.length < arrival.series;
    case "merge":
      return wish.into !== "";
    case "accept":
      return wish.reason.trim() !== "";
    case "discard":
      return true;
  }
}

/// What is sent: only what the choice is about.
export function body(choice: Choice, arrival: Arrival, wish: Wish): Record<string, unknown> {
  const labels = {
    subject: wish.pseudonym ? "auto" : wish.subject.trim(),
    ...(wish.session.trim() === "" ? {} : { session: wish.session.trim() }),
  };
  const place = { project: wish.project, dataset: wish.dataset.trim() };
  const said = { version: arrival.version, reason: wish.reason.trim() };
  switch (choice) {
    case "reroute":
      return { ...said, ...place, ...labels };
    case "correct":
      return { ...said, ...labels };
    case "split":
      return { ...said, ...place, ...labels, series: wish.series };
    case "merge":
      return { ...said, into: wish.into };
    case "accept":
    case "discard":
      return said;
  }
}

/// The suggestion taken as it is; null where a person has to say whose it is.
export function suggested(arrival: Arrival): Wish | null {
  const suggestion = arrival.suggestion;
  if (!suggestion || suggestion.subject === null || arrival.state !== "held") return null;
  return startingWish(arrival, "reroute");
}
