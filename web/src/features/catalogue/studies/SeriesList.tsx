import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useObject } from "@/shared/api/pages";
import { useMe } from "@/shared/api/session";
import { useFormat } from "@/shared/i18n/format";
import { Icon } from "@/shared/ui/icons";
import { ProblemList } from "@/shared/ui/ProblemList";
import { VerdictMark } from "@/shared/ui/Verdict";
import classes from "./studies.module.css";
import type { Originals, Series, Study } from "./types";

/// Every series with its middle picture, what the checks say, and the report on what was removed from it.
export function SeriesList({ study }: { study: Study }) {
  const originals = useOriginals(study);
  return (
    <ul className={classes.series}>
      {study.items.map((series) => (
        <SeriesItem
          key={series.uid}
          study={study}
          series={series}
          originals={originals.get(series.uid) ?? 0}
        />
      ))}
    </ul>
  );
}

/// How many instances of each series are kept as they came: only owners of the project may know.
function useOriginals(study: Study) {
  const owns = useMe().projects.some((one) => one.key === study.project.key && one.role === "owner");
  const { data } = useObject<Originals>(`/dicom/studies/${study.uid}/originals`, {}, { enabled: owns });
  return new Map(data?.items.map((one) => [one.uid, one.instances]));
}

interface ItemProps {
  study: Study;
  series: Series;
  originals: number;
}

function SeriesItem({ study, series, originals }: ItemProps) {
  const { t } = useTranslation("catalogue");
  const format = useFormat();
  const name = series.description || series.protocol || t("studies.nameless");
  const facts = [series.modality, series.bodyPart, series.manufacturer].filter(Boolean).join(" · ");
  return (
    <li>
      <Thumbnail study={study.uid} series={series.uid} />
      <div className={classes.about}>
        <div className={classes.name}>
          {series.number !== null && <span className="dim">{series.number}</span>}
          <b>{name}</b>
          {series.state === "arriving" ? (
            <span className="dim">{t("studies.arriving")}</span>
          ) : (
            <VerdictMark verdict={series.verdict} />
          )}
        </div>
        <small>
          {facts && <span>{facts}</span>}
          <span>{t("studies.size", { count: series.instances, size: format.bytes(series.bytes) })}</span>
          {series.head && <span title={t("studies.headHint")}>{t("studies.head")}</span>}
        </small>
        {series.problems.length > 0 && <ProblemList problems={series.problems} file={false} />}
      </div>
      <div className={classes.downloads}>
        {series.report && (
          <a className={classes.report} href={`/api/v1/dicom/series/${series.uid}/report`} download>
            <Icon name="download" size={14} />
            {t("studies.report")}
          </a>
        )}
        {originals > 0 && (
          <a
            className={classes.report}
            href={`/api/v1/dicom/series/${series.uid}/originals`}
            title={t("studies.originalsHint", { count: originals })}
            download
          >
            <Icon name="lock" size={14} />
            {t("studies.originals")}
          </a>
        )}
      </div>
    </li>
  );
}

/// What cannot be drawn leaves its place empty.
function Thumbnail({ study, series }: { study: string; series: string }) {
  const [failed, setFailed] = useState(false);
  return (
    <span className={classes.thumbnail}>
      {!failed && (
        <img
          src={`/dicomweb/studies/${study}/series/${series}/thumbnail`}
          alt=""
          loading="lazy"
          onError={() => setFailed(true)}
        />
      )}
    </span>
  );
}
