import { Button, Progress } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useFormat } from "@/shared/i18n/format";
import { Card } from "@/shared/ui/Card";
import { FailedNote } from "@/shared/ui/FailedNote";
import classes from "../acquisition.module.css";
import { forgetUpload, resumeUpload, stopUpload, useUploads, type Upload } from "./uploads";

/// What this browser is sending, everywhere or for one import.
export function Uploads({ intake }: { intake?: string }) {
  const uploads = useUploads().filter((upload) => intake === undefined || upload.intake === intake);
  const shown = uploads.filter((upload) => upload.state !== "done");
  if (shown.length === 0) return null;
  return (
    <Card>
      {shown.map((upload) => (
        <Row key={upload.key} upload={upload} />
      ))}
    </Card>
  );
}

function Row({ upload }: { upload: Upload }) {
  const { t } = useTranslation("acquisition");
  const format = useFormat();
  const share = upload.bytes > 0 ? Math.min(1, upload.sentBytes / upload.bytes) : 0;
  const over = upload.state === "failed" || upload.state === "stopped";
  return (
    <div className={classes.upload}>
      <div className={classes.uploadHead}>
        {upload.intake ? (
          <Link to={`/intake/${upload.intake}`}>{upload.destination.dataset}</Link>
        ) : (
          <b>{upload.destination.dataset}</b>
        )}
        <span className="dim">{t(`upload.${upload.state}`)}</span>
        <span className={classes.push}>
          {t("upload.sent", {
            files: format.count(upload.sentFiles),
            all: format.count(upload.files),
            bytes: format.bytes(upload.sentBytes),
            total: format.bytes(upload.bytes),
          })}
        </span>
        {over && (
          <Button size="compact-sm" onClick={() => resumeUpload(upload.key)}>
            {t("upload.again")}
          </Button>
        )}
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => (over ? forgetUpload(upload.key) : stopUpload(upload.key))}
        >
          {over ? t("upload.hide") : t("upload.stop")}
        </Button>
      </div>
      <Progress value={share * 100} size={6} aria-label={upload.destination.dataset} />
      {upload.state === "failed" && <FailedNote error={upload.error} />}
      {over && <p className="dim">{t("upload.resume")}</p>}
    </div>
  );
}
