import { Button, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { url } from "@/shared/api/client";
import { usePages } from "@/shared/api/pages";
import type { Dataset, FileRow } from "@/shared/api/types/catalogue";
import { useFormat } from "@/shared/i18n/format";
import { Card } from "@/shared/ui/Card";
import type { Column } from "@/shared/ui/DataTable";
import { Definitions } from "@/shared/ui/Definitions";
import { Icon } from "@/shared/ui/icons";
import { Listed } from "@/shared/ui/Listed";
import { SidePanel, WithPanel } from "@/shared/ui/SidePanel";
import { useUrlState } from "@/shared/ui/useUrlState";
import { VerdictMark } from "@/shared/ui/Verdict";
import classes from "../catalogue.module.css";

/// Every file of the current version, by the start of its path.
export function FilesTab({ dataset }: { dataset: Dataset }) {
  const { t } = useTranslation("catalogue");
  const state = useUrlState();
  const [prefix, setPrefix] = useState(state.get("prefix") ?? "");
  const [asked] = useDebouncedValue(prefix, 200);
  const list = usePages<FileRow>(`/datasets/${dataset.id}/files`, { prefix: asked });
  const [chosen, setChosen] = useState<FileRow | null>(null);
  const columns = useFileColumns();
  return (
    <>
      <TextInput
        className={classes.narrow}
        placeholder={t("files.prefix")}
        aria-label={t("files.prefix")}
        value={prefix}
        leftSection={<Icon name="search" size={14} />}
        onChange={(event) => {
          setPrefix(event.target.value);
          state.set("prefix", event.target.value);
        }}
      />
      <WithPanel
        list={
          <Card>
            <Listed
              list={list}
              label={t("dataset.tab.files")}
              choose="files"
              columns={columns}
              rowKey={(row) => row.path}
              selected={chosen?.path}
              onOpen={setChosen}
              onCurrent={(row) => chosen && setChosen(row)}
              empty={
                asked
                  ? { title: t("files.nonePrefix", { prefix: asked }), body: t("files.nonePrefixBody") }
                  : { title: t("files.none"), body: t("files.noneBody") }
              }
            />
          </Card>
        }
        panel={chosen && <FilePanel dataset={dataset} file={chosen} close={() => setChosen(null)} />}
      />
    </>
  );
}

/// A kind of file in the reader's language, as the server tells it by content.
function useKind() {
  const { t, i18n } = useTranslation("catalogue");
  return (kind: string) =>
    i18n.exists(`catalogue:files.kinds.${kind}`) ? t(`files.kinds.${kind}` as "files.kinds.table") : kind;
}

function useFileColumns(): Column<FileRow>[] {
  const { t } = useTranslation("catalogue");
  const kind = useKind();
  const format = useFormat();
  return [
    {
      id: "path",
      header: t("files.path"),
      cell: (row) => (
        <span className={classes.path}>
          <code>{row.path}</code>
          {row.identifying && (
            <span title={t("files.identifying")} className={classes.lock}>
              <Icon name="lock" size={13} />
              <span className="visually-hidden">{t("files.identifying")}</span>
            </span>
          )}
        </span>
      ),
    },
    {
      id: "kind",
      header: t("files.kind"),
      cell: (row) => <span className="dim nowrap">{kind(row.kind)}</span>,
    },
    { id: "verdict", header: t("files.verdict"), cell: (row) => <VerdictMark verdict={row.verdict} /> },
    { id: "size", header: t("files.size"), numeric: true, cell: (row) => format.bytes(row.size) },
  ];
}

function FilePanel({ dataset, file, close }: { dataset: Dataset; file: FileRow; close: () => void }) {
  const { t } = useTranslation("catalogue");
  const format = useFormat();
  const kind = useKind();
  const content = url(`/datasets/${dataset.id}/files/content`, { path: file.path });
  const may = !file.identifying || dataset.may.own;
  return (
    <SidePanel
      title={file.path.split("/").at(-1) ?? file.path}
      close={close}
      actions={
        <>
          {file.recordingId && (
            <Button component={Link} to={`/recordings/${file.recordingId}`}>
              {t("files.openRecording")}
            </Button>
          )}
          {file.tableId && (
            <Button component={Link} to={`/tables/${file.tableId}`}>
              {t("files.openTable")}
            </Button>
          )}
          {may && (
            <Button
              component="a"
              href={content}
              download
              variant="default"
              leftSection={<Icon name="download" size={14} />}
            >
              {t("files.download")}
            </Button>
          )}
        </>
      }
    >
      <div className={classes.panelBody}>
        <Definitions
          items={[
            [t("files.path"), <code key="path">{file.path}</code>],
            [t("files.kind"), kind(file.kind)],
            [t("files.verdict"), <VerdictMark key="verdict" verdict={file.verdict} />],
            [t("files.size"), format.bytes(file.size)],
            ["SHA-256", <code key="sum">{file.sha256}</code>],
          ]}
        />
        {file.identifying && (
          <p className={classes.hint}>{t(may ? "files.identifyingOwn" : "files.identifyingNot")}</p>
        )}
      </div>
    </SidePanel>
  );
}
