import { useTranslation } from "react-i18next";
import type { Dataset, DatasetVersion } from "@/shared/api/types/catalogue";
import { useFormat } from "@/shared/i18n/format";
import { Card } from "@/shared/ui/Card";
import { DataTable, type Column } from "@/shared/ui/DataTable";

/// What the dataset was, version by version; the checksum of a version is the hash of its manifest.
export function VersionsTab({ dataset }: { dataset: Dataset }) {
  const { t } = useTranslation("catalogue");
  const format = useFormat();
  const columns: Column<DatasetVersion>[] = [
    { id: "number", header: t("versions.number"), width: 100, cell: (row) => <b>{row.number}</b> },
    { id: "created", header: t("versions.created"), cell: (row) => format.dateTime(row.createdAt) },
    { id: "files", header: t("overview.files"), numeric: true, cell: (row) => format.count(row.files) },
    { id: "bytes", header: t("overview.size"), numeric: true, cell: (row) => format.bytes(row.bytes) },
    { id: "sha256", header: t("versions.sum"), cell: (row) => <code>{row.sha256}</code> },
  ];
  return (
    <Card title={t("versions.title")} note={t("versions.note")}>
      <DataTable
        label={t("versions.title")}
        columns={columns}
        rows={dataset.versions}
        rowKey={(row) => String(row.number)}
      />
    </Card>
  );
}
