import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useObject } from "@/shared/api/pages";
import type { Arrival, Evidence } from "@/shared/api/types/scanners";
import { Definitions } from "@/shared/ui/Definitions";
import { Loaded } from "@/shared/ui/Loaded";
import { BlockSkeleton } from "@/shared/ui/Skeletons";
import classes from "./inbox.module.css";

/// Who the study says it is: asked for each time, because each look is audited, and for owners only.
export function Identity({ arrival }: { arrival: Arrival }) {
  const { t } = useTranslation("acquisition");
  const [shown, setShown] = useState(false);
  return (
    <section className={classes.section}>
      <h3>{t("inbox.who.title")}</h3>
      {!arrival.may.see && <p>{t("inbox.who.owners")}</p>}
      {arrival.may.see && !shown && (
        <>
          <Button variant="default" size="compact-sm" onClick={() => setShown(true)}>
            {t("inbox.who.show")}
          </Button>
          <p>{t("inbox.who.hint")}</p>
        </>
      )}
      {shown && <Shown id={arrival.id} />}
    </section>
  );
}

function Shown({ id }: { id: string }) {
  const { t } = useTranslation("acquisition");
  const evidence = useObject<Evidence>(`/dicom/arrivals/${id}/evidence`, {}, { staleTime: Infinity });
  const day = (date: string) => date.replace(/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3");
  return (
    <Loaded query={evidence} skeleton={<BlockSkeleton height={120} />}>
      {(said) => (
        <Definitions
          items={[
            [t("inbox.who.patientId"), said.patientId],
            [t("inbox.who.patientName"), said.patientName.replaceAll("^", " ").trim()],
            [t("inbox.who.birthDate"), day(said.birthDate)],
            [t("inbox.who.sex"), said.sex],
            [t("inbox.who.studyDate"), day(said.studyDate)],
            [t("inbox.who.studyDescription"), said.studyDescription],
            [t("inbox.who.accessionNumber"), said.accessionNumber],
            [t("inbox.who.protocols"), said.protocols.join(" · ")],
          ]}
        />
      )}
    </Loaded>
  );
}
