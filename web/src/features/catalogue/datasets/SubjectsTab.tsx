import { useTranslation } from "react-i18next";
import { usePages } from "@/shared/api/pages";
import type { Dataset, SubjectRow } from "@/shared/api/types/catalogue";
import { Card } from "@/shared/ui/Card";
import { Listed } from "@/shared/ui/Listed";
import { useSubjectColumns } from "../subjects/columns";

export function SubjectsTab({ dataset }: { dataset: Dataset }) {
  const { t } = useTranslation("catalogue");
  const list = usePages<SubjectRow>("/subjects", { dataset: dataset.id });
  const columns = useSubjectColumns().filter((column) => column.id !== "dataset");
  return (
    <Card>
      <Listed
        list={list}
        label={t("subjects.title")}
        choose="subjects"
        columns={columns}
        rowKey={(row) => row.id}
        href={(row) => `/subjects/${row.id}`}
        empty={{ title: t("subjects.noneHere"), body: t("subjects.noneHereBody") }}
      />
    </Card>
  );
}
