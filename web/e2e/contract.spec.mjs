// The page's types against what the running server says of itself in openapi.json, and the code that the page offers to
// copy, run as it stands.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { after, describe, test } from "node:test";
import { promisify } from "node:util";
import ts from "typescript";
import { api, open, stop, visit } from "./browser.mjs";

const run = promisify(execFile);
const root = new URL("../", import.meta.url).pathname;

/// Type of the page: schema of the server.
const SCHEMAS = {
  AccessToken: "AccessTokensAccessToken",
  Arrival: "ArrivalView",
  ArrivalDecision: "ArrivalDetailDecisionView",
  ArrivalDetail: "ArrivalDetail",
  ArrivedSeries: "ArrivalDetailSeriesView",
  AuditRow: "AuditAuditRow",
  BidsName: "BidsNamesKind",
  Board: "BoardView",
  Cause: "ArrivalViewCause",
  ConvertedStudy: "ConvertedStudiesRecent",
  Dataset: "DatasetPage",
  DatasetRow: "DatasetRow",
  DicomPort: "PeerPortView",
  Evidence: "Evidence",
  Expected: "BoardViewExpectedView",
  FileRow: "DatasetFilesFileRow",
  Grant: "GrantsGrantRow",
  Hit: "SearchHit",
  Home: "Home",
  Institution: "InstitutionInstitutionRow",
  ImageFacts: "ImageFacts",
  IntakeRow: "IntakeView",
  Item: "TimelineItem",
  Me: "SessionMe",
  Member: "ProjectMemberRow",
  Metric: "MetricDefinition",
  NamedImage: "NamingTriedView",
  Naming: "NamingNamingView",
  NamingRule: "NamingRule",
  NamingThen: "NamingRuleThen",
  NamingTrial: "NamingTrialView",
  NamingWhen: "NamingRuleWhen",
  Need: "HomeNeedRow",
  Peer: "PeerPeerRow",
  Person: "PeoplePersonRow",
  Problem: "ProblemRow",
  Project: "ProjectProjectDetail",
  ProjectRow: "ProjectProjectRow",
  Quarantined: "DecisionQuarantineView",
  Recording: "RecordingPagesRecordingPage",
  RecordingQuality: "RecordingQualityReport",
  RecordingRow: "RecordingRow",
  Reference: "ReferenceReferenceView",
  ReferenceSeries: "ReferenceFormSeriesForm",
  Rule: "RuleView",
  RuleDraft: "RuleBody",
  Scanner: "BoardViewScannerView",
  SearchPage: "SearchAnswer",
  SeriesLight: "BoardViewSeriesView",
  SubjectRow: "SubjectRow",
  SuggestedTarget: "ArrivalViewSuggested",
  Table: "TablePagesTablePage",
  TableProfile: "TablePagesProfile",
  TableRow: "TableRow",
  Timeline: "Timeline",
  Target: "ReferenceFormTargetForm",
  Trial: "Trial",
  TrialStep: "TrialStep",
  Unassigned: "UnassignedView",
  Variable: "TableProfileVariable",
  Visit: "BoardViewVisitView",
  Words: "BoardViewWordsView",
};

after(stop);

test("every field that the page reads is one that the server sends, and of its type", async () => {
  const page = await open();
  const { schemas } = (await api(page, "/openapi.json")).components;
  const program = ts.createProgram(
    [
      "src/shared/api/types/catalogue.ts",
      "src/shared/api/types/common.ts",
      "src/shared/api/types/home.ts",
      "src/shared/api/types/intake.ts",
      "src/shared/api/types/people.ts",
      "src/shared/api/types/scanners.ts",
      "src/shared/api/types/search.ts",
      "src/shared/api/viewing.ts",
      "src/features/subject/timeline/model.ts",
      "src/features/acquisition/board/types.ts",
    ].map((file) => root + file),
    { strict: true, baseUrl: root, paths: { "@/*": ["./src/*"] }, noEmit: true },
  );
  const checker = program.getTypeChecker();
  const found = new Map();
  for (const file of program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(`${root}src/`))) {
    ts.forEachChild(file, (node) => {
      if (ts.isInterfaceDeclaration(node)) found.set(node.name.text, checker.getTypeAtLocation(node));
    });
  }
  const wrong = [];
  for (const [name, schema] of Object.entries(SCHEMAS)) {
    assert.ok(found.has(name), `the page has a type ${name}`);
    assert.ok(schemas[schema], `the server describes ${schema}`);
    for (const property of found.get(name).getProperties()) {
      const sent = schemas[schema].properties[property.name];
      const read = kindOf(checker, checker.getTypeOfSymbol(property));
      if (!sent) wrong.push(`${name}.${property.name} is not in ${schema}`);
      else if (read && !kinds(sent).includes(read))
        wrong.push(`${name}.${property.name} is read as ${read}, sent as ${kinds(sent)}`);
    }
  }
  assert.deepEqual(wrong, []);
  await page.context().close();
});

/// `number`, `boolean`, `string` or `array`; null for anything richer.
function kindOf(checker, type) {
  const plain = checker.getNonNullableType(type);
  const parts = plain.isUnion() ? plain.types : [plain];
  const every = (flag) => parts.every((part) => part.flags & flag);
  if (every(ts.TypeFlags.NumberLike)) return "number";
  if (every(ts.TypeFlags.BooleanLike)) return "boolean";
  if (every(ts.TypeFlags.StringLike)) return "string";
  return checker.isArrayType(plain) || checker.isTupleType(plain) ? "array" : null;
}

function kinds({ type, $ref }) {
  if ($ref || !type) return ["object"];
  return [type].flat().map((one) => (one === "integer" ? "number" : one));
}

describe("the code to copy", () => {
  /// What the page offers, run by a shell or Python with a fresh token in the environment.
  async function runs(page, language, code) {
    const made = await page.request.post("/api/v1/tokens", {
      headers: { "X-Naohai": "1" },
      data: { name: "browser test", expiresAt: null },
    });
    const { token } = await made.json();
    const env = { ...process.env, NAOHAI_TOKEN: token };
    return language === "python"
      ? run("python3", ["-c", `${code}\nprint(len(data["items"]))`], { env })
      : run("bash", ["-e", "-c", code], { env, maxBuffer: 50_000_000 });
  }

  for (const [tab, language] of [
    ["shell", "shell"],
    ["python", "python"],
  ]) {
    test(`of a list runs as it stands in ${language}`, { timeout: 60_000 }, async () => {
      const page = await open();
      await visit(page, "/datasets");
      await page.getByRole("button", { name: "Copy as code" }).click();
      await page.getByRole("radiogroup").getByText(tab, { exact: true }).click();
      const code = await page.getByRole("dialog").locator("pre").innerText();
      const { stdout } = await runs(page, language, code);
      const { items } = await api(page, "/datasets");
      if (language === "python") assert.equal(Number(stdout), items.length);
      else assert.equal(JSON.parse(stdout).items.length, items.length);
      await page.context().close();
    });
  }

  test("of a recording runs as it stands in a shell", { timeout: 60_000 }, async () => {
    const page = await open();
    const { items } = await api(page, "/recordings?domain=electrophysiology&limit=5");
    await visit(page, `/recordings/${items[0].id}`);
    await page.getByRole("button", { name: "Copy as code" }).click();
    const code = await page.getByRole("dialog").locator("pre").innerText();
    const { stdout } = await runs(page, "shell", code);
    assert.ok(stdout.includes(items[0].id));
    await page.context().close();
  });
});
