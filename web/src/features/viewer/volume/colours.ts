/// Colour maps by a few of their points, after matplotlib (viridis, plasma, hot: CC0) and a blue to red of our own.
const POINTS: Record<string, readonly string[]> = {
  gray: ["000000", "ffffff"],
  viridis: [
    "440154",
    "482878",
    "3e4989",
    "31688e",
    "26828e",
    "1f9e89",
    "35b779",
    "6ece58",
    "b5de2b",
    "fde725",
  ],
  plasma: [
    "0d0887",
    "46039f",
    "7201a8",
    "9c179e",
    "bd3786",
    "d8576b",
    "ed7953",
    "fb9f3a",
    "fdca26",
    "f0f921",
  ],
  hot: ["0b0000", "ff0000", "ffff00", "ffffff"],
  blue2red: ["2166ac", "f7f7f7", "b2182b"],
};
/// Voxels without a finite value, in every map.
const ODD = 0xff_b0_3c_c8;
const LEVELS = 256;

/// 256 colours and one behind them for what is not finite, as `ImageData` wants them.
export function lookup(map: string): Uint32Array {
  const points = (POINTS[map] ?? POINTS.gray ?? []).map((hex) =>
    [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16)),
  );
  const table = new Uint32Array(LEVELS + 1);
  for (let i = 0; i < LEVELS; i++) {
    const place = (i / (LEVELS - 1)) * (points.length - 1);
    const from = Math.min(points.length - 2, Math.floor(place));
    const [r, g, b] = [0, 1, 2].map((channel) => {
      const low = points[from]?.[channel] ?? 0;
      const high = points[from + 1]?.[channel] ?? 0;
      return Math.round(low + (high - low) * (place - from));
    });
    table[i] = ((255 << 24) | ((b ?? 0) << 16) | ((g ?? 0) << 8) | (r ?? 0)) >>> 0;
  }
  table[LEVELS] = ODD;
  return table;
}

/// A plane in colours, upper row first.
export function coloured(
  values: Float32Array,
  width: number,
  height: number,
  [low, high]: readonly [number, number],
  table: Uint32Array,
): ImageData {
  const image = new ImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  const scale = high > low ? (LEVELS - 1) / (high - low) : 0;
  const odd = table[LEVELS] ?? 0;
  for (let v = 0; v < height; v++) {
    const to = (height - 1 - v) * width;
    const from = v * width;
    for (let u = 0; u < width; u++) {
      const value = values[from + u] ?? 0;
      const level = (value - low) * scale;
      pixels[to + u] =
        value - value === 0
          ? (table[level <= 0 ? 0 : level >= LEVELS - 1 ? LEVELS - 1 : level | 0] ?? 0)
          : odd;
    }
  }
  return image;
}
