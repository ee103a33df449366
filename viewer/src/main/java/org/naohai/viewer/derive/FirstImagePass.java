package org.naohai.viewer.derive;

import java.util.ArrayList;
import java.util.List;
import org.naohai.formats.DerivedObject;
import org.naohai.formats.imaging.RasGrid;
import org.naohai.formats.imaging.Slab;
import org.naohai.formats.imaging.VolumeHeader;
import org.naohai.formats.imaging.VolumePass;
import org.naohai.formats.imaging.VolumePassSource;
import org.naohai.formats.imaging.VoxelType;

/// What is seen of an image at once: the middle planes of the first volume with the whole of it in 64³ voxels, and the
/// planes side by side as a small picture.
///
/// - **orientation** after the affine's closest axes: superior up, anterior right (sagittal) or up (axial), the right
///   side of the head on the right
/// - **made** `first-image`, as [FirstImage] writes it, but not of colours, which have no one value; `thumbnail`,
///   `image/png`, at most 20 kB
public final class FirstImagePass implements VolumePass {

    public static final VolumePassSource SOURCE = FirstImagePass::new;
    public static final String NAME = "first-image";

    private final VolumeHeader header;
    private final RasGrid grid;
    private final CoarseVolume coarse;
    private final List<MiddlePlane> planes = new ArrayList<>();
    private double least = Double.POSITIVE_INFINITY;
    private double most = Double.NEGATIVE_INFINITY;
    private long nonFinite;

    FirstImagePass(VolumeHeader header) {
        this.header = header;
        grid = new RasGrid(header);
        coarse = new CoarseVolume(grid);
        for (int across = 0; across < 3; across++) {
            planes.add(new MiddlePlane(grid, across));
        }
    }

    @Override
    public void accept(Slab slab) {
        if (slab.volume() != 0) {
            return;
        }
        least = Math.min(least, slab.range().least());
        most = Math.max(most, slab.range().most());
        nonFinite += slab.range().nonFinite();
        slab.rows(header.size(0), header.size(1), (from, first, length, j, k) -> {
            coarse.row(slab, from, first, length, j, k);
            planes.forEach(plane -> plane.row(slab, from, first, length, j, k));
        });
    }

    @Override
    public List<DerivedObject> finish() {
        var made = new ArrayList<DerivedObject>();
        var panels = planes.stream().filter(MiddlePlane::worthShowing).toList();
        if (!panels.isEmpty()) {
            made.add(new DerivedObject("thumbnail", "image/png", ThumbnailPainter.paint(panels)));
        }
        boolean colours = header.type() == VoxelType.RGB24 || header.type() == VoxelType.RGBA32;
        if (!colours && planes.stream().anyMatch(MiddlePlane::seen)) {
            var found = new FirstImage.Found(least, most, nonFinite);
            var bytes = new FirstImage(header, grid, planes, coarse, found).bytes();
            made.add(new DerivedObject(NAME, FirstImage.MEDIA_TYPE, bytes));
        }
        return made;
    }
}
