package org.naohai.acquisition.dicom.naming;

/// Images as tests need them.
final class Images {

    private Images() {}

    /// An MR image that is called so, of one volume.
    static ImageFacts called(String description) {
        return new ImageFacts(
                "MR",
                "Siemens",
                description,
                "",
                "",
                "ORIGINAL\\PRIMARY\\M\\ND",
                "3D",
                "",
                0,
                3,
                0,
                2000,
                1,
                176,
                false,
                "",
                5);
    }

    static ImageFacts with(ImageFacts one, String sequence, String imageType, String kind, int echo, int volumes) {
        return new ImageFacts(
                one.modality(),
                one.manufacturer(),
                one.description(),
                one.protocol(),
                sequence,
                imageType,
                one.dimension(),
                kind,
                echo,
                one.echoMilliseconds(),
                one.inversionMilliseconds(),
                one.repetitionMilliseconds(),
                volumes,
                one.slices(),
                one.diffusion(),
                one.direction(),
                one.seriesNumber());
    }

    static ImageFacts of(
            String manufacturer,
            String description,
            String sequence,
            String imageType,
            String kind,
            int echo,
            int volumes,
            boolean diffusion,
            String direction) {
        return new ImageFacts(
                "MR",
                manufacturer,
                description,
                "",
                sequence,
                imageType,
                "",
                kind,
                echo,
                3,
                900,
                2000,
                volumes,
                40,
                diffusion,
                direction,
                5);
    }
}
