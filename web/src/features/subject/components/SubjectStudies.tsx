import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useObject } from "@/shared/api/pages";
import type { Page } from "@/shared/api/types/common";
import { Card } from "@/shared/ui/Card";
import styles from "./cards.module.css";

interface Study {
  uid: string;
  date: string | null;
  description: string;
  modalities: string[];
}

/// The studies of the archive that this subject's images were made from.
export function SubjectStudies({ id }: { id: string }) {
  const { t } = useTranslation("subject");
  const studies = useObject<Page<Study>>("/dicom/studies", { subject: id, limit: 20 });
  const rows = studies.data?.items ?? [];
  if (rows.length === 0) return null;
  return (
    <Card
      title={t("studies.title")}
      action={<Link to={`/studies?subject=${id}`}>{t("studies.all")}</Link>}
      padded
    >
      <ul className={styles.links}>
        {rows.map((study) => (
          <li key={study.uid}>
            <Link to={`/studies/${study.uid}`}>{study.description || study.date || study.uid}</Link>
            <small>{study.modalities.join(" ")}</small>
            {study.date && <small className={styles.dim}>{t("studies.on", { date: study.date })}</small>}
          </li>
        ))}
      </ul>
    </Card>
  );
}
