import { Button, TextInput } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Card } from "@/shared/ui/Card";
import { FailedNote } from "@/shared/ui/FailedNote";
import classes from "./scanners.module.css";
import { useAddPeer } from "./usePeers";

/// Lets an application send; **ae** is filled in where one was turned away.
export function NewScanner({ ae: asked }: { ae: string }) {
  const { t } = useTranslation("acquisition");
  const [ae, setAe] = useState(asked);
  const [name, setName] = useState("");
  const [host, setHost] = useState("");
  const [port, setPort] = useState("");
  const add = useAddPeer(() => [setAe, setName, setHost, setPort].forEach((clear) => clear("")));
  const address = host.trim() === "" ? port.trim() === "" : /^\d{1,5}$/.test(port.trim());
  const complete = ae.trim() !== "" && name.trim() !== "" && address;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!complete) return;
    add.mutate({
      ae: ae.trim(),
      name: name.trim(),
      host: host.trim() || null,
      port: host.trim() === "" ? null : Number(port),
    });
  }
  return (
    <Card title={t("scanners.add")} padded>
      <form onSubmit={submit} className={classes.form}>
        <TextInput
          label={t("scanners.ae")}
          description={t("scanners.aeHint")}
          maxLength={16}
          value={ae}
          onChange={(event) => setAe(event.target.value)}
        />
        <TextInput
          label={t("scanners.name")}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <div className={classes.pair}>
          <TextInput
            label={t("scanners.host")}
            value={host}
            onChange={(event) => setHost(event.target.value)}
          />
          <TextInput
            label={t("scanners.port")}
            inputMode="numeric"
            value={port}
            onChange={(event) => setPort(event.target.value)}
          />
        </div>
        <small className="dim">{t("scanners.hostHint")}</small>
        {add.isError && <FailedNote error={add.error} />}
        <Button type="submit" variant="default" disabled={!complete} loading={add.isPending}>
          {t("scanners.add")}
        </Button>
      </form>
    </Card>
  );
}
