/// The shapes of `/api/v1`. Times are ISO 8601 in UTC, sizes in bytes, ages in years.

export const DOMAINS = ["genomics", "imaging", "clinical", "cognition", "electrophysiology"] as const;
export type Domain = (typeof DOMAINS)[number];

export const VERDICTS = ["passed", "warned", "rejected", "unknown"] as const;
export type Verdict = (typeof VERDICTS)[number];

export type Severity = "error" | "warning" | "info";
export type Role = "owner" | "contributor" | "reader";
export const ACCESS_LEVELS = ["open", "registered", "controlled", "project"] as const;
export type Access = (typeof ACCESS_LEVELS)[number];

/// One meaning in two languages; what a person typed herself is a plain string.
export interface Bilingual {
  zh: string;
  en: string;
}
export type Text = string | Bilingual;

export interface Page<T> {
  items: T[];
  next: string | null;
}

export interface Problem {
  code: string;
  severity: Severity;
  file?: string | null;
  field?: string | null;
  found?: Text | null;
  expected?: Text | null;
  title: Text;
  fix: Text;
}

export interface Named {
  key: string;
  title: Text;
}
export interface NamedInstitution {
  key: string;
  name: Text;
}

export interface Me {
  login: string;
  name: string;
  administrator: boolean;
  projects: (Named & { role: Role })[];
}

export type Counts = Record<Verdict, number>;

export interface DatasetRow {
  id: string;
  name: string;
  title: Text;
  project: Named;
  institution: NamedInstitution;
  domains: Domain[];
  subjects: number;
  sessions: number;
  recordings: number;
  tables: number;
  files: number;
  bytes: number;
  quality: Counts;
  access: Access;
  licence: string | null;
  species: string | null;
  ageRange: [number, number] | null;
  synthetic: boolean;
  composite: boolean;
  version: number;
  modifiedAt: string;
}

export interface DatasetVersion {
  number: number;
  sha256: string;
  createdAt: string;
  files: number;
  bytes: number;
}

export interface Who {
  login: string;
  name: string;
  role: string;
  via: "project" | "grant";
}

export interface Dataset extends DatasetRow {
  /// whether a volume of it shows a head, so that it stays within the project
  showsFaces: boolean;
  description: Text | null;
  notice: Text | null;
  authors: string[];
  versions: DatasetVersion[];
  identifyingFiles: number;
  unassigned: number;
  may: { contribute: boolean; own: boolean };
  who: Who[] | null;
}

export interface FileRow {
  path: string;
  size: number;
  sha256: string;
  kind: string;
  verdict: Verdict;
  identifying: boolean;
  recordingId: string | null;
  tableId: string | null;
}

export interface SubjectRow {
  id: string;
  label: string;
  dataset: { id: string; title: Text };
  sex: string | null;
  handedness: string | null;
  species: string | null;
  ageRange: [number, number] | null;
  domains: Partial<Record<Domain, number>>;
  sessions: number;
  quality: Counts;
}

export interface RecordingRow {
  id: string;
  dataset: { id: string; title: Text };
  subject: { id: string; label: string } | null;
  session: string | null;
  ageYears: number | null;
  domain: Domain;
  modality: string | null;
  suffix: string | null;
  task: string | null;
  title: Text;
  verdict: Verdict;
  path: string;
  thumbnail: string | null;
}

export interface Recording extends RecordingRow {
  facts: Record<string, unknown>;
  files: { path: string; size: number; sha256: string; identifying: boolean }[];
  viewer: "image" | "signal" | "variants" | "clinical" | "table" | "none";
  neighbours: RecordingRow[];
  synthetic: boolean;
  composite: boolean;
  notice: Text | null;
  linkNotice: Text | null;
}

export interface Metric {
  id: string;
  name: Text;
  unit: string | null;
  definition: Text;
  source: string | null;
  domain: Domain;
}

export interface MetricSpread extends Metric {
  /// Metrics are compared within one modality.
  modality?: string | null;
  values: {
    n?: number;
    minimum: number;
    p25: number;
    median: number;
    p75: number;
    maximum: number;
    histogram: number[] | null;
  };
}

export interface ProblemGroup {
  code: string;
  title: Text;
  fix: Text;
  severity: Severity;
  count: number;
  examples: {
    file: string | null;
    field: string | null;
    found: Text | null;
    expected: Text | null;
    recordingId: string | null;
  }[];
}

export interface CrossCheck {
  subject: string | null;
  subjectId?: string | null;
  /// `sex`, `age` or `clock`.
  check: string;
  agrees: boolean;
  /// What each source said, by its name.
  sources: Record<string, string>;
  problems: Problem[];
}

export interface DatasetQuality {
  byDomain: Partial<Record<Domain, Counts>>;
  metrics: MetricSpread[];
  problems: ProblemGroup[];
  crossChecks: CrossCheck[];
}

