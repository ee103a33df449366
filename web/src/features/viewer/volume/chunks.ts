import { Fetcher, Refusal } from "./fetcher";
import {
  CHUNK,
  type ChunkPlace,
  inShard,
  indexBytes,
  keyOf,
  type Pyramid,
  readPyramid,
  shardOf,
  type Voxels,
  voxels,
} from "./pyramid";

const AT_ONCE = 8;
const REST_MILLISECONDS = 3000;
const MOST_BYTES = 768 << 20;

/// The chunks of one pyramid: what is wanted is loaded in the order it is wanted, what is no longer wanted is given up,
/// what was seen stays until room is needed.
export class Chunks {
  private readonly fetcher = new Fetcher();
  private readonly indexes = new Map<string, Promise<ArrayBuffer>>();
  /// least recently used first
  private readonly held = new Map<string, Voxels>();
  private readonly missing = new Set<string>();
  private readonly loading = new Map<string, AbortController>();
  private readonly resting = new Set<string>();
  private wanted: ChunkPlace[] = [];
  private closed = false;
  private bytes = 0;
  pyramid: Pyramid | null = null;

  constructor(
    private readonly onLoaded: () => void,
    private readonly onRefused: (refusal: Refusal) => void,
  ) {}

  async open(url: string): Promise<Pyramid> {
    this.pyramid = await readPyramid(url, (one) => this.fetcher.fetch({ url: one }));
    return this.pyramid;
  }

  /// The voxels of a chunk if they are here.
  find(place: ChunkPlace): Voxels | null {
    const key = keyOf(place);
    const found = this.held.get(key);
    if (!found) return null;
    this.held.delete(key);
    this.held.set(key, found);
    return found;
  }

  isMissing(place: ChunkPlace): boolean {
    return this.missing.has(keyOf(place));
  }

  /// From now on these are wanted, the first ones first; others that are still on their way are given up.
  want(places: ChunkPlace[]) {
    this.wanted = places.slice(0, this.most());
    const keys = new Set(this.wanted.map(keyOf));
    for (const [key, abort] of this.loading) if (!keys.has(key)) abort.abort();
    this.fill();
  }

  /// What is wanted at once has to fit, or it would push itself out.
  private most(): number {
    const bytes = this.pyramid ? voxels(this.pyramid.type, new ArrayBuffer(0)).BYTES_PER_ELEMENT : 1;
    return Math.floor((0.8 * MOST_BYTES) / (bytes * CHUNK ** 3));
  }

  close() {
    this.closed = true;
    this.fetcher.close();
    this.held.clear();
  }

  private fill() {
    for (const place of this.wanted) {
      if (this.loading.size >= AT_ONCE) return;
      const key = keyOf(place);
      const known = this.held.has(key) || this.missing.has(key) || this.resting.has(key);
      if (!known && !this.loading.has(key)) void this.load(place, key);
    }
  }

  private async load(place: ChunkPlace, key: string) {
    const abort = new AbortController();
    this.loading.set(key, abort);
    try {
      const chunk = await this.read(place, abort.signal);
      if (chunk) this.hold(key, chunk);
      else this.missing.add(key);
      this.onLoaded();
    } catch (error) {
      if (!abort.signal.aborted && !this.closed) this.failed(key, error);
    } finally {
      this.loading.delete(key);
      if (!this.closed) this.fill();
    }
  }

  /// Access that ended is told; everything else is tried again after a while.
  private failed(key: string, error: unknown) {
    const status = error instanceof Refusal ? error.status : 0;
    if (status === 401 || status === 403 || status === 404) {
      this.missing.add(key);
      this.onRefused(new Refusal(status));
      return;
    }
    this.resting.add(key);
    setTimeout(() => {
      this.resting.delete(key);
      if (!this.closed) this.fill();
    }, REST_MILLISECONDS);
  }

  private async read(place: ChunkPlace, signal: AbortSignal): Promise<Voxels | null> {
    const pyramid = this.pyramid;
    if (!pyramid) return null;
    const shard = shardOf(pyramid, place);
    let index = this.indexes.get(shard.url);
    if (!index) {
      index = this.fetcher.fetch({ url: shard.url, range: indexBytes(shard.chunks) });
      index.catch(() => this.indexes.delete(shard.url));
      this.indexes.set(shard.url, index);
    }
    const range = inShard(await index, shard.number);
    signal.throwIfAborted();
    if (!range) return null;
    return voxels(pyramid.type, await this.fetcher.fetch({ url: shard.url, range, frame: true }, signal));
  }

  private hold(key: string, chunk: Voxels) {
    this.held.set(key, chunk);
    this.bytes += chunk.byteLength;
    for (const [oldest, voxel] of this.held) {
      if (this.bytes <= MOST_BYTES || oldest === key) break;
      this.held.delete(oldest);
      this.bytes -= voxel.byteLength;
    }
  }
}
