package org.naohai.formats.dicom;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Siemens' mosaic: all slices of a volume as tiles of one image, row by row from the upper left.
///
/// - **images** slices, fewer than tiles or as many · **across** tiles in a row and in a column
/// - **rows**, **columns** of a tile, in pixels
/// - **normal** from one slice to the next, a unit vector in patient coordinates (LPS); empty where it is not stated
/// - **bValue** s/mm² · **direction** of the diffusion gradient, a unit vector in patient coordinates; null and empty
///   where there is none
public record SiemensMosaic(
        int images,
        int across,
        int rows,
        int columns,
        Vector normal,
        @Nullable Double bValue,
        Vector direction) {

    /// - **of** three coordinates, or none
    public record Vector(List<Double> of) {

        public Vector {
            of = List.copyOf(of);
        }

        static Vector of(double[] numbers) {
            return numbers.length == 3
                    ? new Vector(List.of(numbers[0], numbers[1], numbers[2]))
                    : new Vector(List.of());
        }

        public boolean isEmpty() {
            return of.isEmpty();
        }

        Vector times(double factor) {
            return new Vector(of.stream().map(one -> one * factor).toList());
        }

        Vector plus(Vector other) {
            return new Vector(
                    List.of(of.get(0) + other.of.get(0), of.get(1) + other.of.get(1), of.get(2) + other.of.get(2)));
        }
    }

    /// - **gives** nothing for an image that is no mosaic
    public static Optional<SiemensMosaic> of(DicomObject object) throws IOException {
        var data = object.data();
        var header = CsaHeader.image(object);
        if (header.isEmpty() || !data.texts(Tag.ImageType).contains("MOSAIC")) {
            return Optional.empty();
        }
        var counted = header.get().numbers("NumberOfImagesInMosaic");
        int rows = data.integer(Tag.Rows, 0);
        int columns = data.integer(Tag.Columns, 0);
        int images = counted.length == 0 ? 0 : (int) counted[0];
        int across = (int) Math.ceil(Math.sqrt(images));
        if (images < 1 || rows < across || columns < across) {
            return Optional.empty();
        }
        var b = header.get().numbers("B_value");
        return Optional.of(new SiemensMosaic(
                images,
                across,
                rows / across,
                columns / across,
                Vector.of(header.get().numbers("SliceNormalVector")),
                b.length == 0 ? null : b[0],
                Vector.of(header.get().numbers("DiffusionGradientDirection"))));
    }

    /// Where the centre of the first tile's first voxel lies: Image Position (Patient) is that of an image as large as
    /// the mosaic around the same centre.
    ///
    /// - **unit** mm, patient coordinates (LPS) · **gives** an empty vector where the image states no place
    public Vector position(DataSet data) {
        var position = Vector.of(data.numbers(Tag.ImagePositionPatient));
        var orientation = data.numbers(Tag.ImageOrientationPatient);
        var spacing = data.numbers(Tag.PixelSpacing);
        if (position.isEmpty() || orientation.length != 6 || spacing.length != 2) {
            return new Vector(List.of());
        }
        var alongRow = Vector.of(Arrays.copyOfRange(orientation, 0, 3));
        var alongColumn = Vector.of(Arrays.copyOfRange(orientation, 3, 6));
        double right = (columns * across - columns) / 2.0 * spacing[1];
        double down = (rows * across - rows) / 2.0 * spacing[0];
        return position.plus(alongRow.times(right)).plus(alongColumn.times(down));
    }

    /// One slice of the frame.
    ///
    /// - **image** from 0
    public PixelFrame tile(PixelFrame mosaic, int image) {
        if (image < 0 || image >= images) {
            throw new IndexOutOfBoundsException(image);
        }
        var layout = mosaic.layout();
        int unit = layout.sampleBytes() * layout.samples();
        var out = new byte[rows * columns * unit];
        int top = image / across * rows;
        int left = image % across * columns;
        for (int row = 0; row < rows; row++) {
            int from = ((top + row) * layout.columns() + left) * unit;
            System.arraycopy(mosaic.bytes(), from, out, row * columns * unit, columns * unit);
        }
        return new PixelFrame(layout.sized(rows, columns), out);
    }
}
