import type { Domain, Item, Timeline } from "./model";

/// An invented child with everything at once: for tests of the layout only.
export function item(id: string, domain: Domain, ageYears: number | null, more: Partial<Item> = {}): Item {
  return { id, type: "recording", domain, label: id, title: id, ageYears, ...more };
}

export function crowded(events: number): Timeline {
  const imaging = [
    "T1w",
    "bold",
    "dwi",
    "T2w",
    "fmap",
    "asl",
    "swi",
    "mt",
    "pet",
    "angio",
    "flair",
    "tof",
    "vaso",
  ];
  return {
    subject: { id: "s", label: "sub-01" },
    axis: { unit: "years", min: 0, max: 30 },
    sessions: [
      { label: "T1", ageYears: 10.1 },
      { label: "T2", ageYears: 12.5 },
      { label: "T2b", ageYears: 12.52 },
    ],
    lanes: [
      {
        domain: "imaging",
        items: [10.1, 12.5, 12.52].flatMap((age) =>
          imaging.map((name) => item(`${name}@${age}`, "imaging", age, { verdict: "passed" })),
        ),
      },
      {
        domain: "electrophysiology",
        items: [10.1, 10.1, 12.5].map((age, index) =>
          item(`eeg${index}`, "electrophysiology", age, { sparkline: [1, 2, 1] }),
        ),
      },
      { domain: "cognition", items: scores() },
      { domain: "clinical", items: clinical(events) },
    ],
    undated: [
      item("wes", "genomics", null, { type: "variants", sparkline: [3, 1, 2] }),
      ...Array.from({ length: 40 }, (_, index) => item(`table-${index}`, "cognition", null)),
    ],
    apart: [],
    dates: false,
  };
}

function scores(): Item[] {
  return ["Q1", "ADHD_Total_Raw", "WASI_FSIQ", "ADHD_HI_Raw", "Q2"].flatMap((series) =>
    [10.1, 12.5].map((age) =>
      item(`${series}@${age}`, "cognition", age, {
        type: "score",
        series,
        title: series.split("_")[0],
        label: series,
        value: age * 2,
      }),
    ),
  );
}

function clinical(count: number): Item[] {
  const kinds = ["Condition", "MedicationRequest", "Encounter", "Observation", "Immunization", "Procedure"];
  return Array.from({ length: count }, (_, index) => {
    const age = (index * 7.31) % 28;
    const long = index % 3 === 0;
    return item(`event-${index}`, "clinical", age, {
      type: "event",
      modality: kinds[index % kinds.length] ?? "Observation",
      title: `注意缺陷多动障碍 event ${index}`,
      endAgeYears: long ? age + (index % 5) : null,
    });
  });
}