export interface TableRow {
  id: string;
  instrument: Text;
  session: string | null;
  rows: number;
  variables: number;
  verdict: Verdict;
  path: string;
}

export interface Table extends TableRow {
  dataset: { id: string; title: Text };
  problems?: Problem[];
}

/// One column: its type, dictionary entry and distribution. An identifying one has neither.
export interface Variable {
  name: string;
  type: "number" | "integer" | "category" | "text" | "boolean" | "datetime" | "identifier" | "empty";
  label: string | null;
  description: string | null;
  unit: string | null;
  levels: Record<string, string>;
  identifying: boolean;
  present: number;
  missing: number;
  distinct: number;
  minimum: number | null;
  maximum: number | null;
  mean: number | null;
  standardDeviation: number | null;
  median: number | null;
  /// Counts in equal bins from minimum to maximum.
  histogram: number[];
  /// The commonest values.
  counts: Record<string, number>;
}

export interface TableProfile {
  instrument: string;
  rows: number;
  subjectColumn: string | null;
  encoding: string;
  delimiter: string;
  variables: Variable[];
}

export interface TableRows extends Page<(string | number | boolean | null)[]> {
  columns: string[];
}

export type IntakeState = "receiving" | "processing" | "done" | "failed" | "discarded";

export interface IntakeRow {
  id: string;
  project: Named;
  dataset: string;
  datasetId: string | null;
  state: IntakeState;
  files: number;
  bytes: number;
  done: number;
  accepted: number;
  warned: number;
  quarantined: number;
  unknown: number;
  duplicates: number;
  startedAt: string;
  finishedAt: string | null;
  by: string | null;
}

export interface Intake extends IntakeRow {
  /// `receiving`, `sorting`, `checking`, `storing`, `registering` or `done`.
  stage: string | null;
  problems: Problem[];
  unassigned: Unassigned[];
}

export interface Quarantined {
  id: string;
  intakeId: string;
  project: Named | string;
  dataset: string;
  path: string;
  size: number;
  kind: string;
  problems: Problem[];
  at: string;
}

export interface Unassigned {
  id: string;
  path: string;
  kind: string;
  dataset: string;
  suggestion: { subjectLabel: string; because: Text } | null;
}

/// Why a study waits for a person.
export interface Cause {
  code: string;
  title: Text;
  fix: Text;
}

/// Where a study may belong; `subject` is `auto`, a label, or null where a person has to say.
export interface SuggestedTarget {
  project: Named;
  dataset: string;
  subject: string | null;
  decisions: number;
  because: Text;
}

/// A study from a scanner as it arrived; `version` is sent with a decision.
export interface Arrival {
  id: string;
  way: "dimse" | "stow" | "import";
  callingAe: string;
  state: "arriving" | "archived" | "held" | "discarded";
  cause: Cause | null;
  project: Named | null;
  dataset: string | null;
  subject: string | null;
  session: string | null;
  station: string;
  institution: string;
  manufacturer: string;
  idForm: string;
  modalities: string[];
  series: number;
  instances: number;
  bytes: number;
  problems: Problem[];
  suggestion: SuggestedTarget | null;
  firstAt: string;
  lastAt: string;
  version: number;
  may: { see: boolean; accept: boolean; rule: boolean };
}

export interface ArrivedSeries {
  hash: string;
  modality: string;
  number: number | null;
  description: string;
  state: "arriving" | "complete" | "held" | "discarded";
  instances: number;
  bytes: number;
  problems: Problem[];
}

export type ArrivalAction = "reroute" | "merge" | "split" | "correct" | "accept" | "discard" | "undo";

export interface ArrivalDecision {
  id: string;
  action: ArrivalAction;
  state: "running" | "done" | "undone" | "broken";
  project: Named | null;
  dataset: string | null;
  subject: string | null;
  session: string | null;
  reason: string;
  by: string;
  at: string;
}

export interface ArrivalDetail {
  arrival: Arrival;
  series: ArrivedSeries[];
  decisions: ArrivalDecision[];
  undoable: boolean;
}

/// Who and what a study says it is, in clear.
export interface Evidence {
  patientId: string;
  patientName: string;
  birthDate: string;
  sex: string;
  studyDate: string;
  studyDescription: string;
  accessionNumber: string;
  protocols: string[];
}

/// A routing rule as it is sent; empty patterns match anything.
export interface RuleDraft {
  name: string;
  callingAe: string | null;
  station: string | null;
  institution: string | null;
  study: string | null;
  protocol: string | null;
  patientId: string | null;
  project: string | null;
  dataset: string;
  subject: string;
  session: string;
  enabled: boolean;
}

export interface Rule extends Omit<RuleDraft, "project"> {
  id: string;
  project: Named | null;
}

export interface TrialStep {
  id: string | null;
  name: string;
  outcome: "matched" | "differs" | "off" | "unlabelled";
  field: string | null;
  pattern: string | null;
}

