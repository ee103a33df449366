import { Fetcher, Refusal } from "./fetcher";
import {
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
  private wanted: ChunkPlace[] = [];
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
    this.wanted = places;
    const keys = new Set(places.map(keyOf));
    for (const [key, abort] of this.loading) if (!keys.has(key)) abort.abort();
    this.fill();
  }

  close() {
    this.fetcher.close();
    this.held.clear();
  }

  private fill() {
    for (const place of this.wanted) {
      if (this.loading.size >= AT_ONCE) return;
      const key = keyOf(place);
      if (!this.held.has(key) && !this.missing.has(key) && !this.loading.has(key)) void this.load(place, key);
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
      if (error instanceof Refusal) {
        this.missing.add(key);
        this.onRefused(error);
      }
    } finally {
      this.loading.delete(key);
      this.fill();
    }
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
