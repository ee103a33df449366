import type { Three } from "./geometry";
import { type DataType, inShard, indexBytes, voxels } from "./pyramid";
import { Fetcher } from "./fetcher";

/// Voxels along each side of a chunk, and of a shard.
const SIDE = 4;
const SHARD = 16;

interface CourseDocument {
  shape: [number, number, number, number];
  data_type: DataType;
}

/// The courses of voxels over time: one voxel is one short read.
export class Courses {
  private readonly fetcher = new Fetcher();
  private readonly document: Promise<CourseDocument>;

  constructor(private readonly url: string) {
    this.document = this.fetcher
      .fetch({ url: `${url}zarr.json` })
      .then((bytes) => JSON.parse(new TextDecoder().decode(bytes)) as CourseDocument);
  }

  async read(voxel: Three, signal: AbortSignal): Promise<Float32Array> {
    const { shape, data_type } = await this.document;
    const shard = voxel.map((one) => Math.floor(one / SHARD)) as Three;
    const place = voxel.map((one) => Math.floor((one % SHARD) / SIDE)) as Three;
    const url = `${this.url}c/0/${shard[2]}/${shard[1]}/${shard[0]}`;
    const chunks = SHARD / SIDE;
    const index = await this.fetcher.fetch({ url, range: indexBytes(chunks ** 3) }, signal);
    const range = inShard(index, (place[2] * chunks + place[1]) * chunks + place[0]);
    const course = new Float32Array(shape[0]);
    if (!range) return course;
    const chunk = voxels(data_type, await this.fetcher.fetch({ url, range, frame: true }, signal));
    const at = ((voxel[2] % SIDE) * SIDE + (voxel[1] % SIDE)) * SIDE + (voxel[0] % SIDE);
    for (let t = 0; t < course.length; t++) course[t] = chunk[t * SIDE ** 3 + at] ?? NaN;
    return course;
  }

  close() {
    this.fetcher.close();
  }
}