/// A dry run of the routing rules.
export interface Trial {
  steps: TrialStep[];
  target: { project: Named | null; dataset: string; subject: string | null; session: string | null } | null;
  elsewhere: boolean;
}

/// What an image has to be like for a naming rule; everything that is said must hold.
export interface NamingWhen {
  text: string | null;
  not: string | null;
  sequence: string | null;
  imageType: string | null;
  manufacturer: string | null;
  modality: string | null;
  dimension: string | null;
  kind: string | null;
  diffusion: boolean | null;
  echo: number | null;
  volumesFrom: number | null;
  volumesTo: number | null;
  echoFrom: number | null;
  echoTo: number | null;
  inversionFrom: number | null;
  inversionTo: number | null;
}

export interface NamingThen {
  as: "name" | "words" | "exclude";
  datatype: string | null;
  suffix: string | null;
  entities: Record<string, string> | null;
}

/// A rule by which converted images get their BIDS names.
export interface NamingRule {
  name: string;
  when: NamingWhen;
  then: NamingThen;
}

/// A name that BIDS has, and the entities that it takes.
export interface BidsName {
  datatype: string;
  suffix: string;
  required: string[];
  optional: string[];
}

/// A study that naming rules can be tried on.
export interface ConvertedStudy {
  studyUid: string;
  dataset: string;
  subject: string;
  session: string | null;
  convertedAt: string;
  images: number;
  unnamed: number;
}

export interface Naming {
  rules: NamingRule[];
  shipped: boolean;
  editable: boolean;
  version: string | null;
  names: BidsName[];
  studies: ConvertedStudy[];
}

/// What is known of a converted image.
export interface ImageFacts {
  modality: string;
  manufacturer: string;
  description: string;
  protocol: string;
  sequence: string;
  imageType: string;
  dimension: string;
  kind: "" | "phase" | "real" | "imaginary" | "fieldmap" | "adc" | "resliced" | "mask" | "other";
  echo: number;
  echoMilliseconds: number;
  inversionMilliseconds: number;
  repetitionMilliseconds: number;
  volumes: number;
  slices: number;
  diffusion: boolean;
  direction: string;
  seriesNumber: number;
}

export interface NamedImage {
  seriesUid: string;
  position: number;
  facts: ImageFacts | null;
  outcome: "named" | "excluded" | "unnamed" | "failed";
  rule: string | null;
  missing: string | null;
  name: string | null;
  before: string | null;
}

/// A dry run of naming rules on a study.
export interface NamingTrial {
  study: string;
  images: NamedImage[];
}

/// An application that may send by DICOM.
export interface Peer {
  ae: string;
  name: string;
  host: string | null;
  port: number | null;
  createdAt: string;
}

export interface DicomPort {
  state: "listening" | "off" | "not-opened";
  address: string;
  port: number;
  ae: string;
  associations: number;
  refused: { ae: string; cause: string; at: string }[];
}

export interface Need {
  kind: "quarantine" | "unassigned" | "warned" | "inbox";
  severity: Severity;
  title: Text;
  detail: Text;
  count: number;
  href: string;
}

export interface Home {
  needs: Need[];
  newDatasets: DatasetRow[];
  intakes: IntakeRow[];
  institutions: (NamedInstitution & Counts)[];
  lag: { seconds: number } | null;
  audit: { sealedAt: string | null; entries: number } | null;
}

export interface ProjectRow {
  id: string;
  key: string;
  title: Text;
  institution: NamedInstitution;
  datasets: number;
  subjects: number;
  role: Role | null;
}

export interface Member {
  login: string;
  name: string;
  role: Role;
}
export interface Project extends ProjectRow {
  members: Member[];
}

export interface Institution {
  id: string;
  key: string;
  name: Text;
  projects: number;
}

export interface Person {
  login: string;
  name: string;
  administrator?: boolean;
}

/// Leave to read one controlled dataset, given by one of its owners.
export interface Grant {
  login: string;
  name: string;
  reason: string;
  by: string | null;
  at: string;
}

/// One entry of the audit log; `object` is `kind:id`.
export interface AuditRow {
  id: number;
  at: string;
  login: string | null;
  action: string;
  object: string;
  project: string | null;
  details: Record<string, unknown>;
  traceId: string | null;
}

export interface AccessToken {
  id: string;
  name: string;
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
}

export type HitType = "dataset" | "subject" | "recording" | "table" | "variable";

export interface Hit {
  type: HitType;
  id: string;
  title: Text;
  subtitle: Text | null;
  domain: Domain | null;
  modality: string | null;
  dataset: { id: string; title: Text } | null;
  verdict: Verdict | null;
  href: string;
  snippet: Text | null;
}

export interface Facet {
  value: string;
  label: Text;
  count: number;
}

export interface SearchPage extends Page<Hit> {
  total: number;
  facets: Record<string, Facet[]>;
  understood: { span: string; id: string; label: Text }[];
  lag: number | { seconds: number } | null;
}
