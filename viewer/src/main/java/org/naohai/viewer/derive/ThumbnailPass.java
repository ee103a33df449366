package org.naohai.viewer.derive;

import java.util.ArrayList;
import java.util.List;
import org.naohai.formats.DerivedObject;
import org.naohai.formats.imaging.Slab;
import org.naohai.formats.imaging.VolumeHeader;
import org.naohai.formats.imaging.VolumePass;
import org.naohai.formats.imaging.VolumePassSource;

/// Draws the middle planes of the first volume side by side: sagittal, coronal, axial.
///
/// - **orientation** after the affine's closest axes: superior up, anterior right (sagittal) or up (axial), the right
///   side of the head on the right
/// - **made** `thumbnail`, `image/png`, at most 20 kB
public final class ThumbnailPass implements VolumePass {

    public static final VolumePassSource SOURCE = ThumbnailPass::new;

    private final VolumeHeader header;
    private final List<MiddlePlane> planes = new ArrayList<>();

    ThumbnailPass(VolumeHeader header) {
        this.header = header;
        for (int across = 0; across < 3; across++) {
            planes.add(new MiddlePlane(header, across));
        }
    }

    @Override
    public void accept(Slab slab) {
        if (slab.volume() != 0) {
            return;
        }
        long width = header.size(0);
        long height = header.size(1);
        for (int index = 0; index < slab.length(); ) {
            long voxel = slab.offset() + index;
            long row = voxel / width;
            long first = voxel % width;
            int length = (int) Math.min(width - first, slab.length() - index);
            for (var plane : planes) {
                plane.row(slab, index, first, length, row % height, row / height);
            }
            index += length;
        }
    }

    @Override
    public List<DerivedObject> finish() {
        var panels = planes.stream().filter(MiddlePlane::worthShowing).toList();
        return panels.isEmpty()
                ? List.of()
                : List.of(new DerivedObject("thumbnail", "image/png", ThumbnailPainter.paint(panels)));
    }
}
