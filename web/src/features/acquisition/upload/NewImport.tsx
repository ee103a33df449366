import { Autocomplete, Button, Select } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import { useAll } from "@/shared/api/pages";
import { useMe } from "@/shared/api/session";
import type { DatasetRow } from "@/shared/api/types/catalogue";
import { useFormat } from "@/shared/i18n/format";
import { Card } from "@/shared/ui/Card";
import { Command } from "@/shared/ui/Command";
import { toast } from "@/shared/ui/Toasts";
import classes from "../acquisition.module.css";
import { ARCHIVE, type Chosen } from "./collect";
import { DropZone } from "./DropZone";
import { LinkTable, type Linking } from "./LinkTable";
import { lastProject, rememberProject } from "./lastProject";
import { startUpload } from "./uploads";

/// Where to, and what: then the files go, and the reader may leave.
export function NewImport() {
  const { t } = useTranslation("acquisition");
  const me = useMe();
  const format = useFormat();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const projects = me.projects.filter((project) => project.role !== "reader");
  const [project, setProject] = useState(
    () => projects.find((one) => one.key === (search.get("project") ?? lastProject(me.login)))?.key ?? "",
  );
  const [dataset, setDataset] = useState(search.get("dataset") ?? "");
  const [files, setFiles] = useState<Chosen[]>([]);
  const [link, setLink] = useState<Linking | null>(null);
  const names = useDatasetNames(project);

  function choose(chosen: Chosen[], name: string | null) {
    setFiles(chosen);
    if (name && dataset === "") setDataset(name);
  }
  async function start() {
    rememberProject(me.login, project);
    const id = await startUpload({ project, dataset: dataset.trim(), link }, files);
    setFiles([]);
    if (id) void navigate(`/intake/${id}`);
    else toast(t("new.notOpened"), "rejected");
  }
  return (
    <Card title={t("new.title")} padded>
      <div className={classes.form}>
        <Select
          label={t("new.project")}
          allowDeselect={false}
          data={projects.map((one) => ({ value: one.key, label: `${format.text(one.title)} · ${one.key}` }))}
          placeholder={t("new.choose")}
          value={project || null}
          onChange={(value) => setProject(value ?? "")}
        />
        <Autocomplete
          label={t("new.dataset")}
          description={t("new.datasetHint")}
          data={names}
          value={dataset}
          onChange={setDataset}
        />
        <DropZone files={files} choose={choose} />
        {files.some(({ path }) => ARCHIVE.test(path)) && (
          <p className={classes.caution}>{t("new.archive")}</p>
        )}
        <LinkTable link={link} choose={setLink} />
        <Button
          disabled={files.length === 0 || dataset.trim() === "" || project === ""}
          onClick={() => void start()}
        >
          {t("new.start")}
        </Button>
      </div>
      <p className={classes.alternative}>{t("new.command")}</p>
      <Command>{`./naohai import PATH --project ${project || "KEY"}`}</Command>
    </Card>
  );
}

function useDatasetNames(project: string): string[] {
  const datasets = useAll<DatasetRow>("/datasets", { project }, { enabled: project !== "" });
  return [...new Set(datasets.data?.map((dataset) => dataset.name))];
}
