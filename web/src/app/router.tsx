import { createBrowserRouter } from "react-router";
import { RouteFailed } from "./RouteFailed";
import { LanguageSwitch } from "./shell/TopBar";
import { Shell } from "./shell/Shell";

type Page = () => React.ReactNode;

/// A page loads its code when it is first opened.
const page = (load: () => Promise<{ Page: Page }>) => async () => ({ Component: (await load()).Page });

const pages = {
  home: () => import("@/features/home/HomePage").then(({ HomePage }) => ({ Page: HomePage })),
  datasets: () =>
    import("@/features/catalogue/datasets/DatasetsPage").then((page) => ({ Page: page.DatasetsPage })),
  dataset: () =>
    import("@/features/catalogue/datasets/DatasetPage").then((page) => ({ Page: page.DatasetPage })),
  subjects: () =>
    import("@/features/catalogue/subjects/SubjectsPage").then((page) => ({ Page: page.SubjectsPage })),
  studies: () =>
    import("@/features/catalogue/studies/StudiesPage").then((page) => ({ Page: page.StudiesPage })),
  study: () => import("@/features/catalogue/studies/StudyPage").then((page) => ({ Page: page.StudyPage })),
  table: () => import("@/features/catalogue/tables/TablePage").then((page) => ({ Page: page.TablePage })),
  search: () => import("@/features/catalogue/search/SearchPage").then((page) => ({ Page: page.SearchPage })),
  intakes: () =>
    import("@/features/acquisition/intakes/IntakesPage").then((page) => ({ Page: page.IntakesPage })),
  intake: () =>
    import("@/features/acquisition/intakes/IntakePage").then((page) => ({ Page: page.IntakePage })),
  quarantine: () =>
    import("@/features/acquisition/quarantine/QuarantinePage").then((page) => ({
      Page: page.QuarantinePage,
    })),
  unassigned: () =>
    import("@/features/acquisition/unassigned/UnassignedPage").then((page) => ({
      Page: page.UnassignedPage,
    })),
  inbox: () => import("@/features/acquisition/inbox/InboxPage").then((page) => ({ Page: page.InboxPage })),
  routing: () =>
    import("@/features/acquisition/routing/RulesPage").then((page) => ({ Page: page.RulesPage })),
  scanners: () =>
    import("@/features/acquisition/scanners/ScannersPage").then((page) => ({ Page: page.ScannersPage })),
  board: () => import("@/features/acquisition/board/BoardPage").then((page) => ({ Page: page.BoardPage })),
  protocol: () =>
    import("@/features/acquisition/board/ProtocolPage").then((page) => ({ Page: page.ProtocolPage })),
  projects: () =>
    import("@/features/collaboration/projects/ProjectsPage").then((page) => ({ Page: page.ProjectsPage })),
  project: () =>
    import("@/features/collaboration/projects/ProjectPage").then((page) => ({ Page: page.ProjectPage })),
  naming: () =>
    import("@/features/acquisition/naming/NamingPage").then((page) => ({ Page: page.NamingPage })),
  deidentification: () =>
    import("@/features/acquisition/deidentification/DeidentificationPage").then((page) => ({
      Page: page.DeidentificationPage,
    })),
  people: () =>
    import("@/features/collaboration/people/PeoplePage").then((page) => ({ Page: page.PeoplePage })),
  account: () =>
    import("@/features/collaboration/account/AccountPage").then((page) => ({ Page: page.AccountPage })),
  audit: () => import("@/features/governance/AuditPage").then((page) => ({ Page: page.AuditPage })),
  subject: () => import("@/features/subject/SubjectPage").then(({ SubjectPage }) => ({ Page: SubjectPage })),
  recording: () =>
    import("@/features/viewer/RecordingPage").then(({ RecordingPage }) => ({ Page: RecordingPage })),
  missing: () => import("./MissingPage").then(({ MissingPage }) => ({ Page: MissingPage })),
  signIn: () =>
    import("@/features/collaboration/SignInPage").then(({ SignInPage }) => ({
      Page: () => <SignInPage corner={<LanguageSwitch />} />,
    })),
};

export const router = createBrowserRouter([
  { path: "/sign-in", lazy: page(pages.signIn), errorElement: <RouteFailed /> },
  {
    element: <Shell />,
    errorElement: <RouteFailed />,
    HydrateFallback: () => null,
    children: [
      {
        errorElement: <RouteFailed />,
        children: [
          { index: true, lazy: page(pages.home) },
          { path: "/datasets", lazy: page(pages.datasets) },
          { path: "/datasets/:id/:tab?", lazy: page(pages.dataset) },
          { path: "/subjects", lazy: page(pages.subjects) },
          { path: "/studies", lazy: page(pages.studies) },
          { path: "/studies/:uid", lazy: page(pages.study) },
          { path: "/tables/:id/:tab?", lazy: page(pages.table) },
          { path: "/intake", lazy: page(pages.intakes) },
          { path: "/intake/quarantine", lazy: page(pages.quarantine) },
          { path: "/intake/unassigned", lazy: page(pages.unassigned) },
          { path: "/intake/inbox", lazy: page(pages.inbox) },
          { path: "/intake/routing", lazy: page(pages.routing) },
          { path: "/intake/scanners", lazy: page(pages.scanners) },
          { path: "/intake/:id", lazy: page(pages.intake) },
          { path: "/board", lazy: page(pages.board) },
          { path: "/board/protocol/:key", lazy: page(pages.protocol) },
          { path: "/projects", lazy: page(pages.projects) },
          { path: "/projects/:key", lazy: page(pages.project) },
          { path: "/projects/:key/naming", lazy: page(pages.naming) },
          { path: "/projects/:key/deidentification", lazy: page(pages.deidentification) },
          { path: "/people", lazy: page(pages.people) },
          { path: "/audit", lazy: page(pages.audit) },
          { path: "/account", lazy: page(pages.account) },
          { path: "/search", lazy: page(pages.search) },
          { path: "/subjects/:id", lazy: page(pages.subject) },
          { path: "/recordings/:id", lazy: page(pages.recording) },
          { path: "*", lazy: page(pages.missing) },
        ],
      },
    ],
  },
]);

/// What is opened next most often is here before it is clicked.
export function loadAhead() {
  void pages.recording();
}
