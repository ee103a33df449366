import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "@/shared/i18n/format";
import { Courses } from "./course";
import type { Three } from "./geometry";
import styles from "./volume.module.css";

interface Props {
  url: string;
  voxel: Three;
  volume: number;
  /// seconds between volumes; 0 where nobody says
  timeStep: number;
  onVolume: (volume: number) => void;
}

const WIDTH = 1000;
const HEIGHT = 120;

/// The course of the voxel under the cross-hair; a click goes to that time.
export function CurveChart({ url, voxel, volume, timeStep, onVolume }: Props) {
  const { t } = useTranslation("viewer");
  const format = useFormat();
  const course = useCourse(url, voxel);
  const path = useMemo(() => course && line(course), [course]);
  if (!course || !path) return <div className={styles.curve} aria-busy="true" />;
  const x = (index: number) => (course.length > 1 ? (index / (course.length - 1)) * WIDTH : 0);
  const when =
    timeStep > 0
      ? t("image.curveAt", { when: `${format.number(volume * timeStep)} s` })
      : t("image.curveVolume", { volume: volume + 1 });
  return (
    <figure className={styles.curve} data-testid="voxel-curve" data-points={course.length}>
      <figcaption>
        {t("image.curve")} <b>{format.number(course[volume] ?? NaN)}</b>
        <span>{when}</span>
        <span>
          {format.number(path.least)} – {format.number(path.most)}
        </span>
      </figcaption>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t("image.curve")}
        onClick={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          const part = (event.clientX - box.left) / box.width;
          onVolume(Math.round(part * (course.length - 1)));
        }}
      >
        <line x1={x(volume)} x2={x(volume)} y1={0} y2={HEIGHT} className={styles.now} />
        <path d={path.d} className={styles.line} />
      </svg>
    </figure>
  );
}

function useCourse(url: string, voxel: Three): Float32Array | null {
  const [course, setCourse] = useState<Float32Array | null>(null);
  const courses = useRef<Courses | null>(null);
  const [x, y, z] = voxel;
  useEffect(() => {
    const opened = new Courses(url);
    courses.current = opened;
    return () => opened.close();
  }, [url]);
  useEffect(() => {
    const abort = new AbortController();
    courses.current
      ?.read([x, y, z], abort.signal)
      .then((read) => !abort.signal.aborted && setCourse(read))
      .catch(() => !abort.signal.aborted && setCourse(null));
    return () => abort.abort();
  }, [url, x, y, z]);
  return course;
}

/// What is not finite interrupts the line.
function line(course: Float32Array): { d: string; least: number; most: number } {
  const finite = course.filter(Number.isFinite);
  const least = finite.reduce((a, b) => Math.min(a, b), Infinity);
  const most = finite.reduce((a, b) => Math.max(a, b), -Infinity);
  const scale = most > least ? (HEIGHT - 8) / (most - least) : 0;
  let pen = "M";
  let d = "";
  course.forEach((value, index) => {
    if (!Number.isFinite(value)) {
      pen = "M";
      return;
    }
    const px = course.length > 1 ? (index / (course.length - 1)) * WIDTH : 0;
    const py = scale > 0 ? HEIGHT - 4 - (value - least) * scale : HEIGHT / 2;
    d += `${pen}${px.toFixed(1)} ${py.toFixed(1)}`;
    pen = "L";
  });
  return { d, least: finite.length ? least : NaN, most: finite.length ? most : NaN };
}
