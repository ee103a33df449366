package org.naohai.acquisition.dicom.convert;

import java.util.List;
import org.naohai.acquisition.dicom.naming.ImageFacts;
import org.naohai.formats.FileTree;
import org.naohai.kernel.Problem;
import tools.jackson.databind.node.ObjectNode;

/// What became of a series.
sealed interface Converted {

    /// - **files** of the output folder, as long as that is there · **software** `dcm2niix v1.0.20220720`
    /// - **problems** what the converter remarked
    record Images(FileTree files, List<Image> images, String software, List<Problem> problems) implements Converted {
        public Images {
            images = List.copyOf(images);
            problems = List.copyOf(problems);
        }
    }

    record Failed(Problem problem) implements Converted {}

    /// - **stem** of its files: `.nii`, and `.bval` with `.bvec` where it has **gradients**
    record Image(String stem, ImageFacts facts, ObjectNode sidecar, boolean gradients) {}
}
