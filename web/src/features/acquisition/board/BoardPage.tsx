import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMe } from "@/shared/api/session";
import { useFormat } from "@/shared/i18n/format";
import { useKeys } from "@/shared/keys/keys";
import { Card } from "@/shared/ui/Card";
import { FilterChips } from "@/shared/ui/FilterChips";
import { Icon } from "@/shared/ui/icons";
import { Loaded } from "@/shared/ui/Loaded";
import { Page } from "@/shared/ui/Page";
import { BlockSkeleton } from "@/shared/ui/Skeletons";
import { EmptyState, ForbiddenState } from "@/shared/ui/states";
import { useUrlState } from "@/shared/ui/useUrlState";
import classes from "./board.module.css";
import { Lost, Spoken } from "./Lost";
import { ScannerCard } from "./ScannerCard";
import type { Board } from "./types";
import { useBoard, useClock } from "./useBoard";
import { useWall } from "./useWall";

/// What arrives from each scanner, read across a room: is the scan whole, and if not, what to do while the subject is
/// still there.
export function BoardPage() {
  const { t } = useTranslation("acquisition");
  const me = useMe();
  const allowed = me.administrator || me.projects.some((project) => project.role !== "reader");
  return (
    <Page title={t("board.title")} facts={t("board.facts")}>
      {allowed ? (
        <Live />
      ) : (
        <Card>
          <ForbiddenState what={t("board.forbidden")} />
        </Card>
      )}
    </Page>
  );
}

function Live() {
  const { t } = useTranslation("acquisition");
  const url = useUrlState();
  const project = url.get("project");
  const mine = useMe().projects.filter((one) => one.role !== "reader");
  const protocol = project ?? (mine.length === 1 ? mine[0]!.key : null);
  const { board, heard } = useBoard(project);
  const { now, stale } = useClock(heard.at);
  const { element, on, toggle } = useWall();
  useKeys({ f: toggle }, [{ keys: ["f"], label: t("board.wall") }]);
  return (
    <div ref={element} className={classes.board} data-wall={on || undefined} data-stale={stale || undefined}>
      <div className={classes.bar}>
        {!on && <Choice project={project} choose={(key) => url.set("project", key)} />}
        {protocol && !on && <Link to={`/board/protocol/${protocol}`}>{t("board.protocol")}</Link>}
        <Button
          className={classes.wallButton}
          variant="default"
          size="compact-md"
          aria-pressed={on}
          leftSection={<Icon name={on ? "close" : "screen"} />}
          onClick={toggle}
        >
          {on ? t("board.leaveWall") : t("board.wall")}
        </Button>
      </div>
      {stale && <Lost seconds={Math.round((now - heard.at) / 1000)} />}
      <Loaded query={board} skeleton={<BlockSkeleton height={360} />}>
        {(data: Board) => <Scanners board={data} now={now} skew={heard.skew} />}
      </Loaded>
    </div>
  );
}

function Choice({ project, choose }: { project: string | null; choose: (key: string | null) => void }) {
  const { t } = useTranslation("acquisition");
  const format = useFormat();
  const projects = useMe().projects.filter((one) => one.role !== "reader");
  if (projects.length === 0) return null;
  return (
    <FilterChips
      filters={[
        {
          id: "project",
          label: t("board.project"),
          choices: projects.map((one) => ({ value: one.key, label: format.text(one.title) })),
          value: project,
        },
      ]}
      onChange={(_, key) => choose(key)}
    />
  );
}

function Scanners({ board, now, skew }: { board: Board; now: number; skew: number }) {
  const { t } = useTranslation("acquisition");
  if (board.scanners.length === 0) {
    return (
      <Card>
        <EmptyState title={t("board.none")}>{t("board.noneBody")}</EmptyState>
      </Card>
    );
  }
  return (
    <>
      <Spoken board={board} />
      <div className={classes.scanners}>
        {board.scanners.map((scanner) => (
          <ScannerCard key={scanner.key} scanner={scanner} now={now} skew={skew} />
        ))}
      </div>
    </>
  );
}
