import { Button } from "@mantine/core";
import { useRef, useState, type DragEvent } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/shared/i18n/format";
import { Icon } from "@/shared/ui/icons";
import classes from "../acquisition.module.css";
import { fromDrop, fromList, rootName, type Chosen } from "./collect";

interface DropZoneProps {
  files: readonly Chosen[];
  choose: (files: Chosen[], name: string | null) => void;
}

/// A place to drop files and folders, with two buttons that do the same.
export function DropZone({ files, choose }: DropZoneProps) {
  const { t } = useTranslation("acquisition");
  const format = useFormat();
  const [over, setOver] = useState(false);
  const folder = useRef<HTMLInputElement>(null);
  const single = useRef<HTMLInputElement>(null);
  const bytes = files.reduce((sum, { file }) => sum + file.size, 0);

  async function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const name = rootName(event.dataTransfer.items);
    choose(await fromDrop(event.dataTransfer.items), name);
  }
  function pick(list: FileList | null) {
    if (list && list.length > 0) choose(fromList(list), rootName(list));
  }
  return (
    <div
      className={classes.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => void drop(event)}
    >
      <Icon name="intake" size={22} />
      {files.length > 0 ? (
        <b>
          {t("new.chosen", {
            count: files.length,
            number: format.count(files.length),
            bytes: format.bytes(bytes),
          })}
        </b>
      ) : (
        <span>{t("new.drop")}</span>
      )}
      <div className={classes.choose}>
        <Button variant="default" size="compact-sm" onClick={() => folder.current?.click()}>
          {t("new.folder")}
        </Button>
        <Button variant="default" size="compact-sm" onClick={() => single.current?.click()}>
          {t("new.files")}
        </Button>
      </div>
      <input
        ref={folder}
        type="file"
        hidden
        multiple
        {...{ webkitdirectory: "" }}
        aria-label={t("new.folder")}
        onChange={(event) => pick(event.target.files)}
      />
      <input
        ref={single}
        type="file"
        hidden
        multiple
        aria-label={t("new.files")}
        onChange={(event) => pick(event.target.files)}
      />
    </div>
  );
}
