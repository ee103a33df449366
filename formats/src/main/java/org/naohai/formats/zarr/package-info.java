/// Zarr v3 arrays in shards, with Blosc over zstd, and OME-NGFF 0.5 metadata: written for viewers, readable by zarrita
/// and zarr-python.
@NullMarked
package org.naohai.formats.zarr;

import org.jspecify.annotations.NullMarked;
