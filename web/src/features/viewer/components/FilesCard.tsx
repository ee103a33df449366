import { ActionIcon } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { url } from "@/shared/api/client";
import { useObject } from "@/shared/api/pages";
import type { Dataset, Recording } from "@/shared/api/types/catalogue";
import { useFormat } from "@/shared/i18n/format";
import { Card } from "@/shared/ui/Card";
import { Icon } from "@/shared/ui/icons";
import styles from "./cards.module.css";

/// The files behind a recording: those who may, download; what identifies a person is locked, with the reason.
export function FilesCard({ recording }: { recording: Recording }) {
  const { t } = useTranslation("viewer");
  const dataset = useObject<Dataset>(`/datasets/${recording.dataset.id}`);
  const owner = dataset.data?.may.own ?? false;
  return (
    <Card title={t("files.title")} note={String(recording.files.length)} padded>
      <ul className={styles.files}>
        {recording.files.map((file) => (
          <FileLine
            key={file.path}
            file={file}
            dataset={recording.dataset.id}
            locked={file.identifying && !owner}
          />
        ))}
      </ul>
    </Card>
  );
}

type FileOfRecording = Recording["files"][number];

function FileLine({ file, dataset, locked }: { file: FileOfRecording; dataset: string; locked: boolean }) {
  const { t } = useTranslation("viewer");
  const format = useFormat();
  const name = file.path.split("/").at(-1) ?? file.path;
  return (
    <li>
      <Icon name={file.identifying ? "lock" : "file"} />
      <div>
        <code title={file.path}>{name}</code>
        <small>
          {format.bytes(file.size)}
          {file.sha256 && (
            <>
              {" · "}
              <span className={styles.hash} title={file.sha256}>
                {file.sha256.slice(0, 12)}
              </span>
            </>
          )}
        </small>
        {file.identifying && <small>{t(locked ? "files.locked" : "files.identifying")}</small>}
      </div>
      {!locked && (
        <ActionIcon
          component="a"
          variant="default"
          size="md"
          href={url(`/datasets/${dataset}/files/content`, { path: file.path })}
          download={name}
          aria-label={t("files.download", { name })}
        >
          <Icon name="download" size={14} />
        </ActionIcon>
      )}
    </li>
  );
}
