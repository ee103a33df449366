import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useObject } from "@/shared/api/pages";
import type { Arrival, ArrivalDetail } from "@/shared/api/types/scanners";
import { useFormat } from "@/shared/i18n/format";
import { Definitions } from "@/shared/ui/Definitions";
import { Loaded } from "@/shared/ui/Loaded";
import { Evidence, ProblemList } from "@/shared/ui/ProblemList";
import { SidePanel } from "@/shared/ui/SidePanel";
import { BlockSkeleton } from "@/shared/ui/Skeletons";
import { ActionForm } from "./ActionForm";
import { named, offered, suggested, type Choice } from "./decisions";
import { History, SeriesList } from "./Details";
import { Identity } from "./Identity";
import classes from "./inbox.module.css";
import { Standing } from "./Standing";
import { Suggestion } from "./Suggestion";
import { useUndo } from "./useDecide";

/// One study: why it waits or where it stands, what it says of itself, and the ways out as buttons.
export function ArrivalPanel({ id, close }: { id: string; close: () => void }) {
  const { t } = useTranslation("acquisition");
  const format = useFormat();
  const detail = useObject<ArrivalDetail>(`/dicom/arrivals/${id}`);
  const [choice, setChoice] = useState<Choice | null>(null);
  const arrival = detail.data?.arrival;
  const title =
    arrival?.state === "archived"
      ? t("inbox.archived")
      : arrival?.cause
        ? format.text(arrival.cause.title)
        : t("inbox.study");
  return (
    <SidePanel title={title} close={close}>
      <Loaded query={detail} skeleton={<BlockSkeleton height={220} />}>
        {(data) => (
          <>
            <Standing arrival={data.arrival} />
            <Why arrival={data.arrival} />
            {choice ? (
              <ActionForm
                key={choice}
                choice={choice}
                detail={data}
                back={() => setChoice(null)}
                done={close}
              />
            ) : (
              <>
                <Suggestion arrival={data.arrival} done={close} />
                <Buttons detail={data} choose={setChoice} close={close} />
              </>
            )}
            <Source arrival={data.arrival} />
            <Identity arrival={data.arrival} />
            <SeriesList series={data.series} />
            <History decisions={data.decisions} />
          </>
        )}
      </Loaded>
    </SidePanel>
  );
}

/// What speaks against it with what was found, and what mends it.
function Why({ arrival }: { arrival: Arrival }) {
  const { t } = useTranslation("acquisition");
  const format = useFormat();
  const { cause, problems } = arrival;
  const same = problems.filter((problem) => problem.code === cause?.code);
  const others = problems.filter((problem) => problem.code !== cause?.code);
  return (
    <>
      {cause && arrival.state !== "archived" && (
        <div className={classes.fix}>
          {same.map((problem, index) => (
            <Evidence key={index} problem={problem} />
          ))}
          <b>{t("inbox.what")}</b> {format.text(cause.fix)}
        </div>
      )}
      {others.length > 0 && <ProblemList problems={others} />}
    </>
  );
}

interface ButtonsProps {
  detail: ArrivalDetail;
  choose: (choice: Choice) => void;
  close: () => void;
}

function Buttons({ detail, choose, close }: ButtonsProps) {
  const { t } = useTranslation("acquisition");
  const undo = useUndo();
  const { arrival, undoable } = detail;
  const back = () => undo.mutate({ id: arrival.id, version: arrival.version }, { onSuccess: close });
  if (arrival.state === "discarded") {
    return (
      <div className={classes.ways}>
        <Button loading={undo.isPending} disabled={!undoable} onClick={back}>
          {t("inbox.restore")}
        </Button>
      </div>
    );
  }
  return (
    <div className={classes.ways}>
      {offered(arrival).map((choice, index) => (
        <Button
          key={choice}
          variant={index === 0 && !suggested(arrival) ? undefined : "default"}
          onClick={() => choose(choice)}
        >
          {t(`inbox.action.${named(arrival, choice)}`)}
        </Button>
      ))}
      {undoable && (
        <Button variant="default" loading={undo.isPending} onClick={back}>
          {t("inbox.undoLast")}
        </Button>
      )}
    </div>
  );
}

function Source({ arrival }: { arrival: Arrival }) {
  const { t } = useTranslation("acquisition");
  const format = useFormat();
  return (
    <section className={classes.section}>
      <h3>{t("inbox.from")}</h3>
      <Definitions
        items={[
          [t("inbox.sender"), <code key="ae">{arrival.callingAe}</code>],
          [t("inbox.station"), arrival.station],
          [t("inbox.institution"), arrival.institution],
          [t("inbox.manufacturer"), arrival.manufacturer],
          [t("inbox.id"), arrival.idForm && <code key="form">{arrival.idForm}</code>],
          [t("inbox.since"), `${format.dateTime(arrival.firstAt)} · ${t(`inbox.way.${arrival.way}`)}`],
          [t("intake.bytes"), format.bytes(arrival.bytes)],
        ]}
      />
      {arrival.state === "held" && !arrival.may.accept && <p>{t("inbox.ownerAccepts")}</p>}
    </section>
  );
}
