import { coloured, lookup } from "./colours";
import { LETTERS, type Three } from "./geometry";
import type { Panel } from "./panels";
import type { Slice, Slices } from "./slices";

export interface Seen {
  at: Three;
  volume: number;
  window: [number, number];
  map: string;
}

/// A plane as it was drawn last.
interface Drawn {
  at: number;
  volume: number;
  window: [number, number];
  map: string;
  generation: number;
  slice: Slice;
  picture: OffscreenCanvas;
}

const GROUND = "#050d0d";
const CROSS = "rgba(77, 194, 184, 0.8)";
const INK = "#bfd6d1";

/// Draws the three planes; a plane that did not change is not cut again.
export class Painter {
  private readonly drawn = new Map<number, Drawn>();
  private table = lookup("gray");
  private map = "gray";
  private generation = 0;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly slices: Slices,
    private readonly shape: Three,
  ) {}

  /// Chunks came: planes that were not whole are cut again.
  renew() {
    this.generation++;
  }

  /// Whether everything that is seen is of the finest level.
  paint(panels: readonly Panel[], seen: Seen): boolean {
    const context = this.canvas.getContext("2d", { alpha: false });
    if (!context) return false;
    if (seen.map !== this.map) {
      this.map = seen.map;
      this.table = lookup(seen.map);
    }
    const dense = this.canvas.width / Math.max(1, this.canvas.clientWidth);
    context.setTransform(dense, 0, 0, dense, 0, 0);
    context.fillStyle = GROUND;
    context.fillRect(0, 0, this.canvas.clientWidth, this.canvas.clientHeight);
    context.imageSmoothingQuality = "high";
    let fine = true;
    for (const panel of panels) {
      const { slice, picture } = this.plane(panel, seen);
      context.drawImage(picture, panel.left, panel.top, panel.width, panel.height);
      fine = fine && slice.fine;
    }
    for (const panel of panels) this.marks(context, panel, seen.at);
    return fine;
  }

  private plane({ plane }: Panel, seen: Seen): Drawn {
    const at = seen.at[plane.across];
    const before = this.drawn.get(plane.across);
    const same = before?.at === at && before.volume === seen.volume;
    const keep = same && (before.slice.fine || before.generation === this.generation);
    if (keep && before.window === seen.window && before.map === seen.map) return before;
    const slice = keep ? before.slice : this.slices.cut(plane, at, seen.volume);
    const picture = before?.picture ?? new OffscreenCanvas(slice.width, slice.height);
    picture
      .getContext("2d")
      ?.putImageData(coloured(slice.values, slice.width, slice.height, seen.window, this.table), 0, 0);
    const { volume, window, map } = seen;
    const drawn = { at, volume, window, map, generation: this.generation, slice, picture };
    this.drawn.set(plane.across, drawn);
    return drawn;
  }

  private marks(context: CanvasRenderingContext2D, panel: Panel, at: Three) {
    const { plane, left, top, width, height } = panel;
    const x = left + ((at[plane.right] + 0.5) / this.shape[plane.right]) * width;
    const y = top + (1 - (at[plane.up] + 0.5) / this.shape[plane.up]) * height;
    context.strokeStyle = CROSS;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(left, y);
    context.lineTo(left + width, y);
    context.moveTo(x, top);
    context.lineTo(x, top + height);
    context.stroke();
    const letters = LETTERS[plane.across];
    context.fillStyle = INK;
    context.font = "600 12px Inter, system-ui, sans-serif";
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineWidth = 3;
    context.strokeStyle = GROUND;
    const middle = [left + width / 2, top + height / 2] as const;
    const places = [
      [left + 10, middle[1]],
      [left + width - 10, middle[1]],
      [middle[0], top + height - 10],
      [middle[0], top + 10],
    ] as const;
    letters.forEach((letter, index) => {
      const [at, down] = places[index] ?? middle;
      context.strokeText(letter, at, down);
      context.fillText(letter, at, down);
    });
  }
}
