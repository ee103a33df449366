import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useObject } from "@/shared/api/pages";
import type { DicomPort } from "@/shared/api/types/scanners";
import { useFormat } from "@/shared/i18n/format";
import { Card } from "@/shared/ui/Card";
import { Definitions } from "@/shared/ui/Definitions";
import { Loaded } from "@/shared/ui/Loaded";
import { BlockSkeleton } from "@/shared/ui/Skeletons";
import { VerdictShape } from "@/shared/ui/Verdict";
import classes from "./scanners.module.css";

const SHAPES = { listening: "passed", off: "unknown", "not-opened": "rejected" } as const;

/// What to enter on a device, whether it can send now, and who was turned away.
export function Port({ choose }: { choose: (ae: string) => void }) {
  const { t } = useTranslation("acquisition");
  const port = useObject<DicomPort>("/dicom/port", {}, { refetchInterval: 15_000 });
  return (
    <Card title={t("scanners.here")} note={t("scanners.hereHint")} padded>
      <Loaded query={port} skeleton={<BlockSkeleton height={120} />}>
        {(now) => (
          <>
            <Status port={now} />
            <Refused port={now} choose={choose} />
          </>
        )}
      </Loaded>
    </Card>
  );
}

function Status({ port }: { port: DicomPort }) {
  const { t } = useTranslation("acquisition");
  const format = useFormat();
  return (
    <Definitions
      items={[
        [
          t("inbox.stateFilter"),
          <span key="state" className={classes.state}>
            <VerdictShape verdict={SHAPES[port.state]} />
            {t(`scanners.state.${port.state}`)}
          </span>,
        ],
        [t("scanners.ae"), <code key="ae">{port.ae}</code>],
        [t("scanners.address"), <code key="address">{`${port.address}:${port.port}`}</code>],
        [t("scanners.associations"), format.count(port.associations)],
      ]}
    />
  );
}

function Refused({ port, choose }: { port: DicomPort; choose: (ae: string) => void }) {
  const { t } = useTranslation("acquisition");
  const format = useFormat();
  if (port.refused.length === 0) return null;
  return (
    <div className={classes.refused}>
      <h3>{t("scanners.refused")}</h3>
      <p>{t("scanners.refusedHint")}</p>
      <ul>
        {port.refused.map((one) => (
          <li key={`${one.ae} ${one.cause}`}>
            <code>{one.ae}</code>
            <span>{format.since(one.at)}</span>
            {one.cause.startsWith("calling") ? (
              <Button variant="default" size="compact-sm" onClick={() => choose(one.ae)}>
                {t("scanners.add")}
              </Button>
            ) : (
              <span>{t("scanners.calledOther", { ae: port.ae })}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
