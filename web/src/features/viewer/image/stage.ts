import { DRAG_MODE, MULTIPLANAR_TYPE, Niivue, SHOW_RENDER, SLICE_TYPE } from "@niivue/niivue";

/// Where the crosshair is: voxel index and world position in millimetres (RAS), and the value there.
export interface Place {
  voxel: [number, number, number];
  mm: [number, number, number];
  value: number | null;
}

export interface Volume {
  volumes: number;
  window: [number, number];
  /// smallest and largest value
  span: [number, number];
}

type Moved = (place: Place) => void;

/// NiiVue behind one small door: three planes of one volume. The page never touches the GL object itself.
export class Stage {
  private readonly nv: Niivue;

  constructor(onMove: Moved) {
    this.nv = new Niivue({
      backColor: [0.02, 0.05, 0.05, 1],
      crosshairColor: [0.3, 0.76, 0.72, 0.9],
      crosshairWidth: 0.18,
      crosshairWidthUnit: "percent",
      fontColor: [0.75, 0.84, 0.82, 1],
      isColorbar: false,
      multiplanarLayout: MULTIPLANAR_TYPE.AUTO,
      multiplanarShowRender: SHOW_RENDER.NEVER,
      multiplanarPadPixels: 6,
      multiplanarEqualSize: false,
      isOrientationTextVisible: true,
      showAllOrientationMarkers: true,
      sagittalNoseLeft: true,
      dragMode: DRAG_MODE.contrast,
      dragAndDropEnabled: false,
      show3Dcrosshair: true,
      loadingText: "",
      logLevel: "error",
    });
    this.nv.onLocationChange = (location) => onMove(placeOf(location));
  }

  async open(canvas: HTMLCanvasElement, bytes: ArrayBuffer, name: string): Promise<Volume> {
    await this.nv.attachToCanvas(canvas);
    this.nv.setSliceType(SLICE_TYPE.MULTIPLANAR);
    await this.nv.loadFromArrayBuffer(bytes, name);
    const image = this.image();
    if (!image) throw new Error("no volume was read");
    return {
      volumes: image.nFrame4D ?? 1,
      window: [image.cal_min ?? 0, image.cal_max ?? 1],
      span: [image.global_min ?? 0, image.global_max ?? 1],
    };
  }

  goTo(mm: [number, number, number]) {
    this.nv.scene.crosshairPos = this.nv.mm2frac(mm);
    this.nv.drawScene();
    this.nv.createOnLocationChange();
  }

  tell() {
    this.nv.createOnLocationChange();
  }

  step(x: number, y: number, z: number) {
    this.nv.moveCrosshairInVox(x, y, z);
  }

  setVolume(index: number) {
    const image = this.image();
    if (image) this.nv.setFrame4D(image.id, index);
    this.nv.createOnLocationChange();
  }

  setWindow([low, high]: [number, number]) {
    const image = this.image();
    if (!image) return;
    image.cal_min = low;
    image.cal_max = high;
    this.nv.updateGLVolume();
  }

  setMap(map: string) {
    const image = this.image();
    if (image) this.nv.setColormap(image.id, map);
  }

  show3d(shown: boolean) {
    this.nv.opts.multiplanarShowRender = shown ? SHOW_RENDER.ALWAYS : SHOW_RENDER.NEVER;
    this.nv.drawScene();
  }

  resize() {
    this.nv.resizeListener();
  }

  close() {
    this.nv.cleanup();
    this.nv.gl.getExtension("WEBGL_lose_context")?.loseContext();
  }

  private image() {
    return this.nv.volumes[0];
  }
}

interface Location {
  mm: ArrayLike<number>;
  vox: ArrayLike<number>;
  values: { value: number }[];
}

function placeOf(location: unknown): Place {
  const { mm, vox, values } = location as Location;
  const three = (list: ArrayLike<number>): [number, number, number] => [
    list[0] ?? 0,
    list[1] ?? 0,
    list[2] ?? 0,
  ];
  return { voxel: three(vox), mm: three(mm), value: values[0]?.value ?? null };
}
