import { useTranslation } from "react-i18next";
import { usePages } from "@/shared/api/pages";
import { useMe } from "@/shared/api/session";
import type { Arrival } from "@/shared/api/types/scanners";
import { useFormat } from "@/shared/i18n/format";
import { useKeys } from "@/shared/keys/keys";
import { Card } from "@/shared/ui/Card";
import { FilterChips } from "@/shared/ui/FilterChips";
import { Listed } from "@/shared/ui/Listed";
import { Page } from "@/shared/ui/Page";
import { WithPanel } from "@/shared/ui/SidePanel";
import { ForbiddenState } from "@/shared/ui/states";
import { useNarrow } from "@/shared/ui/useNarrow";
import { useUrlState } from "@/shared/ui/useUrlState";
import { IntakeTabs } from "../IntakeTabs";
import { ArrivalPanel } from "./ArrivalPanel";
import { useColumns, useStacked } from "./columns";
import { suggested } from "./decisions";
import { sayFailed, useDecide } from "./useDecide";

const STATES = ["held", "discarded"] as const;
const AGAIN_MILLISECONDS = 15_000;

/// Studies from scanners that need a person: why, what they say of themselves, and what can be done.
export function InboxPage() {
  const { t } = useTranslation("acquisition");
  const format = useFormat();
  const me = useMe();
  const url = useUrlState();
  const [project, state, chosen] = [url.get("project"), url.get("state"), url.get("arrival")];
  const projects = me.projects.filter((one) => one.role !== "reader");
  const allowed = me.administrator || projects.length > 0;
  const list = usePages<Arrival>("/dicom/inbox", { project, state }, allowed, AGAIN_MILLISECONDS);
  const close = () => url.set("arrival", null);
  const decide = useDecide(close);
  const take = (arrival: Arrival) => {
    const wish = suggested(arrival);
    if (wish && !decide.isPending)
      decide.mutate({ arrival, choice: "reroute", wish }, { onError: sayFailed });
  };
  const busy = decide.isPending ? (decide.variables?.arrival.id ?? null) : null;
  const narrow = useNarrow();
  const columns = useColumns({ take, busy });
  const stacked = useStacked({ take, busy });
  const open = list.rows.find((row) => row.id === chosen);
  useKeys(
    { a: () => open && take(open) },
    [{ keys: ["a"], label: t("inbox.keys.accept") }],
    open !== undefined && suggested(open) !== null,
  );
  return (
    <Page
      title={t("inbox.title")}
      facts={t("inbox.facts")}
      crumbs={[{ label: t("intakes.title"), to: "/intake" }]}
    >
      <IntakeTabs />
      {!allowed ? (
        <Card>
          <ForbiddenState what={t("inbox.forbidden")} />
        </Card>
      ) : (
        <>
          <FilterChips
            filters={[
              {
                id: "project",
                label: t("inbox.project"),
                choices: projects.map((one) => ({ value: one.key, label: format.text(one.title) })),
                value: project,
              },
              {
                id: "state",
                label: t("inbox.stateFilter"),
                choices: STATES.map((one) => ({ value: one, label: t(`inbox.state.${one}`) })),
                value: state,
              },
            ]}
            onChange={url.set}
          />
          <WithPanel
            list={
              <Card>
                <Listed
                  list={list}
                  label={t("inbox.title")}
                  columns={narrow ? stacked : chosen ? columns.slice(0, 2) : columns}
                  wraps={narrow}
                  rowKey={(row) => row.id}
                  rowHeight={56}
                  selected={chosen}
                  onOpen={(row) => url.set("arrival", row.id)}
                  onCurrent={(row) => chosen && url.set("arrival", row.id)}
                  empty={
                    state === "discarded"
                      ? { title: t("inbox.noneDiscarded"), body: t("inbox.noneDiscardedBody") }
                      : { title: t("inbox.none"), body: t("inbox.noneBody") }
                  }
                />
              </Card>
            }
            panel={chosen && <ArrivalPanel key={chosen} id={chosen} close={close} />}
          />
        </>
      )}
    </Page>
  );
}
